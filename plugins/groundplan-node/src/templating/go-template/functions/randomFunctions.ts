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

import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { GoFunction, GoFunctionTable, fn } from '../GoFunction';
import { GoInt } from '../GoInt';

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ASCII = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));

/** Sprig's functions of chance. */
export const randomFunctions: GoFunctionTable = {
  randAlphaNum: characters([...LETTERS, ...DIGITS]),
  randAlpha: characters([...LETTERS]),
  randNumeric: characters([...DIGITS]),
  randAscii: characters(ASCII),
  randBytes: fn(['int'], ([count], meter) => {
    meter.spendText(count);
    return randomBytes(count).toString('base64');
  }),
  randInt: fn(['int', 'int'], ([least, end]) =>
    GoInt.create(randomInt(least, end)),
  ),
  shuffle: fn(['string'], ([text]) => {
    const chars = Array.from(text);
    for (let i = chars.length - 1; i > 0; i -= 1) {
      const j = randomInt(i + 1);
      [chars[i], chars[j]] = [chars[j], chars[i]];
    }
    return chars.join('');
  }),
  uuidv4: fn([], () => randomUUID()),
};

function characters(from: string[]): GoFunction {
  return fn(['int'], ([count], meter) => {
    const length = Math.max(count, 0);
    meter.spend(length);
    return Array.from({ length }, () => from[randomInt(from.length)]).join('');
  });
}
