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

import { compareBytes } from '../../goStrings';
import { GoFunctionTable, fn } from '../GoFunction';
import { GoList } from '../GoList';
import { GoMap } from '../GoMap';
import { toText, toTexts } from '../convert/toText';

/** Sprig's functions between strings and lists of strings. */
export const splitFunctions: GoFunctionTable = {
  split: fn(['string', 'string'], ([separator, text]) =>
    numbered(split(text, separator)),
  ),
  splitn: fn(['string', 'int', 'string'], ([separator, count, text]) =>
    numbered(split(text, separator, count)),
  ),
  splitList: fn(['string', 'string'], ([separator, text]) =>
    GoList.strings(split(text, separator)),
  ),
  toStrings: fn(['any'], ([value], meter) =>
    GoList.strings(toTexts(value, meter)),
  ),
  join: fn(['string', 'any'], ([separator, value], meter) => {
    const texts = toTexts(value, meter);
    meter.spendText(separator.length * texts.length);
    return texts.join(separator);
  }),
  sortAlpha: fn(['any'], ([value], meter) => {
    if (!(value instanceof GoList)) {
      return GoList.strings([toText(value, meter)]);
    }
    meter.spend(value.size * Math.log2(value.size + 1));
    const sorted = toTexts(value, meter).sort(compareBytes);
    if (value.type !== '[]string') {
      return GoList.strings(sorted);
    }
    // Upstream sorts a list of strings where it stands.
    sorted.forEach((text, i) => {
      value.items[i] = text;
    });
    return value;
  }),
};

/** Go's strings.SplitN; without a count, strings.Split. */
export function split(text: string, separator: string, count = -1): string[] {
  if (count === 0) {
    return [];
  }
  const parts = separator ? text.split(separator) : Array.from(text);
  if (count < 0 || parts.length <= count) {
    return parts;
  }
  const rest = parts.slice(count - 1).join(separator);
  return [...parts.slice(0, count - 1), rest];
}

/** `_0`, `_1`, … */
function numbered(parts: string[]): GoMap {
  return GoMap.strings(parts.map((part, i) => [`_${i}`, part]));
}
