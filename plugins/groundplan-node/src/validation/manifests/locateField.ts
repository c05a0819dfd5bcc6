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

import { Document, isAlias, isMap, isScalar, isSeq, Node, Pair } from 'yaml';

/**
 * Where in a file a field is, or the innermost of the objects that it would be
 * in: its offset.
 *
 * @remarks
 * Names may hold dots, and servers write `labels[a.b]` as well as `labels.a.b`,
 * so that the field is not taken apart: of the keys that are there, the longest
 * that fits is followed.
 *
 * @internal
 */
export function locateField(
  document: Document,
  root: Node,
  field: string,
): number {
  let offset = root.range?.[0] ?? 0;
  let current: unknown = root;
  let rest = field;
  while (rest !== '') {
    if (isAlias(current)) {
      current = current.resolve(document);
    }
    const step = isMap(current)
      ? stepIntoMap(current.items, rest)
      : stepIntoList(current, rest);
    if (!step) {
      break;
    }
    offset = step.offset ?? offset;
    current = step.value;
    rest = step.rest;
  }
  return offset;
}

interface Step {
  offset?: number;
  value: unknown;
  rest: string;
}

function stepIntoMap(items: Pair[], field: string): Step | undefined {
  let best: (Step & { length: number }) | undefined;
  for (const { key, value } of items) {
    const name = isScalar(key) ? String(key.value) : undefined;
    const match = name === undefined ? undefined : restAfter(field, name);
    if (name !== undefined && match !== undefined) {
      if (!best || name.length > best.length) {
        const offset = (key as Node).range?.[0];
        best = { offset, value, rest: match, length: name.length };
      }
    }
  }
  return best;
}

/** What of the field comes after a name, where it begins with that name. */
function restAfter(field: string, name: string): string | undefined {
  if (field.startsWith(`[${name}]`)) {
    return field.slice(name.length + 2);
  }
  const plain = field.startsWith('.') ? field.slice(1) : field;
  const rest = plain.slice(name.length);
  return plain.startsWith(name) && (rest === '' || /^[.[]/.test(rest))
    ? rest
    : undefined;
}

function stepIntoList(current: unknown, field: string): Step | undefined {
  const index = /^\.?\[(\d+)\]/.exec(field);
  if (!isSeq(current) || !index) {
    return undefined;
  }
  const value = current.items[Number(index[1])] as Node | undefined;
  return value === undefined
    ? undefined
    : { offset: value.range?.[0], value, rest: field.slice(index[0].length) };
}
