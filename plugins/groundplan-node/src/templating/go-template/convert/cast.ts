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

import { parseDecimal } from '../../goStrings';
import { GoInt } from '../GoInt';
import { GoValue } from '../GoValue';
import { parseGoFloat, parseGoInteger } from '../parseNumber';

const MIN_INT = -(2n ** 63n);
const MAX_INT = 2n ** 63n - 1n;

/** A value as an integer of 64 bits as Sprig takes it; what is none is 0. */
export function toInteger(value: GoValue): bigint {
  if (value instanceof GoInt) {
    return BigInt.asIntN(64, value.value);
  }
  switch (typeof value) {
    case 'number':
      return truncate(value);
    case 'boolean':
      return BigInt(value);
    case 'string':
      // `2.00` counts, `2.5` does not.
      return parseGoInteger(value.replace(/\.0+$/, '')) ?? 0n;
    default:
      return 0n;
  }
}

/** What does not fit gives what the processor gives. */
function truncate(value: number): bigint {
  const fits = value >= -(2 ** 63) && value < 2 ** 63;
  return fits ? BigInt(Math.trunc(value)) : MIN_INT;
}

/** A value as a float as Sprig takes it; what is none is 0. */
export function toFloat(value: GoValue): number {
  if (value instanceof GoInt) {
    return Number(value.value);
  }
  switch (typeof value) {
    case 'number':
      return value;
    case 'boolean':
      return Number(value);
    case 'string':
      return parseGoFloat(value) ?? specialFloat(value) ?? 0;
    default:
      return 0;
  }
}

function specialFloat(text: string): number | undefined {
  const match = /^([+-]?)(?:(inf|infinity)|nan)$/i.exec(text);
  if (!match || (!match[2] && match[1])) {
    return undefined;
  }
  const infinity = match[1] === '-' ? -Infinity : Infinity;
  return match[2] ? infinity : NaN;
}

/** Go's strconv.Atoi without its error: what is too large is the largest. */
export function toDecimalInteger(text: string): bigint {
  if (parseDecimal(text) === undefined) {
    if (!/^[+-]?[0-9]+$/.test(text)) {
      return 0n;
    }
    return text.startsWith('-') ? MIN_INT : MAX_INT;
  }
  return BigInt(text.replace(/^\+/, ''));
}
