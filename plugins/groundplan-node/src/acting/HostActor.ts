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

import { getBoolean, getString } from 'backstage-plugin-groundplan-common';
import { HostConnection } from '../host-clusters/HostConnection';
import { DEFAULT_TIMING } from '../mirror/MirrorTiming';
import { HostTransport } from '../transport/HostTransport';
import { TurnQueue } from '../transport/TurnQueue';
import { AccessAnswer, AccessQuestion } from './AccessReview';
import { Impersonation } from './Impersonation';

/** How many requests one host is sent at once. */
const MAX_CONCURRENT_REQUESTS = 8;
/** The longest answer: a list of the chunks of a plan. */
const MAX_BYTES = 64_000_000;

/** Options of {@link HostActor.create}. @public */
export interface HostActorOptions {
  connection: HostConnection;
  /** How long the host may be silent, in milliseconds; 30 s by default. */
  responseMs?: number;
}

/** Options of one request. @public */
export interface ActOptions {
  /** As whom; as the connection's own identity by default. */
  as?: Impersonation;
  signal?: AbortSignal;
}

/**
 * Reads and patches single objects of one host cluster, for what people ask of
 * them. Failures are {@link HostRequestError}s, with the status where the host
 * refuses: 403 by its RBAC, 409 where the object is no longer the one that was read.
 *
 * @public
 */
export class HostActor {
  readonly #transport: HostTransport;
  readonly #responseMs: number;

  static create(options: HostActorOptions): HostActor {
    return new HostActor(options);
  }

  private constructor({ connection, responseMs }: HostActorOptions) {
    this.#responseMs = responseMs ?? DEFAULT_TIMING.responseMs;
    this.#transport = HostTransport.create({
      connection,
      turns: new TurnQueue(),
      responseMs: this.#responseMs,
      maxConcurrentRequests: MAX_CONCURRENT_REQUESTS,
    });
  }

  /** Reads an object, or a list of them where `path` has a query or no name. */
  async get(path: string, options: ActOptions = {}): Promise<unknown> {
    const { body } = await this.#transport.get({
      verb: 'get',
      path,
      maxBytes: MAX_BYTES,
      headers: impersonating(options.as),
      signal: this.#signal(options),
    });
    return body;
  }

  /**
   * Sends a JSON merge patch. With `metadata.resourceVersion` in it, it is refused
   * with 409 where the object has changed since.
   *
   * @returns the object as it is then
   */
  async patch(
    path: string,
    patch: object,
    options: ActOptions = {},
  ): Promise<unknown> {
    return this.#transport.write({
      verb: 'patch',
      method: 'PATCH',
      path: `${path}?fieldManager=groundplan`,
      contentType: 'application/merge-patch+json',
      body: JSON.stringify(patch),
      maxBytes: MAX_BYTES,
      headers: impersonating(options.as),
      signal: this.#signal(options),
    });
  }

  /** Asks whether something would be allowed, by a SelfSubjectAccessReview. */
  async mayI(
    question: AccessQuestion,
    options: ActOptions = {},
  ): Promise<AccessAnswer> {
    const answer = await this.#transport.write({
      verb: 'review',
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      contentType: 'application/json',
      body: JSON.stringify({
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: question },
      }),
      maxBytes: MAX_BYTES,
      headers: impersonating(options.as),
      signal: this.#signal(options),
    });
    const reason = getString(answer, 'status', 'reason');
    return {
      allowed: getBoolean(answer, 'status', 'allowed') === true,
      ...(reason && { reason }),
    };
  }

  /** Closes all connections. */
  close(): void {
    this.#transport.close();
  }

  #signal({ signal }: ActOptions): AbortSignal {
    const timeout = AbortSignal.timeout(this.#responseMs);
    return signal ? AbortSignal.any([signal, timeout]) : timeout;
  }
}

function impersonating(
  as: Impersonation | undefined,
): Record<string, string | string[]> | undefined {
  return as && { 'Impersonate-User': as.user, 'Impersonate-Group': as.groups };
}
