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

import { GoInt } from '../GoInt';
import { FormatFlags, pad } from './FormatFlags';
import { formatFloat } from './formatFloat';
import { isPrintable, quote, quoteCharacter } from './quote';

// What gives undefined is a verb that does not fit the type.

/** A bool as fmt writes it. */
export function formatBool(value: boolean, verb: string, flags: FormatFlags) {
  return verb === 't' || verb === 'v' ? pad(String(value), flags) : undefined;
}

/** A string as fmt writes it. */
export function formatString(text: string, verb: string, flags: FormatFlags) {
  const { precision, sharp, sharpV, plus } = flags;
  const cut = (value: string) =>
    precision === undefined
      ? value
      : Array.from(value).slice(0, precision).join('');
  switch (verb) {
    case 'v':
      return pad(sharpV ? quote(cut(text)) : cut(text), flags);
    case 's':
      return pad(cut(text), flags);
    case 'q': {
      const value = cut(text);
      const raw = sharp && !/[^\t -\uffff]|[\x7f`\ufeff]/.test(value);
      return pad(raw ? `\`${value}\`` : quote(value, { ascii: plus }), flags);
    }
    case 'x':
    case 'X':
      return pad(hexOf(text, verb, flags), flags);
    default:
      return undefined;
  }
}

function hexOf(text: string, verb: string, flags: FormatFlags): string {
  const bytes = Buffer.from(text, 'utf8').subarray(0, flags.precision);
  const prefix = flags.sharp ? '0x' : '';
  const pairs = Array.from(bytes, byte => byte.toString(16).padStart(2, '0'));
  const joined = flags.space
    ? pairs.map(pair => prefix + pair).join(' ')
    : (pairs.length > 0 ? prefix : '') + pairs.join('');
  return verb === 'X' ? joined.toUpperCase() : joined;
}

const BASES: Record<string, number> = { d: 10, b: 2, o: 8, O: 8, x: 16, X: 16 };

/** An integer as fmt writes it. */
export function formatInteger(
  { value, type }: GoInt,
  verb: string,
  flags: FormatFlags,
) {
  if (verb === 'v') {
    return flags.sharpV && type.startsWith('u')
      ? digitsOf(value, 'x', { ...flags, sharp: true })
      : digitsOf(value, 'd', flags);
  }
  if (BASES[verb]) {
    return digitsOf(value, verb, flags);
  }
  const point = value >= 0n && value <= 0x10ffffn ? Number(value) : 0xfffd;
  const char = String.fromCodePoint(point);
  switch (verb) {
    case 'c':
      return pad(char, flags);
    case 'q':
      return pad(quoteCharacter(char), flags);
    case 'U':
      return pad(unicodeOf(value, char, flags), { ...flags, zero: false });
    default:
      return undefined;
  }
}

function unicodeOf(value: bigint, char: string, flags: FormatFlags): string {
  const digits = BigInt.asUintN(64, value).toString(16).toUpperCase();
  const text = `U+${digits.padStart(Math.max(flags.precision ?? 4, 4), '0')}`;
  return flags.sharp && isPrintable(char) ? `${text} '${char}'` : text;
}

function digitsOf(value: bigint, verb: string, flags: FormatFlags): string {
  const { precision, plus, space, sharp, minus, zero, width } = flags;
  const negative = value < 0n;
  const signed = negative || plus || space;
  let least = precision ?? 0;
  if (precision === undefined && zero && !minus && width !== undefined) {
    least = width - Number(signed);
  }
  if (precision === 0 && value === 0n) {
    return pad('', { ...flags, zero: false });
  }
  let digits = (negative ? -value : value)
    .toString(BASES[verb])
    .padStart(least, '0');
  if (sharp) {
    digits = prefixOf(verb, digits) + digits;
  }
  if (verb === 'O') {
    digits = `0o${digits}`;
  }
  if (verb === 'X') {
    digits = digits.toUpperCase();
  }
  const sign = negative ? '-' : (plus && '+') || (space && ' ') || '';
  return pad(sign + digits, { ...flags, zero: false });
}

function prefixOf(verb: string, digits: string): string {
  switch (verb) {
    case 'b':
      return '0b';
    case 'o':
    case 'O':
      return digits.startsWith('0') ? '' : '0';
    case 'x':
    case 'X':
      return '0x';
    default:
      return '';
  }
}

/** A float64 as fmt writes it. */
export function formatNumber(value: number, verb: string, flags: FormatFlags) {
  const text = numberText(value, verb, flags.precision);
  if (text === undefined) {
    return undefined;
  }
  const { plus, space, zero, minus, width = 0 } = flags;
  const negative = text.startsWith('-');
  const unsigned = text.replace(/^[+-]/, '');
  const sign = negative ? '-' : (plus && '+') || (space && ' ') || '';
  if (!Number.isFinite(value)) {
    // An infinity shows its sign in any case.
    const shown = unsigned === 'Inf' ? sign || '+' : sign;
    return pad(shown + unsigned, { ...flags, zero: false });
  }
  if (zero && !minus) {
    return sign + unsigned.padStart(width - sign.length, '0');
  }
  return pad(sign + unsigned, flags);
}

function numberText(value: number, verb: string, precision?: number) {
  switch (verb) {
    case 'v':
    case 'g':
      return formatFloat(value, 'g', precision);
    case 'G':
      return formatFloat(value, 'g', precision).replace('e', 'E');
    case 'e':
      return formatFloat(value, 'e', precision ?? 6);
    case 'E':
      return formatFloat(value, 'e', precision ?? 6).replace('e', 'E');
    case 'f':
    case 'F':
      return formatFloat(value, 'f', precision ?? 6);
    case 'b':
    case 'x':
    case 'X':
      throw new Error(`%${verb} of a float64 is not supported`);
    default:
      return undefined;
  }
}
