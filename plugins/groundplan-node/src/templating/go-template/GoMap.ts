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

import { compareBytes } from '../goStrings';
import type { GoValue } from './GoValue';

/** What a map says of its values; its keys are strings. */
export type GoMapType = 'map[string]interface {}' | 'map[string]string';

/** A map; whatever a key is called, it is nothing but a key. */
export class GoMap {
  private constructor(
    readonly entries: Map<string, GoValue>,
    readonly type: GoMapType,
    /** Go's nil map, which cannot be written to. */
    readonly isNil: boolean,
  ) {}

  static create(entries: Iterable<[string, GoValue]> = []): GoMap {
    return new GoMap(new Map(entries), 'map[string]interface {}', false);
  }

  static strings(entries: Iterable<[string, string]>): GoMap {
    return new GoMap(new Map(entries), 'map[string]string', false);
  }

  static nil(): GoMap {
    return new GoMap(new Map(), 'map[string]interface {}', true);
  }

  /** The same type of map with these entries. */
  withEntries(entries: Iterable<[string, GoValue]>): GoMap {
    return new GoMap(new Map(entries), this.type, false);
  }

  /** Throws an Error where Go would panic. */
  write(key: string, value: GoValue) {
    if (this.isNil) {
      throw new Error('assignment to entry in nil map');
    }
    if (this.type === 'map[string]string' && typeof value !== 'string') {
      throw new Error(`value is no string, as ${this.type} needs`);
    }
    this.entries.set(key, value);
  }

  get size(): number {
    return this.entries.size;
  }

  /** What Go gives for a key that is not there. */
  get zero(): GoValue {
    return this.type === 'map[string]string' ? '' : null;
  }

  /** In the order in which Go prints and ranges. */
  sortedKeys(): string[] {
    return [...this.entries.keys()].sort(compareBytes);
  }
}
