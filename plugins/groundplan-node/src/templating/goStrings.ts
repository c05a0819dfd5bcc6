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

// Go's strings are bytes of UTF-8. These give the same answers for JavaScript's
// strings, except that a character that is cut in two becomes U+FFFD.

/** Length in bytes, as Go's len. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** Go's text[start:end], in bytes. */
export function byteSlice(text: string, start: number, end?: number): string {
  return Buffer.from(text, 'utf8').subarray(start, end).toString('utf8');
}

/** Orders as Go does, by bytes: negative, zero or positive. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

// Go maps each character to one other; JavaScript's mappings may be longer.
function mapCharacters(text: string, map: (part: string) => string): string {
  return text.replace(/\p{ASCII}+|\P{ASCII}/gu, part => {
    const mapped = map(part);
    return part < '\u0080' || isOneCharacter(mapped) ? mapped : part;
  });
}

function isOneCharacter(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return text.length === (code > 0xffff ? 2 : 1);
}

/** Go's strings.ToUpper. */
export function toUpper(text: string): string {
  return mapCharacters(text, char => char.toUpperCase());
}

/** Go's strings.ToLower. */
export function toLower(text: string): string {
  return mapCharacters(text, char =>
    char === '\u0130' ? 'i' : char.toLowerCase(),
  );
}

/** The first character changed, the rest left. */
export function mapFirst(text: string, map: (char: string) => string): string {
  const [first = ''] = text;
  return map(first) + text.slice(first.length);
}

/** Go's strconv.Atoi: undefined where Go has an error. */
export function parseDecimal(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) {
    return undefined;
  }
  const value = BigInt(text.replace(/^\+/, ''));
  return BigInt.asIntN(64, value) === value ? Number(value) : undefined;
}

/** Go's strings.Replace: the first `count` places, all of them where negative. */
export function replaceText(
  text: string,
  old: string,
  replacement: string,
  count = -1,
): string {
  if (old === '') {
    const chars = Array.from(text);
    const places = count < 0 ? chars.length + 1 : count;
    const parts = chars.map((char, i) =>
      i < places ? replacement + char : char,
    );
    return parts.join('') + (places > chars.length ? replacement : '');
  }
  if (count < 0) {
    return text.split(old).join(replacement);
  }
  const parts = text.split(old);
  const head = parts.slice(0, count + 1).join(replacement);
  return [head, ...parts.slice(count + 1)].join(old);
}
