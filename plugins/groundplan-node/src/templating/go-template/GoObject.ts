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

import type { GoFunction } from './GoFunction';

/** A value of a type with methods. */
export abstract class GoObject {
  /** As Go's `%T` writes it. */
  abstract readonly type: string;
  /** As Go's reflection names it. */
  abstract readonly kind: 'struct' | 'ptr';

  /** A method by name; a template calls it as a field. */
  abstract method(name: string): GoFunction | undefined;

  /** Whether Go's == holds. */
  abstract equals(other: GoObject): boolean;

  /** Whether Go's reflect.DeepEqual holds, for what is of the same type. */
  abstract deepEquals(other: GoObject): boolean;

  /** As JSON writes it. */
  abstract toJson(): string;

  /** As it prints. */
  abstract toString(): string;
}
