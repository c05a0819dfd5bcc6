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
import { GoList } from './GoList';
import { GoMap } from './GoMap';
import { GoValue } from './GoValue';
import { WorkMeter } from '../WorkMeter';

/** Throws an Error where a function does not take that many arguments. */
export function checkArity(
  name: string,
  { parameters, variadic }: GoFunction,
  given: number,
) {
  const { length } = parameters;
  if (variadic ? given < length : given !== length) {
    const wanted = variadic ? `at least ${length}` : length;
    throw new Error(
      `wrong number of arguments for ${name}: want ${wanted}, got ${given}`,
    );
  }
}

/** Calls a function with arguments of its types, and counts going over them and the result. */
export function invokeFunction(
  called: GoFunction,
  args: GoValue[],
  meter: WorkMeter,
): GoValue {
  args.forEach(arg => measure(arg, meter));
  const result = called.call(args, meter);
  measure(result, meter);
  return result;
}

function measure(value: GoValue, meter: WorkMeter) {
  if (typeof value === 'string') {
    meter.spendText(value.length);
  } else if (value instanceof GoList || value instanceof GoMap) {
    meter.spend(value.size / 4);
  }
}
