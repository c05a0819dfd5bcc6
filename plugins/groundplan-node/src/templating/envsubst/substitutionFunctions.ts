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
  byteLength,
  byteSlice,
  mapFirst,
  parseDecimal,
  replaceText,
  toLower,
  toUpper,
} from '../goStrings';
import { compileGlob } from './matchGlob';

/** Throws an Error with the reason where upstream fails. */
type SubstitutionFunction = (value: string, args: string[]) => string;

// As in bash, but as drone/envsubst has it: `:?` and `:+` are plain defaults.
const FUNCTIONS = new Map<string, SubstitutionFunction>([
  ['^', value => mapFirst(value, toUpper)],
  ['^^', toUpper],
  [',', value => mapFirst(value, toLower)],
  [',,', toLower],
  [':', substring],
  ['#', trimPrefix('shortest')],
  ['##', trimPrefix('longest')],
  ['%', trimSuffix('shortest')],
  ['%%', trimSuffix('longest')],
  ['/', (value, [old, to = '']) => replaceText(value, old, to, 1)],
  ['//', (value, [old, to = '']) => replaceText(value, old, to)],
  ['/#', replacePrefix],
  ['/%', replaceSuffix],
]);

/** What `${name operator args}` gives for the value of `name`. */
export function substitute(
  operator: string,
  value: string,
  args: string[],
): string {
  if (operator === '#' && args.length === 0) {
    return String(byteLength(value));
  }
  const apply = FUNCTIONS.get(operator);
  return apply ? apply(value, args) : value || args.join('');
}

function substring(value: string, [position, length]: string[]): string {
  const total = byteLength(value);
  let start = parseDecimal(position);
  if (start === undefined) {
    return value;
  }
  if (start < 0) {
    start = Math.max(0, total + start);
  }
  if (length === undefined) {
    return byteSlice(value, start);
  }
  const count = parseDecimal(length);
  if (count === undefined) {
    return value;
  }
  const end = start + count;
  if (end < total && (count < 0 || start > total)) {
    throw new Error(`no substring from ${start} to ${end} of ${total} bytes`);
  }
  return byteSlice(value, start, end);
}

function replacePrefix(value: string, [prefix, to]: string[]): string {
  return to !== undefined && value.startsWith(prefix)
    ? to + value.slice(prefix.length)
    : value;
}

function replaceSuffix(value: string, [suffix, to]: string[]): string {
  return to !== undefined && value.endsWith(suffix)
    ? value.slice(0, value.length - suffix.length) + to
    : value;
}

function trimPrefix(which: 'shortest' | 'longest'): SubstitutionFunction {
  return (value, [pattern]) =>
    trimMatch(Array.from(value), pattern, which).join('');
}

// Upstream turns value and pattern round, so `[a-z]` is no class in a suffix.
function trimSuffix(which: 'shortest' | 'longest'): SubstitutionFunction {
  return (value, [pattern]) => {
    const reversed = Array.from(pattern).reverse().join('');
    const chars = Array.from(value).reverse();
    return trimMatch(chars, reversed, which).reverse().join('');
  };
}

function trimMatch(
  chars: string[],
  pattern: string,
  which: 'shortest' | 'longest',
): string[] {
  const lengths = compileGlob(pattern)?.(chars) ?? [];
  const found = which === 'longest' ? lengths[lengths.length - 1] : lengths[0];
  return chars.slice(found ?? 0);
}
