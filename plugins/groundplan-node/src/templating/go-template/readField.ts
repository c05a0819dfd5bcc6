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

import { GoFunction } from './GoFunction';
import { GoMap } from './GoMap';
import { GoObject } from './GoObject';
import { GoValue, typeName } from './GoValue';

/** The method that a value has by a name, if it has one. */
export function methodOf(
  receiver: GoValue,
  name: string,
): GoFunction | undefined {
  return receiver instanceof GoObject ? receiver.method(name) : undefined;
}

/** What is at a field. Throws an Error where the value has no fields. */
export function readField(
  receiver: GoValue,
  field: string,
  hasArguments: boolean,
): GoValue {
  if (receiver === undefined) {
    return undefined;
  }
  if (receiver === null) {
    throw new Error(`nil pointer evaluating interface {}.${field}`);
  }
  if (!(receiver instanceof GoMap)) {
    throw new Error(
      `can't evaluate field ${field} in type ${typeName(receiver)}`,
    );
  }
  if (hasArguments) {
    throw new Error(`${field} is not a method but has arguments`);
  }
  return receiver.entries.get(field);
}
