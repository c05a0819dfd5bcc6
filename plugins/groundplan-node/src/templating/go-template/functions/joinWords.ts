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

import { toLower } from '../../goStrings';
import { SPACE, isConnector } from './spaces';

type WordType =
  | 'number'
  | 'upper'
  | 'alphabet'
  | 'connector'
  | 'punctuation'
  | 'other';

interface Word {
  type: WordType;
  text: string;
}

// Letters that have no case of their own make words of another type.
const IDEOGRAPH = '\\u4e00-\\u9fcc\\u3400-\\u4d85\\u{20000}-\\u{2b81d}';
const LOWER = `(?:(?![${IDEOGRAPH}]|\\p{Lu})\\p{L})`;
const WORD = new RegExp(
  [
    `(?<connector>[-_${SPACE}]+)`,
    '(?<punctuation>\\p{P}+)',
    `(?<upper>\\p{Lu}+(?=\\p{Lu}${LOWER})|\\p{Lu}${LOWER}+|\\p{Lu}+)`,
    `(?<alphabet>${LOWER}+)`,
    '(?<number>\\p{N}+)',
    `(?<other>.(?:(?![-_${SPACE}\\p{P}\\p{N}\\p{Lu}]|${LOWER}).)*)`,
  ].join('|'),
  'gsu',
);

/** The words of a text in lower case with a connector between, as xstrings has it. */
export function joinWords(text: string, connector: string): string {
  const words = Array.from(text.matchAll(WORD), toWord);
  let result = '';
  let i = 0;
  const write = ({ type, text: word }: Word) => {
    result +=
      type === 'upper' || type === 'connector'
        ? Array.from(word, char =>
            isConnector(char) ? connector : toLower(char),
          ).join('')
        : word;
  };
  const separate = () => {
    if (words[i] && !isBoundary(words[i])) {
      result += connector;
    }
  };
  const writeRest = () => {
    while (words[i]?.type === 'alphabet' || words[i]?.type === 'number') {
      write(words[i]);
      i += 1;
    }
    separate();
  };
  while (i < words.length) {
    const word = words[i];
    write(word);
    i += 1;
    if (word.type === 'number') {
      writeRest();
    } else if (!isBoundary(word)) {
      if (words[i]?.type !== 'number') {
        separate();
      } else if (i + 1 < words.length) {
        const digits = words[i];
        i += 1;
        const glued = words[i].type === 'alphabet';
        result += glued ? connector : '';
        write(digits);
        if (glued) {
          writeRest();
        } else {
          separate();
        }
      }
    }
  }
  return result;
}

function toWord(match: RegExpExecArray): Word {
  const [type] = Object.entries(match.groups ?? {}).find(
    ([, text]) => text !== undefined,
  )!;
  return { type: type as WordType, text: match[0] };
}

function isBoundary({ type }: Word): boolean {
  return type === 'connector' || type === 'punctuation';
}
