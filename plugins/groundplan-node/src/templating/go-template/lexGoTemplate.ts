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

import { TemplateSource } from '../TemplateSource';

const KEYWORDS = [
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'range',
  'template',
  'with',
] as const;

export type Keyword = (typeof KEYWORDS)[number];
export type GoTokenType =
  | Keyword
  | 'text'
  | 'left delimiter'
  | 'right delimiter'
  | 'space'
  | '='
  | ':='
  | '|'
  | '('
  | ')'
  | 'character'
  | 'string'
  | 'character constant'
  | 'number'
  | 'bool'
  | 'nil'
  | 'dot'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'error'
  | 'end of template';

export interface GoToken {
  type: GoTokenType;
  /** As written; of an error, the reason. */
  value: string;
  offset: number;
}

export interface GoDelimiters {
  left: string;
  right: string;
}

const SPACES = /[ \t\r\n]+/y;
const NAME = /[\p{L}\p{Nd}_]+/uy;
const NUMBER =
  /[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*|0[bB][01_]*|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)(?:[+-][0-9_.eE]+)?i?/y;
const STRING = /"(?:[^"\\\n]|\\[^\n])*"/y;
const RAW_STRING = /`[^`]*`/y;
const CHARACTER = /'(?:[^'\\\n]|\\[^\n])*'/y;

class Lexer {
  readonly #text: string;
  readonly #left: string;
  readonly #right: string;
  readonly #tokens: GoToken[] = [];
  #position = 0;

  constructor(source: TemplateSource, delimiters: GoDelimiters) {
    this.#text = source.text;
    this.#left = delimiters.left || '{{';
    this.#right = delimiters.right || '}}';
  }

  /** All tokens; the last one is the end, or an error. */
  tokens(): GoToken[] {
    while (this.#position < this.#text.length) {
      const reason = this.#textUntilAction() ?? this.#action();
      if (reason) {
        this.#add('error', reason, this.#position);
        return this.#tokens;
      }
    }
    this.#add('end of template', '', this.#position);
    return this.#tokens;
  }

  #textUntilAction(): string | undefined {
    const start = this.#position;
    const found = this.#text.indexOf(this.#left, start);
    const end = found < 0 ? this.#text.length : found;
    this.#position = found < 0 ? end : end + this.#left.length;
    const trims = found >= 0 && /^-[ \t\r\n]/.test(this.#peek(2));
    const text = this.#text.slice(start, end);
    const kept = trims ? text.replace(/[ \t\r\n]+$/, '') : text;
    if (kept) {
      this.#add('text', kept, start);
    }
    if (found < 0) {
      return undefined;
    }
    this.#position += trims ? 2 : 0;
    if (this.#text.startsWith('/*', this.#position)) {
      return this.#comment();
    }
    this.#add('left delimiter', this.#left, found);
    return undefined;
  }

  #comment(): string | undefined {
    const end = this.#text.indexOf('*/', this.#position + 2);
    if (end < 0) {
      return 'unclosed comment';
    }
    this.#position = end + 2;
    if (!this.#atRightDelimiter()) {
      return 'comment ends before closing delimiter';
    }
    this.#skipRightDelimiter();
    return undefined;
  }

  #action(): string | undefined {
    if (this.#tokens[this.#tokens.length - 1]?.type !== 'left delimiter') {
      return undefined;
    }
    let depth = 0;
    while (!this.#atRightDelimiter()) {
      if (this.#position >= this.#text.length) {
        return 'unclosed action';
      }
      const reason = this.#inAction();
      if (reason) {
        return reason;
      }
      const { type } = this.#tokens[this.#tokens.length - 1];
      depth += Number(type === '(') - Number(type === ')');
      if (depth < 0) {
        return 'unexpected right parenthesis';
      }
    }
    if (depth > 0) {
      return 'unclosed left parenthesis';
    }
    const offset = this.#position;
    this.#skipRightDelimiter();
    this.#add('right delimiter', this.#right, offset);
    return undefined;
  }

  #inAction(): string | undefined {
    const char = this.#peek(1);
    const rest = this.#peek(2);
    switch (char) {
      case ' ':
      case '\t':
      case '\r':
      case '\n':
        return this.#space();
      case '"':
        return this.#take('string', STRING) ? undefined : 'unterminated string';
      case '`':
        return this.#take('string', RAW_STRING)
          ? undefined
          : 'unterminated raw string';
      case "'":
        return this.#take('character constant', CHARACTER)
          ? undefined
          : 'unterminated character constant';
      case '=':
      case '|':
      case '(':
      case ')':
        return this.#fixed(char, char);
      case ':':
        return rest === ':=' ? this.#fixed(':=', ':=') : 'expected :=';
      case '$':
        return this.#named('variable', 1);
      case '.':
        return /[0-9]/.test(rest[1] ?? '')
          ? this.#number()
          : this.#named('field', 1);
      default:
    }
    if (/[+0-9-]/.test(char)) {
      return this.#number();
    }
    if (this.#matches(NAME)) {
      return this.#named('identifier', 0);
    }
    return /[!-~]/.test(char)
      ? this.#fixed('character', char)
      : `unrecognized character in action: ${char}`;
  }

  #space(): undefined {
    const start = this.#position;
    SPACES.lastIndex = start;
    let end = start + (SPACES.exec(this.#text)?.[0].length ?? 0);
    // The last space may belong to the delimiter: ` -}}`.
    if (this.#text.startsWith(`-${this.#right}`, end)) {
      end -= 1;
    }
    this.#position = end;
    if (end > start) {
      this.#add('space', ' ', start);
    }
    return undefined;
  }

  #number(): string | undefined {
    const ok = this.#take('number', NUMBER) && !this.#matches(NAME);
    return ok ? undefined : 'bad number syntax';
  }

  #named(
    type: 'variable' | 'field' | 'identifier',
    prefix: number,
  ): string | undefined {
    const start = this.#position;
    const length = this.#matches(NAME, start + prefix);
    const value = this.#text.slice(start, start + prefix + length);
    this.#position += value.length;
    if (!this.#atTerminator()) {
      return `bad character ${this.#peek(1)} after ${value}`;
    }
    if (type === 'identifier') {
      this.#add(wordType(value), value, start);
    } else {
      this.#add(value === '.' ? 'dot' : type, value, start);
    }
    return undefined;
  }

  #atTerminator(): boolean {
    return (
      this.#position >= this.#text.length ||
      /[ \t\r\n.,|:()]/.test(this.#peek(1)) ||
      this.#text.startsWith(this.#right, this.#position)
    );
  }

  #atRightDelimiter(): boolean {
    return this.#rightDelimiterLength() > 0;
  }

  #rightDelimiterLength(): number {
    if (this.#text.startsWith(this.#right, this.#position)) {
      return this.#right.length;
    }
    return /^[ \t\r\n]-/.test(this.#peek(2)) &&
      this.#text.startsWith(this.#right, this.#position + 2)
      ? this.#right.length + 2
      : 0;
  }

  #skipRightDelimiter() {
    const length = this.#rightDelimiterLength();
    this.#position += length;
    if (length > this.#right.length) {
      SPACES.lastIndex = this.#position;
      this.#position += SPACES.exec(this.#text)?.[0].length ?? 0;
    }
  }

  #fixed(type: GoTokenType, value: string): undefined {
    this.#add(type, value, this.#position);
    this.#position += value.length;
    return undefined;
  }

  #take(type: GoTokenType, pattern: RegExp): boolean {
    pattern.lastIndex = this.#position;
    const value = pattern.exec(this.#text)?.[0];
    if (!value) {
      return false;
    }
    this.#add(type, value, this.#position);
    this.#position += value.length;
    return true;
  }

  #matches(pattern: RegExp, position = this.#position): number {
    pattern.lastIndex = position;
    return pattern.exec(this.#text)?.[0].length ?? 0;
  }

  #peek(length: number): string {
    return this.#text.slice(this.#position, this.#position + length);
  }

  #add(type: GoTokenType, value: string, offset: number) {
    this.#tokens.push({ type, value, offset });
  }
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

/** Cuts a template into tokens. Does not throw: an error is the last token. */
export function lexGoTemplate(
  source: TemplateSource,
  delimiters: GoDelimiters,
): GoToken[] {
  return new Lexer(source, delimiters).tokens();
}
