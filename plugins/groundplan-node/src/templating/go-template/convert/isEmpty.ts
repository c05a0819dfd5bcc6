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

import { GoInt } from '../GoInt';
import { GoList } from '../GoList';
import { GoMap } from '../GoMap';
import { GoValue } from '../GoValue';

/** Whether a value is nil, zero or of length zero; Sprig's `empty`. */
export function isEmpty(value: GoValue): boolean {
  if (value instanceof GoInt) {
    return value.value === 0n;
  }
  if (value instanceof GoList || value instanceof GoMap) {
    return value.size === 0;
  }
  return !value && !Number.isNaN(value);
}
