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

/** Standard base64 with its padding, as Go decodes it. Throws an Error with Go's reason. */
export function decodeBase64(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8').toString('latin1');
  const kept: string[] = [];
  let position = 0;
  const corrupt = (at: number) =>
    new Error(`illegal base64 data at input byte ${at}`);
  const skipLineEnds = () => {
    while (/[\r\n]/.test(bytes[position] ?? '')) {
      position += 1;
    }
  };
  for (;;) {
    skipLineEnds();
    const filled = kept.length % 4;
    if (position === bytes.length) {
      if (filled > 0) {
        throw corrupt(position - filled);
      }
      break;
    }
    const char = bytes[position];
    if (char === '=') {
      if (filled < 2) {
        throw corrupt(position);
      }
      position += 1;
      if (filled === 2) {
        skipLineEnds();
        if (bytes[position] !== '=') {
          throw corrupt(position < bytes.length ? position - 1 : position);
        }
        position += 1;
      }
      skipLineEnds();
      if (position < bytes.length) {
        throw corrupt(position);
      }
      break;
    }
    if (!/[A-Za-z0-9+/]/.test(char)) {
      throw corrupt(position);
    }
    kept.push(char);
    position += 1;
  }
  return Buffer.from(kept.join(''), 'base64');
}
