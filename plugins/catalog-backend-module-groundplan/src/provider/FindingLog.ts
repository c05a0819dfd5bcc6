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

import { LoggerService } from '@backstage/backend-plugin-api';
import { Finding } from 'backstage-plugin-groundplan-common';

/** More at once than these are counted instead of shown. */
const MAX_LINES = 20;

/** Logs each finding once, however often its object changes. */
export class FindingLog {
  readonly #logger: LoggerService;
  readonly #known = new Map<string, Set<string>>();
  #lines: string[] = [];
  #ownerless: string[] = [];

  static create(logger: LoggerService): FindingLog {
    return new FindingLog(logger);
  }

  private constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** Takes note of what an object's findings are now. */
  note(key: string, findings: readonly Finding[]): void {
    const known = this.#known.get(key);
    const now = new Set<string>();
    for (const { id, message } of findings) {
      const text = `${id}: ${message}`;
      now.add(text);
      if (!known?.has(text)) {
        if (id === 'owner-missing') {
          this.#ownerless.push(key);
        } else if (id !== 'namespace-unread') {
          // That one is said of the kind, once.
          this.#lines.push(`${key}: ${text}`);
        }
      }
    }
    if (now.size > 0) {
      this.#known.set(key, now);
    } else {
      this.#known.delete(key);
    }
  }

  /** Logs what is new since the last time. */
  flush(): void {
    for (const line of this.#lines.slice(0, MAX_LINES)) {
      this.#logger.info(line);
    }
    if (this.#lines.length > MAX_LINES) {
      this.#logger.info(
        `${
          this.#lines.length - MAX_LINES
        } more findings; each is on its object's tab`,
      );
    }
    if (this.#ownerless.length > 0) {
      const [first, ...others] = this.#ownerless;
      this.#logger.info(
        `owner-missing: nobody is named as owner of ${first}${
          others.length > 0 ? ` and ${others.length} more` : ''
        }`,
      );
    }
    this.#lines = [];
    this.#ownerless = [];
  }
}
