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

import { GoList } from '../GoList';
import { GoValue } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';
import { plainText } from '../format/formatValue';

/** A value as text, as Sprig's functions of strings take it. */
export function toText(value: GoValue, meter: WorkMeter): string {
  return plainText(value, meter);
}

/** A list as its elements' texts, without nil; anything else as a list of one. */
export function toTexts(value: GoValue, meter: WorkMeter): string[] {
  if (value instanceof GoList) {
    return value.items
      .filter(item => item !== null && item !== undefined)
      .map(item => plainText(item, meter));
  }
  return value === null || value === undefined ? [] : [plainText(value, meter)];
}
