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

import { GoInt } from './GoInt';
import type { GoValue } from './GoValue';

/** What a slice says of its elements. */
export type GoListType =
  | '[]interface {}'
  | '[]string'
  | '[]int'
  | '[][]interface {}';

/** A slice. */
export class GoList {
  private constructor(
    readonly items: GoValue[],
    readonly type: GoListType,
    /** Go's nil slice, which JSON writes as null. */
    readonly isNil: boolean,
  ) {}

  /** A `[]interface{}` where no type is given. */
  static create(items: GoValue[], type: GoListType = '[]interface {}'): GoList {
    return new GoList(items, type, false);
  }

  static strings(items: string[]): GoList {
    return new GoList(items, '[]string', false);
  }

  static ints(items: number[]): GoList {
    return new GoList(
      items.map(item => GoInt.create(item)),
      '[]int',
      false,
    );
  }

  static nil(type: GoListType = '[]interface {}'): GoList {
    return new GoList([], type, true);
  }

  get size(): number {
    return this.items.length;
  }
}
