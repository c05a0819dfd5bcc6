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

/**
 * Readers for fields of objects that come from outside. They answer `undefined`
 * where the path is missing or holds another type, and never throw.
 */

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path, whatever it is. @public */
export function getField(from: unknown, ...path: string[]): unknown {
  let value = from;
  for (const key of path) {
    if (!isRecord(value) || !Object.hasOwn(value, key)) {
      return undefined;
    }
    value = value[key];
  }
  return value;
}

/** The string at a path. @public */
export function getString(
  from: unknown,
  ...path: string[]
): string | undefined {
  const value = getField(from, ...path);
  return typeof value === 'string' ? value : undefined;
}

/** The finite number at a path. @public */
export function getNumber(
  from: unknown,
  ...path: string[]
): number | undefined {
  const value = getField(from, ...path);
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : undefined;
}

/** The boolean at a path. @public */
export function getBoolean(
  from: unknown,
  ...path: string[]
): boolean | undefined {
  const value = getField(from, ...path);
  return typeof value === 'boolean' ? value : undefined;
}

/** The object at a path. @public */
export function getRecord(
  from: unknown,
  ...path: string[]
): Record<string, unknown> | undefined {
  const value = getField(from, ...path);
  return isRecord(value) ? value : undefined;
}

/** The elements of the array at a path; empty where there is none. @public */
export function getList(from: unknown, ...path: string[]): unknown[] {
  const value = getField(from, ...path);
  return Array.isArray(value) ? value : [];
}

/** Milliseconds since the epoch of the RFC 3339 time at a path. @public */
export function getTime(from: unknown, ...path: string[]): number | undefined {
  const value = getString(from, ...path);
  const time = value === undefined ? NaN : Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}
