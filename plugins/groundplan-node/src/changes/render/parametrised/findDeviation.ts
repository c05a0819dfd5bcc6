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

import { getRecord } from 'backstage-plugin-groundplan-common';
import {
  fitsPlaceholder,
  holdsPlaceholder,
  isPlaceholder,
} from './placeholder';

/**
 * The first place at which documents differ from what a template makes with
 * placeholders, other than where these stand. Nothing where there is none.
 *
 * @remarks
 * The rule: a value decides what is at the places that the template has for it,
 * as a whole or in part, and nothing beside them. Where a placeholder is all of
 * a text, anything may be; where it is part of one, the rest of it stays; where
 * it is in a key, the object may have more such keys; where a list has items
 * with it, as a loop over the value makes them, the list may have more or fewer
 * of these, equal but for the placeholders. Everything else, documents, keys,
 * items, and whether a value is an object, a list or neither, is as it was.
 *
 * @internal
 */
export function findDeviation(
  expected: readonly unknown[],
  actual: readonly unknown[],
): string | undefined {
  if (expected.length === actual.length) {
    for (const [index, document] of expected.entries()) {
      const place =
        typeOf(document) === typeOf(actual[index]) || holdsType(document)
          ? deviation(document, actual[index], '', false)
          : 'the kind of object';
      if (place !== undefined) {
        return nameOf(place, index);
      }
    }
    return undefined;
  }
  return deviation(expected, actual, '', false) === undefined
    ? undefined
    : `the number of documents, which is ${actual.length}`;
}

function deviation(
  expected: unknown,
  actual: unknown,
  path: string,
  isExact: boolean,
): string | undefined {
  if (typeof expected === 'string' && isPlaceholder(expected)) {
    return fitsPlaceholder(expected, actual) ? undefined : path;
  }
  if (Array.isArray(expected)) {
    return Array.isArray(actual)
      ? ofLists(expected, actual, path, isExact)
      : path;
  }
  const record = getRecord(expected);
  if (record) {
    const other = getRecord(actual);
    return other ? ofRecords(record, other, path, isExact) : path;
  }
  // What is computed of a value, such as its hash, differs where the value does.
  const isSame = isExact ? expected === actual : !isNested(actual);
  return isSame ? undefined : path;
}

function ofLists(
  expected: readonly unknown[],
  actual: readonly unknown[],
  path: string,
  isExact: boolean,
): string | undefined {
  if (expected.length === actual.length) {
    return firstOf(expected, (item, index) =>
      deviation(item, actual[index], `${path}[${index}]`, isExact),
    );
  }
  const repeated = expected.filter(holdsPlaceholder);
  const fixed = expected.filter(item => !holdsPlaceholder(item));
  const others = [...actual];
  for (const item of fixed) {
    const at = others.findIndex(
      other => deviation(item, other, path, true) === undefined,
    );
    if (at < 0) {
      return path;
    }
    others.splice(at, 1);
  }
  return others.every(other =>
    repeated.some(item => deviation(item, other, path, true) === undefined),
  )
    ? undefined
    : path;
}

function ofRecords(
  expected: Record<string, unknown>,
  actual: Record<string, unknown>,
  path: string,
  isExact: boolean,
): string | undefined {
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  const keys = Object.keys(expected);
  const open = keys.filter(isPlaceholder);
  const fixed = keys.filter(key => !isPlaceholder(key));
  const added = Object.keys(actual).filter(key => !fixed.includes(key));
  return (
    firstOf(fixed, key =>
      Object.hasOwn(actual, key)
        ? deviation(expected[key], actual[key], at(key), isExact)
        : at(key),
    ) ??
    firstOf(added, key =>
      open.some(
        candidate =>
          fitsPlaceholder(candidate, key) &&
          deviation(expected[candidate], actual[key], path, isExact) ===
            undefined,
      )
        ? undefined
        : at(key),
    )
  );
}

function firstOf<T>(
  items: readonly T[],
  find: (item: T, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function isNested(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function typeOf(document: unknown): string {
  const { apiVersion, kind } = getRecord(document) ?? {};
  return JSON.stringify([apiVersion, kind]);
}

function holdsType(document: unknown): boolean {
  const { apiVersion, kind } = getRecord(document) ?? {};
  return isPlaceholder(apiVersion) || isPlaceholder(kind);
}

function nameOf(place: string, index: number): string {
  const document = index === 0 ? '' : ` of document ${index + 1}`;
  return `${place || 'the object'}${document}`;
}
