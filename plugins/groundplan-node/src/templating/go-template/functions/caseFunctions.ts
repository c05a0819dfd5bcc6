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

import { toLower, toUpper } from '../../goStrings';
import { GoFunctionTable, fn } from '../GoFunction';
import { isConnector, isSpace } from './spaces';
import { joinWords } from './joinWords';

/** Sprig's functions of upper and lower case, and of the words that they make. */
export const caseFunctions: GoFunctionTable = {
  title: fn(['string'], ([text]) => title(text)),
  untitle: fn(['string'], ([text]) => untitle(text)),
  swapcase: fn(['string'], ([text]) => swapCase(text)),
  camelcase: fn(['string'], ([text]) => camelCase(text)),
  snakecase: fn(['string'], ([text]) => joinWords(text, '_')),
  kebabcase: fn(['string'], ([text]) => joinWords(text, '-')),
  // Upstream takes bytes for characters.
  initials: fn(['string'], ([text]) => initials(asBytes(text))),
  nospace: fn(['string'], ([text]) => withoutSpaces(text)),
};

function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function withoutSpaces(text: string): string {
  const bytes = asBytes(text);
  const kept = Array.from(bytes).filter(char => !isSpace(char));
  return kept.length === bytes.length ? text : kept.join('');
}

function initials(text: string): string {
  return Array.from(text)
    .filter((char, i) => !isSpace(char) && (i === 0 || isSpace(text[i - 1])))
    .join('');
}

function title(text: string): string {
  let previous = ' ';
  return Array.from(text, char => {
    const starts = isSeparator(previous);
    previous = char;
    return starts ? toUpper(char) : char;
  }).join('');
}

function isSeparator(char: string): boolean {
  if (/^[\p{L}\p{Nd}_]$/u.test(char)) {
    return false;
  }
  return char <= '\x7f' || isSpace(char);
}

function untitle(text: string): string {
  let first = true;
  return Array.from(text, char => {
    if (isSpace(char)) {
      first = true;
      return char;
    }
    const changed = first ? toLower(char) : char;
    first = false;
    return changed;
  }).join('');
}

function swapCase(text: string): string {
  return Array.from(text, char => {
    if (/^[\p{Lu}\p{Lt}]$/u.test(char)) {
      return toLower(char);
    }
    return /^\p{Ll}$/u.test(char) ? toUpper(char) : char;
  }).join('');
}

/** `some-name` as `SomeName`; a run of upper case is one word. */
function camelCase(text: string): string {
  const chars = Array.from(text);
  const start = chars.findIndex(char => !isConnector(char));
  if (start < 0) {
    // Upstream writes the last one twice.
    return text + (chars[chars.length - 1] ?? '');
  }
  let result = chars.slice(0, start).join('');
  let current = toUpper(chars[start]);
  let startedUpper = isUpper(chars[start]);
  for (const char of chars.slice(start + 1)) {
    const previous = current;
    current = char;
    if (isConnector(char) && isConnector(previous)) {
      result += previous;
    } else if (isConnector(previous)) {
      startedUpper = isUpper(char);
      current = toUpper(char);
    } else {
      if (startedUpper && isUpper(char)) {
        current = toLower(char);
      } else {
        startedUpper = false;
      }
      result += previous;
    }
  }
  return result + current;
}

function isUpper(char: string): boolean {
  return /^\p{Lu}$/u.test(char);
}
