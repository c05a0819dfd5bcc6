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

import { GoInt } from './GoInt';
import { GoList } from './GoList';
import { GoMap } from './GoMap';
import { GoObject } from './GoObject';

/**
 * A value as a Go template sees it.
 *
 * `undefined` is what is not there, `null` is an interface that holds nil: they print
 * the same, but a field of what is not there is not there either, and a field of nil is
 * an error. A `number` is a float64.
 */
export type GoValue =
  | undefined
  | null
  | string
  | boolean
  | number
  | GoInt
  | GoList
  | GoMap
  | GoObject;

/** The type as Go's `%T` writes it. */
export function typeName(value: GoValue): string {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return 'float64';
    default:
      return value ? value.type : '<nil>';
  }
}

/** The kind as Go's reflection names it. */
export function kindName(value: GoValue): string {
  if (value instanceof GoList) {
    return 'slice';
  }
  if (value instanceof GoMap) {
    return 'map';
  }
  if (value instanceof GoObject) {
    return value.kind;
  }
  return value === undefined || value === null ? 'invalid' : typeName(value);
}

/** Go's truth: neither absent, zero nor empty. */
export function isTrue(value: GoValue): boolean {
  if (value instanceof GoInt) {
    return value.value !== 0n;
  }
  if (value instanceof GoList || value instanceof GoMap) {
    return value.size > 0;
  }
  return Number.isNaN(value) || Boolean(value);
}
