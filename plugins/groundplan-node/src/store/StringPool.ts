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

/** Longer strings seldom repeat. */
const MAX_LENGTH = 128;

/** What does not repeat comes in as well; when it is full, it starts anew. */
const MAX_STRINGS = 50_000;

/** Keys below which objects say the same few things again and again. */
const REPEATING_KEYS: ReadonlySet<string> = new Set([
  'apiGroup',
  'apiVersion',
  'clusterName',
  'kind',
  'message',
  'name',
  'namespace',
  'phase',
  'reason',
  'severity',
  'status',
  'type',
  'version',
  'lastTransitionTime',
]);

/**
 * Keeps one copy of strings that repeat. `JSON.parse` makes a new one each time,
 * which for a fleet is most of the memory.
 *
 * @internal
 */
export class StringPool {
  readonly #strings = new Map<string, string>();

  /** The string that is equal to this one. */
  share(value: string): string {
    if (value.length > MAX_LENGTH) {
      return value;
    }
    const known = this.#strings.get(value);
    if (known !== undefined) {
      return known;
    }
    if (this.#strings.size >= MAX_STRINGS) {
      this.#strings.clear();
    }
    this.#strings.set(value, value);
    return value;
  }

  /** Replaces repeating strings within a value, in place. */
  shareWithin(value: unknown): void {
    if (Array.isArray(value)) {
      for (const element of value) {
        this.shareWithin(element);
      }
    } else if (typeof value === 'object' && value !== null) {
      const record = value as Record<string, unknown>;
      for (const key of Object.keys(record)) {
        const field = record[key];
        if (typeof field === 'string') {
          if (REPEATING_KEYS.has(key)) {
            record[key] = this.share(field);
          }
        } else {
          this.shareWithin(field);
        }
      }
    }
  }
}
