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

/**
 * What a delta makes of its base: parts of that, and new bytes
 * (https://git-scm.com/docs/pack-format, 'Deltified representation').
 */
export function applyDelta(base: Uint8Array, delta: Buffer): Buffer {
  let at = 0;
  const readSize = () => {
    let size = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = delta.readUInt8(at++);
      size += (byte % 128) * scale;
      if (byte < 128) {
        return size;
      }
    }
  };
  /** The bytes of a number that an instruction's bits name, lowest first. */
  const readNumber = (bits: number, count: number) => {
    let number = 0;
    for (let i = 0; i < count; i++) {
      if (Math.floor(bits / 2 ** i) % 2 === 1) {
        number += delta.readUInt8(at++) * 256 ** i;
      }
    }
    return number;
  };

  if (readSize() !== base.byteLength) {
    throw new Error('its pack has a delta that does not fit');
  }
  const size = readSize();
  const parts: Uint8Array[] = [];
  while (at < delta.byteLength) {
    const instruction = delta.readUInt8(at++);
    if (instruction >= 128) {
      const offset = readNumber(instruction % 16, 4);
      const length = readNumber(Math.floor(instruction / 16) % 8, 3) || 0x10000;
      parts.push(base.subarray(offset, offset + length));
    } else {
      parts.push(delta.subarray(at, at + instruction));
      at += instruction;
    }
  }
  const made = Buffer.concat(parts);
  if (made.byteLength !== size) {
    throw new Error('its pack has a delta that does not fit');
  }
  return made;
}
