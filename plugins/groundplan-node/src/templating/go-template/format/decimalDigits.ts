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

/** A positive number as `0.digits` × 10^point. */
export interface DecimalDigits {
  digits: string;
  point: number;
}

/** The fewest digits that read back as the same number. */
export function shortestDigits(value: number): DecimalDigits {
  const [mantissa, exponent] = value.toExponential().split('e');
  return { digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

/** Every digit there is: a binary fraction has an end. */
export function exactDigits(value: number): DecimalDigits {
  if (value === 0) {
    return { digits: '0', point: 1 };
  }
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const raw = bits.getBigUint64(0);
  const biased = Number((raw >> 52n) & 0x7ffn);
  const fraction = raw & ((1n << 52n) - 1n);
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const exponent = Math.max(biased, 1) - 1075;
  if (exponent >= 0) {
    const digits = (mantissa << BigInt(exponent)).toString();
    return { digits, point: digits.length };
  }
  const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
  return { digits, point: digits.length + exponent };
}

/** Keeps `count` digits; half goes to the even neighbour. */
export function roundDigits(
  { digits, point }: DecimalDigits,
  count: number,
): DecimalDigits {
  if (count >= digits.length) {
    return { digits, point };
  }
  if (count < 0) {
    return { digits: '', point };
  }
  const kept = digits.slice(0, count);
  const rest = digits.slice(count);
  const half = `5${'0'.repeat(rest.length - 1)}`;
  const odd = Number(kept.slice(-1) || '0') % 2 === 1;
  const up = rest > half || (rest === half && odd);
  if (!up) {
    return { digits: kept, point };
  }
  const rounded = (BigInt(kept || '0') + 1n).toString();
  return rounded.length > count
    ? { digits: rounded, point: point + 1 }
    : { digits: rounded, point };
}
