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

import { GoValue } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';
import { plainText } from './formatValue';

/** Go's fmt.Sprint: a space between two values of which neither is a string. */
export function sprint(args: GoValue[], meter: WorkMeter): string {
  let text = '';
  args.forEach((arg, i) => {
    const spaced =
      i > 0 && typeof arg !== 'string' && typeof args[i - 1] !== 'string';
    text += (spaced ? ' ' : '') + plainText(arg, meter);
  });
  return text;
}

/** Go's fmt.Sprintln: a space between any two. */
export function sprintln(args: GoValue[], meter: WorkMeter): string {
  return `${args.map(arg => plainText(arg, meter)).join(' ')}\n`;
}
