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

import { compareBytes } from '../../goStrings';
import { GoFunctionTable, fn, variadic } from '../GoFunction';
import { GoInt } from '../GoInt';
import { GoList } from '../GoList';
import { GoMap } from '../GoMap';
import { GoObject } from '../GoObject';
import { GoValue, typeName } from '../GoValue';

type Basic = 'bool' | 'int' | 'uint' | 'float' | 'string';

/** `eq`, `ne`, `lt`, `le`, `gt` and `ge`, which compare what is of one kind. */
export const compareFunctions: GoFunctionTable = {
  eq: variadic(['value'], 'value', ([value], others) => {
    if (others.length === 0) {
      throw new Error('missing argument for comparison');
    }
    return others.some(other => isEqual(value, other));
  }),
  ne: fn(['value', 'value'], ([a, b]) => !isEqual(a, b)),
  lt: fn(['value', 'value'], ([a, b]) => isLess(a, b)),
  le: fn(['value', 'value'], ([a, b]) => isLess(a, b) || isEqual(a, b)),
  gt: fn(['value', 'value'], ([a, b]) => !(isLess(a, b) || isEqual(a, b))),
  ge: fn(['value', 'value'], ([a, b]) => !isLess(a, b)),
};

function basicKind(value: GoValue): Basic | undefined {
  if (value instanceof GoInt) {
    return value.type.startsWith('u') ? 'uint' : 'int';
  }
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float';
    default:
      return undefined;
  }
}

function isEqual(a: GoValue, b: GoValue): boolean {
  const kinds = [basicKind(a), basicKind(b)];
  if (kinds[0] === undefined && kinds[1] === undefined) {
    return isSame(a, b);
  }
  if (a instanceof GoInt && b instanceof GoInt) {
    return a.value === b.value;
  }
  if (kinds[0] === kinds[1]) {
    return a === b;
  }
  if (isAbsent(a) || isAbsent(b)) {
    return false;
  }
  throw incompatible(a, b);
}

/** Of what has no basic kind; lists and maps are only compared with nil. */
function isSame(a: GoValue, b: GoValue): boolean {
  const sameKind =
    (a instanceof GoList && b instanceof GoList) ||
    (a instanceof GoMap && b instanceof GoMap) ||
    (a instanceof GoObject && b instanceof GoObject && a.kind === b.kind);
  if (!sameKind && !isAbsent(a) && !isAbsent(b)) {
    throw new Error(`non-comparable types ${typeName(a)} and ${typeName(b)}`);
  }
  if (isNil(a) || isNil(b)) {
    return isNil(a) && isNil(b);
  }
  if (a instanceof GoObject && b instanceof GoObject) {
    return a.equals(b);
  }
  throw new Error(`non-comparable type ${typeName(b)}`);
}

function isAbsent(value: GoValue): boolean {
  return value === undefined || value === null;
}

function isNil(value: GoValue): boolean {
  return value instanceof GoList || value instanceof GoMap
    ? value.isNil
    : isAbsent(value);
}

function isLess(a: GoValue, b: GoValue): boolean {
  if (!basicKind(a) || !basicKind(b)) {
    throw new Error('invalid type for comparison');
  }
  if (a instanceof GoInt && b instanceof GoInt) {
    return a.value < b.value;
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return a < b;
  }
  if (typeof a === 'string' && typeof b === 'string') {
    return compareBytes(a, b) < 0;
  }
  throw typeof a === 'boolean' && typeof b === 'boolean'
    ? new Error('invalid type for comparison')
    : incompatible(a, b);
}

function incompatible(a: GoValue, b: GoValue): Error {
  return new Error(
    `incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`,
  );
}
