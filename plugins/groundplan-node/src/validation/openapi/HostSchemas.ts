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
import { getRecord, getString } from 'backstage-plugin-groundplan-common';
import { HostRequestError } from '../../transport/HostRequestError';
import { HostTransport } from '../../transport/HostTransport';
import { KindSchema } from './KindSchema';
import { OpenApiCache } from './OpenApiCache';
import { GroupVersionKind, OpenApiDocument } from './OpenApiDocument';

const ROOT = '/openapi/v3';

/** The core group of a host has one and a half. */
const MAX_BYTES = 32_000_000;

/** Options of {@link HostSchemas.create}. @internal */
export interface HostSchemasOptions {
  host: string;
  transport: HostTransport;
  cache: OpenApiCache;
  signal: AbortSignal;
}

/**
 * The schemas that a host cluster serves. Its index is read once; each document
 * when it is first needed.
 *
 * @internal
 */
export class HostSchemas {
  readonly #options: HostSchemasOptions;
  readonly #documents = new Map<string, Promise<OpenApiDocument>>();
  #index?: Promise<Record<string, unknown>>;

  private constructor(options: HostSchemasOptions) {
    this.#options = options;
  }

  static create(options: HostSchemasOptions): HostSchemas {
    return new HostSchemas(options);
  }

  /**
   * The schema of a kind; undefined where the host serves none of that name.
   *
   * @throws HostRequestError where the host does not say.
   */
  async kind(gvk: GroupVersionKind): Promise<KindSchema | undefined> {
    this.#index ??= this.#readIndex();
    const index = await this.#index;
    const key = gvk.group
      ? `apis/${gvk.group}/${gvk.version}`
      : `api/${gvk.version}`;
    const path = getString(index, key, 'serverRelativeURL');
    if (path === undefined) {
      return undefined;
    }
    const document = this.#documents.get(path) ?? this.#document(path);
    this.#documents.set(path, document);
    return (await document).kind(gvk);
  }

  async #readIndex(): Promise<Record<string, unknown>> {
    const paths = getRecord(await this.#get(ROOT), 'paths');
    if (!paths) {
      throw unexpected(ROOT);
    }
    return paths;
  }

  async #document(path: string): Promise<OpenApiDocument> {
    const { host, cache } = this.#options;
    const known = cache.get(host, path);
    if (known) {
      return known;
    }
    if (!path.startsWith(`${ROOT}/`)) {
      throw unexpected(ROOT);
    }
    const body = await this.#get(path).catch(error => {
      if (error instanceof HostRequestError && error.status === 301) {
        // It has changed since the index was read.
        return this.#get(path.split('?')[0]);
      }
      throw error;
    });
    if (!getRecord(body, 'components', 'schemas')) {
      throw unexpected(path);
    }
    const document = OpenApiDocument.create(body);
    if (/[?&]hash=/.test(path)) {
      cache.set(host, path, document);
    }
    return document;
  }

  async #get(path: string): Promise<unknown> {
    const { transport, signal } = this.#options;
    const { body } = await transport.get({
      verb: 'get',
      path,
      signal,
      maxBytes: MAX_BYTES,
      mayBeText: true,
    });
    return body;
  }
}

function unexpected(path: string): HostRequestError {
  return new HostRequestError(
    'content',
    `get ${path.split('?')[0]} was answered with a document of another kind`,
  );
}
