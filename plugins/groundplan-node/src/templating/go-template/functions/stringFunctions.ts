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
  replaceText,
  toLower,
  toUpper,
} from '../../goStrings';
import { GoFunctionTable, fn, variadic } from '../GoFunction';
import { WorkMeter } from '../../WorkMeter';
import { toText } from '../convert/toText';
import { quote } from '../format/quote';
import { trimSpace } from './spaces';

const trimAll = fn(['string', 'string'], ([cutset, text]) =>
  trimCharacters(text, cutset),
);

/** Sprig's functions of strings, but those of case and of lists. */
export const stringFunctions: GoFunctionTable = {
  hello: fn([], () => 'Hello!'),
  toString: fn(['any'], ([value], meter) => toText(value, meter)),
  trim: fn(['string'], ([text]) => trimSpace(text)),
  trimall: trimAll,
  trimAll,
  trimSuffix: fn(['string', 'string'], ([suffix, text]) =>
    text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
  ),
  trimPrefix: fn(['string', 'string'], ([prefix, text]) =>
    text.startsWith(prefix) ? text.slice(prefix.length) : text,
  ),
  upper: fn(['string'], ([text]) => toUpper(text)),
  lower: fn(['string'], ([text]) => toLower(text)),
  contains: fn(['string', 'string'], ([part, text]) => text.includes(part)),
  hasPrefix: fn(['string', 'string'], ([part, text]) => text.startsWith(part)),
  hasSuffix: fn(['string', 'string'], ([part, text]) => text.endsWith(part)),
  trunc: fn(['int', 'string'], ([count, text]) => truncate(count, text)),
  substr: fn(['int', 'int', 'string'], ([start, end, text]) =>
    substring(start, end, text),
  ),
  repeat: fn(['int', 'string'], ([count, text], meter) =>
    repeat(text, count, meter),
  ),
  indent: fn(['int', 'string'], ([spaces, text], meter) =>
    indent(spaces, text, meter),
  ),
  nindent: fn(
    ['int', 'string'],
    ([spaces, text], meter) => `\n${indent(spaces, text, meter)}`,
  ),
  replace: fn(['string', 'string', 'string'], ([old, by, text], meter) =>
    replace(text, old, by, meter),
  ),
  plural: fn(['string', 'string', 'int'], ([one, many, count]) =>
    count === 1 ? one : many,
  ),
  quote: variadic([], 'any', (_, values, meter) =>
    values
      .filter(value => value !== null)
      .map(value => quote(toText(value, meter)))
      .join(' '),
  ),
  squote: variadic([], 'any', (_, values, meter) =>
    values
      .filter(value => value !== null)
      .map(value => `'${toText(value, meter)}'`)
      .join(' '),
  ),
  cat: variadic([], 'any', (_, values, meter) =>
    values
      .filter(value => value !== null)
      .map(value => toText(value, meter))
      .join(' '),
  ),
};

function trimCharacters(text: string, cutset: string): string {
  const cut = new Set(cutset);
  const chars = Array.from(text);
  const start = chars.findIndex(char => !cut.has(char));
  if (start < 0) {
    return '';
  }
  let end = chars.length;
  while (cut.has(chars[end - 1])) {
    end -= 1;
  }
  return chars.slice(start, end).join('');
}

function truncate(count: number, text: string): string {
  const length = byteLength(text);
  if (count < 0) {
    return length + count > 0 ? byteSlice(text, length + count) : text;
  }
  return length > count ? byteSlice(text, 0, count) : text;
}

function substring(start: number, end: number, text: string): string {
  const length = byteLength(text);
  const from = Math.max(start, 0);
  const to = start >= 0 && (end < 0 || end > length) ? length : end;
  if (from > to || to > length) {
    throw new Error(`no substring from ${from} to ${to} of ${length} bytes`);
  }
  return byteSlice(text, from, to);
}

function repeat(text: string, count: number, meter: WorkMeter): string {
  if (count < 0) {
    throw new Error('negative repeat count');
  }
  meter.spendText(text.length * count);
  return text.repeat(count);
}

function indent(spaces: number, text: string, meter: WorkMeter): string {
  const padding = repeat(' ', spaces, meter);
  return replace(padding + text, '\n', `\n${padding}`, meter);
}

function replace(
  text: string,
  old: string,
  by: string,
  meter: WorkMeter,
): string {
  if (by.length > old.length) {
    const places = old === '' ? text.length + 1 : text.split(old).length - 1;
    meter.spendText(text.length + places * by.length);
  }
  return replaceText(text, old, by);
}
