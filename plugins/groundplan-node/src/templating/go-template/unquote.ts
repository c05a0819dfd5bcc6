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

const ESCAPE =
  /\\(?:[abfnrtv\\'"]|x[0-9a-fA-F]{2}|[0-3][0-7]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/y;
const SIMPLE: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** A string or character constant as Go reads it. Throws an Error with the reason. */
export function unquote(literal: string): string {
  const [quote] = literal;
  const inner = literal.slice(1, -1);
  if (quote === '`') {
    return inner.replace(/\r/g, '');
  }
  if (!inner.includes('\\')) {
    return inner;
  }
  // Escapes may write single bytes of a character.
  const parts: Buffer[] = [];
  let position = 0;
  while (position < inner.length) {
    const backslash = inner.indexOf('\\', position);
    const end = backslash < 0 ? inner.length : backslash;
    parts.push(Buffer.from(inner.slice(position, end), 'utf8'));
    position = end;
    if (backslash >= 0) {
      ESCAPE.lastIndex = backslash;
      const escape = ESCAPE.exec(inner)?.[0];
      if (escape === undefined || isWrongQuote(escape, quote)) {
        throw new Error(`invalid escape in ${literal}`);
      }
      parts.push(unescape(escape, literal));
      position += escape.length;
    }
  }
  return Buffer.concat(parts).toString('utf8');
}

function isWrongQuote(escape: string, quote: string): boolean {
  return /^\\['"]$/.test(escape) && escape[1] !== quote;
}

function unescape(escape: string, literal: string): Buffer {
  const code = escape[1];
  if (code === 'x') {
    return Buffer.from([parseInt(escape.slice(2), 16)]);
  }
  if (/[0-7]/.test(code)) {
    return Buffer.from([parseInt(escape.slice(1), 8)]);
  }
  if (code === 'u' || code === 'U') {
    const point = parseInt(escape.slice(2), 16);
    if (point > 0x10ffff || (point >= 0xd800 && point < 0xe000)) {
      throw new Error(`invalid escape in ${literal}`);
    }
    return Buffer.from(String.fromCodePoint(point), 'utf8');
  }
  return Buffer.from(SIMPLE[code] ?? code, 'utf8');
}

/** The code point of a character constant. Throws an Error with the reason. */
export function unquoteCharacter(literal: string): number {
  const byte = /^'\\(?:x([0-9a-fA-F]{2})|([0-3][0-7]{2}))'$/.exec(literal);
  if (byte) {
    return byte[1] ? parseInt(byte[1], 16) : parseInt(byte[2], 8);
  }
  const chars = Array.from(unquote(literal));
  if (chars.length !== 1 || (chars[0] === "'" && literal === "'''")) {
    throw new Error(`malformed character constant: ${literal}`);
  }
  return chars[0].codePointAt(0)!;
}
