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

const BLOCK = 512;
const REGULAR = ['0', '\0'];

/**
 * The text of one file of an archive, as `tar` lays it out: headers of 512 bytes
 * with the name and the size, and contents padded to as many. Names longer than
 * a header holds are no concern of ours and are passed over.
 *
 * @throws Error where the archive is cut or the file longer than allowed.
 * @internal
 */
export function readTarFile(
  archive: Buffer,
  matches: (path: string) => boolean,
  maxBytes: number,
): string | undefined {
  let at = 0;
  while (at + BLOCK <= archive.length) {
    const header = archive.subarray(at, at + BLOCK);
    if (header[0] === 0) {
      return undefined;
    }
    const size = Number.parseInt(text(header, 124, 12).trim(), 8);
    const from = at + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0) {
      throw new Error('it is no archive that is understood');
    }
    if (from + size > archive.length) {
      throw new Error('the archive is cut');
    }
    const prefix = text(header, 345, 155);
    const name = text(header, 0, 100);
    const type = String.fromCharCode(header[156]);
    const path = prefix ? `${prefix}/${name}` : name;
    if (REGULAR.includes(type) && matches(path)) {
      if (size > maxBytes) {
        throw new Error(`${path} is longer than ${maxBytes} bytes`);
      }
      return archive.toString('utf8', from, from + size);
    }
    at = from + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}

function text(header: Buffer, from: number, length: number): string {
  const field = header.toString('utf8', from, from + length);
  const end = field.indexOf('\0');
  return end < 0 ? field : field.slice(0, end);
}
