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

import { GoFunctionTable, fn } from '../GoFunction';
import { GoList } from '../GoList';
import { LimitError, WorkMeter } from '../../WorkMeter';
import { GoRegex, RegexMatch } from '../regex/GoRegex';

const findAll = fn(['string', 'string', 'int'], ([pattern, text, n], meter) =>
  listOf(
    GoRegex.compile(pattern, meter)
      .matches(text, n)
      .map(match => match.group(0)),
  ),
);
const find = fn(['string', 'string'], ([pattern, text], meter) => {
  const [match] = GoRegex.compile(pattern, meter).matches(text, 1);
  return match ? match.group(0) : '';
});
const replaceAll = fn(
  ['string', 'string', 'string'],
  ([pattern, text, by], meter) =>
    GoRegex.compile(pattern, meter).replaceAll(text, match =>
      expand(by, match),
    ),
);
const replaceAllLiteral = fn(
  ['string', 'string', 'string'],
  ([pattern, text, by], meter) =>
    GoRegex.compile(pattern, meter).replaceAll(text, () => by),
);
const split = fn(['string', 'string', 'int'], ([pattern, text, n], meter) =>
  splitAt(GoRegex.compile(pattern, meter), pattern, text, n),
);

/** Sprig's functions of regular expressions. */
export const regexFunctions: GoFunctionTable = {
  regexMatch: fn(['string', 'string'], ([pattern, text], meter) => {
    const regex = compileOrNone(pattern, meter);
    return regex !== undefined && regex.matches(text, 1).length > 0;
  }),
  mustRegexMatch: fn(
    ['string', 'string'],
    ([pattern, text], meter) =>
      GoRegex.compile(pattern, meter).matches(text, 1).length > 0,
  ),
  regexFindAll: findAll,
  mustRegexFindAll: findAll,
  regexFind: find,
  mustRegexFind: find,
  regexReplaceAll: replaceAll,
  mustRegexReplaceAll: replaceAll,
  regexReplaceAllLiteral: replaceAllLiteral,
  mustRegexReplaceAllLiteral: replaceAllLiteral,
  regexSplit: split,
  mustRegexSplit: split,
  regexQuoteMeta: fn(['string'], ([text]) =>
    text.replace(/[\\.+*?()|[\]{}^$]/g, char => `\\${char}`),
  ),
};

function compileOrNone(pattern: string, meter: WorkMeter): GoRegex | undefined {
  try {
    return GoRegex.compile(pattern, meter);
  } catch (error) {
    if (error instanceof LimitError) {
      throw error;
    }
    return undefined;
  }
}

/** Nothing found is Go's nil. */
function listOf(texts: string[]): GoList {
  return texts.length > 0 ? GoList.strings(texts) : GoList.nil('[]string');
}

/** Writes `$1`, `$name` and `${name}` as what their groups found. */
function expand(template: string, match: RegexMatch): string {
  return template.replace(
    /\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu,
    (dollar, braced?: string, plain?: string) => {
      const name = braced ?? plain;
      if (name === undefined) {
        return dollar.slice(1);
      }
      return match.group(
        /^(?:0|[1-9][0-9]*)$/.test(name) ? Number(name) : name,
      );
    },
  );
}

function splitAt(
  regex: GoRegex,
  pattern: string,
  text: string,
  count: number,
): GoList {
  if (count === 0) {
    return GoList.nil('[]string');
  }
  if (pattern !== '' && text === '') {
    return GoList.strings(['']);
  }
  const parts: string[] = [];
  let start = 0;
  let end = 0;
  for (const match of regex.matches(text, count)) {
    if (count > 0 && parts.length === count - 1) {
      break;
    }
    end = match.start;
    if (match.end !== 0) {
      parts.push(text.slice(start, end));
    }
    start = match.end;
  }
  if (end !== text.length) {
    parts.push(text.slice(start));
  }
  return GoList.strings(parts);
}
