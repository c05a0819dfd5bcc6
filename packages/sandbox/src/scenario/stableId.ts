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

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The same uid for the same text, in the form of a UUID. @internal */
export function stableUid(text: string): string {
  const hex = digest(text);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Five letters, as `generateName` adds them, the same for the same text. @internal */
export function stableSuffix(text: string, length = 5): string {
  const hex = digest(text);
  return Array.from({ length }, (_, index) => {
    const value = parseInt(hex.slice(index * 2, index * 2 + 2), 16);
    return ALPHABET[value % ALPHABET.length];
  }).join('');
}

/** A hexadecimal text, such as a commit, the same for the same text. @internal */
export function stableHex(text: string, length = 40): string {
  return digest(text).slice(0, length);
}
