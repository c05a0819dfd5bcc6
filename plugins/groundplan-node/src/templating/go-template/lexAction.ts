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

import { GoToken, GoTokenType, KEYWORDS } from './GoToken';
import { TemplateCursor } from './TemplateCursor';

const NAME = /[\p{L}\p{Nd}_]+/uy;
const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*|0[bB][01_]*|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)(?:[+-][0-9_.eE]+)?i?/y;
const CONSTANTS: Record<string, [GoTokenType, RegExp]> = {
  '"': ['string', /"(?:[^"\\\n]|\\[^\n])*"/y],
  '`': ['string', /`[^`]*`/y],
  "'": ['character constant', /'(?:[^'\\\n]|\\[^\n])*'/y],
};

/**
 * Cuts the inside of an action into tokens, up to and with its right delimiter. Gives the
 * reason where it cannot.
 */
export function lexAction(
  cursor: TemplateCursor,
  tokens: GoToken[],
): string | undefined {
  let depth = 0;
  while (!cursor.atRightDelimiter) {
    if (cursor.atEnd) {
      return 'unclosed action';
    }
    const reason = lexOne(cursor, tokens);
    if (reason) {
      return reason;
    }
    const { type } = tokens[tokens.length - 1];
    depth += Number(type === '(') - Number(type === ')');
    if (depth < 0) {
      return 'unexpected right parenthesis';
    }
  }
  if (depth > 0) {
    return 'unclosed left parenthesis';
  }
  const offset = cursor.position;
  cursor.skipRightDelimiter();
  tokens.push({ type: 'right delimiter', value: cursor.right, offset });
  return undefined;
}

function lexOne(cursor: TemplateCursor, tokens: GoToken[]): string | undefined {
  const char = cursor.peek(1);
  const add = (type: GoTokenType, value: string) => {
    tokens.push({ type, value, offset: cursor.position });
    cursor.position += value.length;
    return undefined;
  };
  switch (char) {
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      return lexSpaces(cursor, tokens);
    case '"':
    case '`':
    case "'": {
      const [type, pattern] = CONSTANTS[char];
      const value = cursor.match(pattern);
      return value ? add(type, value) : `unterminated ${type}`;
    }
    case '=':
    case '|':
    case '(':
    case ')':
      return add(char, char);
    case ':':
      return cursor.startsWith(':=') ? add(':=', ':=') : 'expected :=';
    case '$':
      return lexName(cursor, 'variable', 1, add);
    case '.':
      return /^\.[0-9]$/.test(cursor.peek(2))
        ? lexNumber(cursor, add)
        : lexName(cursor, 'field', 1, add);
    default:
  }
  if (/[+0-9-]/.test(char)) {
    return lexNumber(cursor, add);
  }
  if (cursor.match(NAME)) {
    return lexName(cursor, 'identifier', 0, add);
  }
  return /[!-~]/.test(char)
    ? add('character', char)
    : `unrecognized character in action: ${char}`;
}

type Add = (type: GoTokenType, value: string) => undefined;

function lexSpaces(cursor: TemplateCursor, tokens: GoToken[]): undefined {
  const offset = cursor.position;
  cursor.skipSpaces();
  // The last space may belong to the delimiter: ` -}}`.
  if (cursor.startsWith(`-${cursor.right}`)) {
    cursor.position -= 1;
  }
  tokens.push({ type: 'space', value: ' ', offset });
  return undefined;
}

function lexNumber(cursor: TemplateCursor, add: Add): string | undefined {
  const value = cursor.match(NUMBER);
  return value && !cursor.match(NAME, value.length)
    ? add('number', value)
    : 'bad number syntax';
}

function lexName(
  cursor: TemplateCursor,
  type: 'variable' | 'field' | 'identifier',
  prefix: number,
  add: Add,
): string | undefined {
  const value = cursor.peek(prefix) + cursor.match(NAME, prefix);
  if (type === 'identifier') {
    add(wordType(value), value);
  } else {
    add(value === '.' ? 'dot' : type, value);
  }
  const ends =
    cursor.atEnd ||
    /[ \t\r\n.,|:()]/.test(cursor.peek(1)) ||
    cursor.startsWith(cursor.right);
  return ends ? undefined : `bad character ${cursor.peek(1)} after ${value}`;
}

function wordType(word: string): GoTokenType {
  if (word === 'true' || word === 'false') {
    return 'bool';
  }
  if (word === 'nil') {
    return 'nil';
  }
  return KEYWORDS.find(keyword => keyword === word) ?? 'identifier';
}
