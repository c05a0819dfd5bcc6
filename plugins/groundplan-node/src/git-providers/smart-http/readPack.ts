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

import { inflateSync } from 'node:zlib';
import { applyDelta } from './applyDelta';
import { GitObject, gitObject } from './encodePack';

const TYPES: Record<number, GitObject['type']> = {
  1: 'commit',
  2: 'tree',
  3: 'blob',
};
const OFFSET_DELTA = 6;
const REF_DELTA = 7;

interface Entry {
  type: number;
  /** Of a delta its instructions, else the object itself. */
  content: Buffer;
  /** What a delta is of: where that begins in the pack, or its id. */
  base?: number | string;
}

/**
 * The objects of a pack, by their ids (https://git-scm.com/docs/pack-format).
 * Fails on what is no pack, or not all of one.
 */
export function readPack(pack: Buffer): Map<string, GitObject> {
  if (pack.toString('latin1', 0, 4) !== 'PACK' || pack.readUInt32BE(4) !== 2) {
    throw new Error('it sent no pack of version 2');
  }
  const entries = new Map<number, Entry>();
  let at = 12;
  for (let left = pack.readUInt32BE(8); left > 0; left--) {
    const { entry, end } = readEntry(pack, at);
    entries.set(at, entry);
    at = end;
  }

  const byStart = new Map<number, GitObject>();
  const byId = new Map<string, GitObject>();
  const resolve = (start: number): GitObject | undefined => {
    const known = byStart.get(start);
    const entry = entries.get(start);
    if (known || !entry) {
      return known;
    }
    let found: GitObject | undefined;
    if (entry.base === undefined) {
      const type = TYPES[entry.type];
      found = type && gitObject(type, entry.content);
    } else {
      const base =
        typeof entry.base === 'string'
          ? byId.get(entry.base)
          : resolve(entry.base);
      found =
        base && gitObject(base.type, applyDelta(base.content, entry.content));
    }
    if (found) {
      byStart.set(start, found);
      byId.set(found.sha, found);
    }
    return found;
  };
  // What a delta names by its id may come after it
  let waiting = [...entries.keys()];
  for (let before = Infinity; waiting.length < before; ) {
    before = waiting.length;
    waiting = waiting.filter(start => !resolve(start));
  }
  if (waiting.length > 0) {
    throw new Error('its pack holds deltas of what is not in it');
  }
  return byId;
}

function readEntry(pack: Buffer, start: number): { entry: Entry; end: number } {
  let at = start;
  const next = () => pack.readUInt8(at++);
  // Four bits of size beside the type, then seven to a byte, lowest first
  let byte = next();
  const type = Math.floor(byte / 16) % 8;
  let size = byte % 16;
  for (let scale = 16; byte >= 128; scale *= 128) {
    byte = next();
    size += (byte % 128) * scale;
  }
  let base: number | string | undefined;
  if (type === OFFSET_DELTA) {
    byte = next();
    let distance = byte % 128;
    while (byte >= 128) {
      byte = next();
      distance = (distance + 1) * 128 + (byte % 128);
    }
    base = start - distance;
  } else if (type === REF_DELTA) {
    base = pack.toString('hex', at, at + 20);
    at += 20;
  }
  // With `info` it tells how much it has read; nothing else says where an entry ends
  const { buffer, engine } = inflateSync(pack.subarray(at), {
    info: true,
    maxOutputLength: Math.max(size, 1),
  }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
  return {
    entry: { type, content: buffer, base },
    end: at + engine.bytesWritten,
  };
}
