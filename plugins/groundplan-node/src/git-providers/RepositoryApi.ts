/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { z } from 'zod';
import {
  GitHttpClient,
  GitHttpRequest,
  GitHttpResponse,
} from './http/GitHttpClient';
import { GitProviderError } from './GitProviderError';
import { NextPage, readPages } from './http/readPages';

/** A request inside of a repository. */
export interface RepositoryRequest extends Omit<GitHttpRequest, 'where'> {
  /** The branch, commit or path it is about; the repository is named anyway. */
  where?: string;
  /** The path is none below the repository's, but of an API beside it. */
  isOutside?: boolean;
}

type RestOf<F> = F extends (first: never, ...rest: infer R) => unknown
  ? R
  : never;

/**
 * The requests of one repository: they go below its path, messages name it, and
 * a 404 inside of it says that something is absent only where the repository
 * itself is there.
 */
export class RepositoryApi {
  readonly http: GitHttpClient;
  readonly #confirm: () => Promise<unknown>;
  #name: string;
  #path: string;
  #isKnown = false;
  #isArchived = false;

  static create(options: {
    http: GitHttpClient;
    name: string;
    path: string;
    /** Reads the repository, which fails when it is not there. */
    confirm: () => Promise<unknown>;
  }): RepositoryApi {
    return new RepositoryApi(options);
  }

  private constructor(options: Parameters<typeof RepositoryApi.create>[0]) {
    this.http = options.http;
    this.#confirm = options.confirm;
    this.#name = options.name;
    this.#path = options.path;
  }

  get name(): string {
    return this.#name;
  }

  get path(): string {
    return this.#path;
  }

  /** It is there, under this name by now. */
  found(name: string, path: string, isArchived = false): void {
    this.#name = name;
    this.#path = path;
    this.#isKnown = true;
    this.#isArchived = isArchived;
  }

  /** Fails for one that is known to take no changes, where the provider would not say so. */
  requireWritable(request: Pick<RepositoryRequest, 'doing' | 'where'>): void {
    if (this.#isArchived) {
      throw this.error(request, 'archived', {
        why: 'the repository is archived or disabled',
        next: 'Unarchive it, or choose another repository.',
      });
    }
  }

  where(detail?: string): string {
    return [this.#name, detail].filter(Boolean).join(', ');
  }

  async request(request: RepositoryRequest): Promise<GitHttpResponse> {
    return await this.http.request(this.#whole(request));
  }

  async json<T>(schema: z.ZodType<T>, request: RepositoryRequest): Promise<T> {
    return await this.http.json(schema, this.#whole(request));
  }

  parse<T>(
    schema: z.ZodType<T>,
    response: GitHttpResponse,
    request: RepositoryRequest,
  ): T {
    return this.http.parse(schema, response, this.#whole(request));
  }

  error(
    request: Pick<RepositoryRequest, 'doing' | 'where'>,
    ...rest: RestOf<GitHttpClient['error']>
  ): GitProviderError {
    return this.http.error(
      { doing: request.doing, where: this.where(request.where) },
      ...rest,
    );
  }

  async pages<T>(
    schema: z.ZodType<T>,
    request: RepositoryRequest,
    options?: { accept?: number[]; next?: NextPage<T> },
  ): Promise<T[]> {
    return await readPages({
      api: this.http,
      schema,
      request: this.#whole(request),
      ...options,
    });
  }

  /** What may be absent. */
  async find<T>(
    schema: z.ZodType<T>,
    request: RepositoryRequest,
  ): Promise<T | undefined> {
    const whole = this.#whole(request);
    const response = await this.http.request({ ...whole, accept: [404] });
    if (response.status === 404) {
      await this.requireRepository();
      return undefined;
    }
    return this.http.parse(schema, response, whole);
  }

  /** A file's bytes; where there are none, `confirm` fails if its commit is not there. */
  async findBytes(
    request: Omit<RepositoryRequest, 'doing'>,
    confirm: () => Promise<unknown>,
  ): Promise<Uint8Array | undefined> {
    const { status, bytes } = await this.request({
      headers: { accept: '*/*' },
      ...request,
      accept: [404],
      doing: 'read a file',
    });
    if (status === 404) {
      await confirm();
      return undefined;
    }
    return bytes;
  }

  /** Fails when it is the repository itself that is not there. */
  async requireRepository(): Promise<void> {
    if (!this.#isKnown) {
      await this.#confirm();
    }
  }

  #whole({ isOutside, ...request }: RepositoryRequest): GitHttpRequest {
    return {
      ...request,
      path: isOutside ? request.path : this.#path + request.path,
      where: this.where(request.where),
    };
  }
}
