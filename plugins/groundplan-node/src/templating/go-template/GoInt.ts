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

/** The integer types that templates meet. */
export type GoIntType = 'int' | 'int64' | 'uint64' | 'uint8';

const SIZES: Record<GoIntType, (value: bigint) => bigint> = {
  int: value => BigInt.asIntN(64, value),
  int64: value => BigInt.asIntN(64, value),
  uint64: value => BigInt.asUintN(64, value),
  uint8: value => BigInt.asUintN(8, value),
};

/** An integer of one of Go's types, which keep apart what is equal in JavaScript. */
export class GoInt {
  readonly value: bigint;

  private constructor(value: bigint, readonly type: GoIntType) {
    this.value = SIZES[type](value);
  }

  /** An int where no type is given; what is too large wraps, as in Go. */
  static create(value: bigint | number, type: GoIntType = 'int'): GoInt {
    return new GoInt(BigInt(value), type);
  }

  static int64(value: bigint): GoInt {
    return new GoInt(value, 'int64');
  }
}
