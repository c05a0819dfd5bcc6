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

export const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Standard base32 with its padding, as Go decodes it. Throws an Error with Go's reason. */
export function decodeBase32(text: string): Buffer {
  const chars = Buffer.from(text.replace(/[\r\n]/g, ''), 'utf8').toString(
    'latin1',
  );
  const { length } = chars;
  const corrupt = (at: number) =>
    new Error(`illegal base32 data at input byte ${at}`);
  const decoded: number[] = [];
  let held = 0;
  let bits = 0;
  for (let i = 0; i < length; i += 1) {
    const filled = i % 8;
    if (chars[i] === '=' && filled >= 2 && length - i - 1 < 8) {
      checkPadding(chars, i, corrupt);
      return Buffer.from(decoded);
    }
    const value = BASE32.indexOf(chars[i]);
    if (value < 0) {
      throw corrupt(i);
    }
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      decoded.push((held >> bits) & 0xff);
    }
  }
  if (length % 8 !== 0) {
    throw corrupt(length - (length % 8));
  }
  return Buffer.from(decoded);
}

function checkPadding(
  chars: string,
  start: number,
  corrupt: (at: number) => Error,
) {
  const filled = start % 8;
  const rest = chars.length - start - 1;
  if (rest + filled < 7) {
    throw corrupt(chars.length);
  }
  for (let i = start + 1; i <= start + 7 - filled; i += 1) {
    if (i < chars.length && chars[i] !== '=') {
      throw corrupt(i - 1);
    }
  }
  // These leave a byte unfinished.
  if (filled === 3 || filled === 6) {
    throw corrupt(start);
  }
}
