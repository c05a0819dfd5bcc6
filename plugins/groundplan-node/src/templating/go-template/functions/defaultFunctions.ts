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

import { GoFunctionTable, fn, variadic } from '../GoFunction';
import { deepCopy } from '../convert/deepCopy';
import { isEmpty } from '../convert/isEmpty';

const copy = fn(['any'], ([value], meter) => {
  if (value === null) {
    throw new Error('nil cannot be copied');
  }
  return deepCopy(value, meter);
});

/** Sprig's functions of what is there and what is not, and of choosing. */
export const defaultFunctions: GoFunctionTable = {
  default: variadic(['any'], 'any', ([fallback], [value]) =>
    isEmpty(value) ? fallback : value,
  ),
  empty: fn(['any'], ([value]) => isEmpty(value)),
  coalesce: variadic(
    [],
    'any',
    (_, values) => values.find(value => !isEmpty(value)) ?? null,
  ),
  all: variadic([], 'any', (_, values) => !values.some(isEmpty)),
  any: variadic([], 'any', (_, values) => !values.every(isEmpty)),
  ternary: fn(['any', 'any', 'bool'], ([yes, no, value]) => (value ? yes : no)),
  deepCopy: copy,
  mustDeepCopy: copy,
  fail: fn(['string'], ([reason]) => {
    throw new Error(reason);
  }),
};
