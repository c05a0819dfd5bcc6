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

import {
  DecimalDigits,
  exactDigits,
  roundDigits,
  shortestDigits,
} from './decimalDigits';

/** Go's strconv.FormatFloat; without a precision, as many digits as are needed. */
export function formatFloat(
  value: number,
  format: 'e' | 'f' | 'g',
  precision?: number,
): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value < 0 ? '-Inf' : '+Inf';
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const number = Math.abs(value);
  if (precision === undefined) {
    return sign + shortest(shortestDigits(number), format);
  }
  const exact = exactDigits(number);
  switch (format) {
    case 'f': {
      const rounded = roundDigits(exact, exact.point + precision);
      return sign + fixed(rounded, precision);
    }
    case 'e':
      return sign + exponential(roundDigits(exact, precision + 1), precision);
    default:
      return sign + general(roundDigits(exact, precision || 1), precision || 1);
  }
}

function shortest(number: DecimalDigits, format: 'e' | 'f' | 'g'): string {
  const { digits, point } = number;
  if (format === 'f') {
    return fixed(number, Math.max(digits.length - point, 0));
  }
  const exponent = point - 1;
  // However many digits there are, Go decides as if six were asked for.
  return format === 'e' || exponent < -4 || exponent >= 6
    ? exponential(number, digits.length - 1)
    : fixed(number, Math.max(digits.length - point, 0));
}

function general(number: DecimalDigits, precision: number): string {
  const digits = number.digits.replace(/0+$/, '') || '0';
  const trimmed = { digits, point: number.point };
  const exponent = number.point - 1;
  const limit =
    precision > digits.length && digits.length >= number.point
      ? digits.length
      : precision;
  return exponent < -4 || exponent >= limit
    ? exponential(trimmed, digits.length - 1)
    : fixed(trimmed, Math.max(digits.length - number.point, 0));
}

function exponential({ digits, point }: DecimalDigits, places: number): string {
  const [first = '0', ...rest] = digits;
  const exponent = /^0*$/.test(digits) ? 0 : point - 1;
  const fraction = rest.join('').padEnd(places, '0').slice(0, places);
  const size = String(Math.abs(exponent)).padStart(2, '0');
  const mantissa = fraction ? `${first}.${fraction}` : first;
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
}

function fixed({ digits, point }: DecimalDigits, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0';
  if (places === 0) {
    return whole;
  }
  const fraction =
    point >= 0 ? digits.slice(point) : '0'.repeat(-point) + digits;
  return `${whole}.${fraction.padEnd(places, '0').slice(0, places)}`;
}
