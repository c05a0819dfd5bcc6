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

import { byteLength } from '../../goStrings';
import { GoFunctionTable, fn, variadic } from '../GoFunction';
import { GoInt } from '../GoInt';
import { GoList } from '../GoList';
import { GoMap } from '../GoMap';
import { GoValue, isTrue, typeName } from '../GoValue';
import { percentEncode } from '../convert/percentEncode';
import { isPrintable } from '../format/quote';
import { sprint, sprintln } from '../format/sprint';
import { sprintf } from '../format/sprintf';
import { WorkMeter } from '../../WorkMeter';

const HTML: Record<string, string> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

const never = () => {
  throw new Error('evaluated where it is called');
};

/** The functions of text/template itself, but comparisons; `slice` is Sprig's. */
export const builtinFunctions: GoFunctionTable = {
  // The evaluator evaluates their arguments as far as it must.
  and: variadic(['value'], 'value', never),
  or: variadic(['value'], 'value', never),
  not: fn(['value'], ([value]) => !isTrue(value)),
  len: fn(['value'], ([value]) => GoInt.create(lengthOf(value))),
  index: variadic(['value'], 'value', ([item], indexes) => {
    if (item === undefined || item === null) {
      throw new Error('index of untyped nil');
    }
    return indexes.reduce<GoValue>(elementAt, item);
  }),
  call: variadic(['value'], 'value', ([value]) => {
    throw new Error(`call of a ${typeName(value)}, which is no function`);
  }),
  print: variadic([], 'any', (_, args, meter) => sprint(args, meter)),
  println: variadic([], 'any', (_, args, meter) => sprintln(args, meter)),
  printf: variadic(['string'], 'any', ([format], args, meter) =>
    sprintf(format, args, meter),
  ),
  html: variadic([], 'any', (_, args, meter) =>
    textOf(args, meter).replace(/[\0"'&<>]/g, char => HTML[char]),
  ),
  js: variadic([], 'any', (_, args, meter) =>
    textOf(args, meter).replace(/[\\'"<>&=]|[^ -\x7f]/gu, escapeJs),
  ),
  urlquery: variadic([], 'any', (_, args, meter) =>
    escapeQuery(textOf(args, meter)),
  ),
};

function lengthOf(value: GoValue): number {
  if (value instanceof GoList || value instanceof GoMap) {
    return value.size;
  }
  if (typeof value === 'string') {
    return byteLength(value);
  }
  throw new Error(
    value === undefined || value === null
      ? 'len of nil pointer'
      : `len of type ${typeName(value)}`,
  );
}

function elementAt(item: GoValue, index: GoValue): GoValue {
  if (item instanceof GoMap) {
    if (typeof index !== 'string') {
      throw new Error(`index has type ${typeName(index)}; should be string`);
    }
    const { entries } = item;
    return entries.has(index) ? entries.get(index) : item.zero;
  }
  if (item instanceof GoList) {
    return item.items[positionOf(index, item.size)];
  }
  if (typeof item === 'string') {
    const bytes = Buffer.from(item, 'utf8');
    return GoInt.create(bytes[positionOf(index, bytes.length)], 'uint8');
  }
  throw new Error(
    item === undefined || item === null
      ? 'index of nil pointer'
      : `can't index item of type ${typeName(item)}`,
  );
}

function positionOf(index: GoValue, size: number): number {
  if (!(index instanceof GoInt)) {
    throw new Error(`cannot index slice with type ${typeName(index)}`);
  }
  if (index.value < 0n || index.value >= BigInt(size)) {
    throw new Error(`index out of range: ${index.value}`);
  }
  return Number(index.value);
}

function textOf(args: GoValue[], meter: WorkMeter): string {
  const printable = args.map(arg => (arg === null ? '<no value>' : arg));
  return sprint(printable, meter);
}

function escapeJs(char: string): string {
  if (/[\\'"]/.test(char)) {
    return `\\${char}`;
  }
  if (char > '\x7f' && isPrintable(char)) {
    return char;
  }
  const point = char.codePointAt(0)!.toString(16).toUpperCase();
  return `\\u${point.padStart(4, '0')}`;
}

function escapeQuery(text: string): string {
  const plain = (char: string) => /^[A-Za-z0-9_.~-]$/.test(char);
  return percentEncode(text, plain).replace(/%20/g, '+');
}
