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
import { deflateSync } from 'node:zlib';

/** A Git object, with the id that its content gives it. */
export interface GitObject {
  type: 'commit' | 'tree' | 'blob';
  content: Uint8Array;
  sha: string;
}

/** The id that Git gives an object of this content. */
export function gitObjectId(
  type: GitObject['type'],
  content: Uint8Array,
  algorithm: 'sha1' | 'sha256' = 'sha1',
): string {
  return createHash(algorithm)
    .update(`${type} ${content.byteLength}\0`)
    .update(content)
    .digest('hex');
}

export function gitObject(
  type: GitObject['type'],
  content: Uint8Array,
): GitObject {
  return { type, content, sha: gitObjectId(type, content) };
}

const TYPE_CODES = { commit: 1, tree: 2, blob: 3 };

/**
 * A pack of whole objects, without deltas
 * (https://git-scm.com/docs/pack-format).
 */
export function encodePack(objects: GitObject[]): Buffer {
  const header = Buffer.alloc(12);
  header.write('PACK');
  header.writeUInt32BE(2, 4);
  header.writeUInt32BE(objects.length, 8);
  const parts = [header];
  for (const { type, content } of objects) {
    parts.push(
      entryHeader(TYPE_CODES[type], content.byteLength),
      deflateSync(content),
    );
  }
  const pack = Buffer.concat(parts);
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()]);
}

/** Four bits of size beside the type, then seven to a byte, lowest first. */
function entryHeader(type: number, size: number): Buffer {
  const bytes: number[] = [];
  let byte = type * 16 + (size % 16);
  let rest = Math.floor(size / 16);
  while (rest > 0) {
    bytes.push(byte + 128);
    byte = rest % 128;
    rest = Math.floor(rest / 128);
  }
  bytes.push(byte);
  return Buffer.from(bytes);
}
