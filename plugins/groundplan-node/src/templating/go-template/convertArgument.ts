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

import { GoParameterType } from './GoFunction';
import { GoInt } from './GoInt';
import { GoMap } from './GoMap';
import { LiteralNode } from './GoTemplateNode';
import { GoValue, typeName } from './GoValue';
import { GoVersion } from './semver/GoVersion';
import { GoTime } from './time/GoTime';

const GO_TYPES: Record<GoParameterType, string> = {
  any: 'interface {}',
  value: 'reflect.Value',
  string: 'string',
  bool: 'bool',
  int: 'int',
  float64: 'float64',
  dict: 'map[string]interface {}',
  time: 'time.Time',
  version: '*semver.Version',
};

/** A value as an argument of the type. Throws an Error where Go does not take it. */
export function convertArgument(
  value: GoValue,
  type: GoParameterType,
): GoValue {
  if (value === undefined) {
    return absent(type, `invalid value; expected ${GO_TYPES[type]}`);
  }
  if (fits(value, type)) {
    return value;
  }
  const got = value === null ? 'interface {}' : typeName(value);
  throw new Error(
    `wrong type for value; expected ${GO_TYPES[type]}; got ${got}`,
  );
}

/** A constant as an argument of the type. Throws an Error where Go does not take it. */
export function convertConstant(
  node: LiteralNode | { type: 'nil' },
  type: GoParameterType,
): GoValue {
  if (node.type === 'nil') {
    return absent(type, `cannot assign nil to ${GO_TYPES[type]}`);
  }
  if (type === 'any' || type === 'value') {
    return constantValue(node);
  }
  if (node.type === type) {
    return node.value;
  }
  if (node.type === 'number') {
    if (type === 'int' && node.value.integer !== undefined) {
      return GoInt.create(node.value.integer);
    }
    if (type === 'float64') {
      return node.value.float;
    }
  }
  throw new Error(`expected ${GO_TYPES[type]}; found ${node.type} constant`);
}

/** A constant where nothing says which type is wanted. */
export function constantValue(node: LiteralNode): GoValue {
  if (node.type !== 'number') {
    return node.value;
  }
  const { text, integer, float, isFloat } = node.value;
  if (isFloat) {
    return float;
  }
  if (integer === undefined) {
    throw new Error(`${text} overflows int`);
  }
  return GoInt.create(integer);
}

function absent(type: GoParameterType, reason: string): GoValue {
  switch (type) {
    case 'any':
      return null;
    case 'value':
      return undefined;
    case 'dict':
      return GoMap.nil();
    default:
      throw new Error(reason);
  }
}

function fits(
  value: Exclude<GoValue, undefined>,
  type: GoParameterType,
): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'bool':
      return typeof value === 'boolean';
    case 'float64':
      return typeof value === 'number';
    case 'int':
      return value instanceof GoInt && value.type === 'int';
    case 'dict':
      return value instanceof GoMap && value.type === 'map[string]interface {}';
    case 'time':
      return value instanceof GoTime;
    case 'version':
      return value instanceof GoVersion;
    default:
      return true;
  }
}
