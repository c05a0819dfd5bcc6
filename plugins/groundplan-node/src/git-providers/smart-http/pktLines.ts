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

/** A line of Git's wire protocol: four hex digits of length, then the payload. */
export function pktLine(payload: string): Buffer {
  const bytes = Buffer.from(payload);
  const length = (bytes.byteLength + 4).toString(16).padStart(4, '0');
  return Buffer.concat([Buffer.from(length), bytes]);
}

/** The payloads of all whole lines; what comes after a broken one is left out. */
export function readPktLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let at = 0;
  while (at + 4 <= bytes.byteLength) {
    const length = parseInt(bytes.toString('latin1', at, at + 4), 16);
    if (Number.isNaN(length) || at + length > bytes.byteLength) {
      break;
    }
    if (length > 4) {
      lines.push(bytes.subarray(at + 4, at + length));
    }
    at += Math.max(length, 4);
  }
  return lines;
}
