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

import { createHash } from 'node:crypto';
import { GoFunctionTable, fn } from '../GoFunction';
import { BASE32, decodeBase32 } from '../convert/decodeBase32';
import { decodeBase64 } from '../convert/decodeBase64';

/** Sprig's functions of encodings and checksums. What does not decode gives the reason. */
export const encodingFunctions: GoFunctionTable = {
  b64enc: fn(['string'], ([text]) =>
    Buffer.from(text, 'utf8').toString('base64'),
  ),
  b64dec: fn(['string'], ([text]) => orReason(() => decodeBase64(text))),
  b32enc: fn(['string'], ([text]) => encodeBase32(Buffer.from(text, 'utf8'))),
  b32dec: fn(['string'], ([text]) => orReason(() => decodeBase32(text))),
  sha1sum: fn(['string'], ([text]) => checksum('sha1', text)),
  sha512sum: fn(['string'], ([text]) => checksum('sha512', text)),
  adler32sum: fn(['string'], ([text]) => String(adler32(text))),
};

function orReason(decode: () => Buffer): string {
  try {
    return decode().toString('utf8');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function checksum(algorithm: 'sha1' | 'sha512', text: string): string {
  return createHash(algorithm).update(text, 'utf8').digest('hex');
}

function adler32(text: string): number {
  let sum = 1;
  let sumOfSums = 0;
  for (const byte of Buffer.from(text, 'utf8')) {
    sum = (sum + byte) % 65_521;
    sumOfSums = (sumOfSums + sum) % 65_521;
  }
  return sumOfSums * 65_536 + sum;
}

function encodeBase32(bytes: Buffer): string {
  let encoded = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      encoded += BASE32[(held >> bits) & 31];
    }
  }
  if (bits > 0) {
    encoded += BASE32[(held << (5 - bits)) & 31];
  }
  return encoded.padEnd(Math.ceil(encoded.length / 8) * 8, '=');
}
