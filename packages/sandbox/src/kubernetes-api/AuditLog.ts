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

import { ServerResponse } from 'node:http';
import { Requester } from './authenticate';
import { Access } from './Authorizer';

const KEPT = 1000;
const READS = ['get', 'list', 'watch'];

/** A request to write, and who made it. @public */
export interface AuditEntry {
  user: string;
  groups: string[];
  /** Who asked in the name of that user. */
  impersonatedBy?: string;
  verb: string;
  group: string;
  plural: string;
  subresource?: string;
  namespace?: string;
  name?: string;
  /** How it was answered. */
  code: number;
}

/** Remembers who has written, or was not allowed to. @internal */
export class AuditLog {
  readonly #entries: AuditEntry[] = [];

  private constructor() {}

  static create(): AuditLog {
    return new AuditLog();
  }

  get entries(): AuditEntry[] {
    return structuredClone(this.#entries);
  }

  /** Writes an entry once the request has been answered. */
  follow(
    response: ServerResponse,
    access: Access,
    { grant, impersonatedBy }: Requester,
  ): void {
    if (READS.includes(access.verb)) {
      return;
    }
    const { verb, group, plural, subresource, namespace, name } = access;
    response.once('finish', () => {
      this.#entries.push({
        user: grant.user,
        groups: grant.groups ?? [],
        ...(impersonatedBy && { impersonatedBy }),
        verb,
        group,
        plural,
        subresource,
        namespace,
        name,
        code: response.statusCode,
      });
      this.#entries.splice(0, this.#entries.length - KEPT);
    });
  }
}
