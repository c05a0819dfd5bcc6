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

import { GoFunction, GoFunctionTable, fn, variadic } from '../GoFunction';
import { GoList } from '../GoList';
import { GoValue, kindName } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';
import { toInteger } from '../convert/cast';
import { deepEqual } from '../convert/deepEqual';
import { isEmpty } from '../convert/isEmpty';

const list = variadic([], 'any', (_, items) => GoList.create(items));
const push = withList(['any'], (items, [item], meter) => {
  meter.spend(items.size / 4);
  return GoList.create([...items.items, item]);
});
const prepend = withList(['any'], (items, [item]) =>
  GoList.create([item, ...items.items]),
);
const first = withList([], ({ items }) => items[0] ?? null);
const last = withList([], ({ items }) => items[items.length - 1] ?? null);
const rest = withList([], ({ items }) =>
  items.length > 0 ? GoList.create(items.slice(1)) : GoList.nil(),
);
const initial = withList([], ({ items }) =>
  items.length > 0 ? GoList.create(items.slice(0, -1)) : GoList.nil(),
);
const reverse = withList([], ({ items }) =>
  GoList.create([...items].reverse()),
);
const compact = withList([], ({ items }) =>
  GoList.create(items.filter(item => !isEmpty(item))),
);
const uniq = withList([], ({ items }, _, meter) => {
  const found: GoValue[] = [];
  for (const item of items) {
    if (!includes(found, item, meter)) {
      found.push(item);
    }
  }
  return GoList.create(found);
});
const without = variadic(['any'], 'any', ([value], omitted, meter) =>
  GoList.create(
    listOf(value).items.filter(item => !includes(omitted, item, meter)),
  ),
);
const has = fn(['any', 'any'], ([item, value], meter) =>
  value === null ? false : includes(listOf(value).items, item, meter),
);
const slice = variadic(['any'], 'any', ([value], indices) =>
  sliceOf(listOf(value), indices),
);
const chunk = fn(['int', 'any'], ([size, value]) =>
  chunksOf(listOf(value), size),
);

/** Sprig's functions of lists. `slice` takes the place of text/template's. */
export const listFunctions: GoFunctionTable = {
  list,
  tuple: list,
  append: push,
  push,
  mustAppend: push,
  mustPush: push,
  prepend,
  mustPrepend: prepend,
  first,
  mustFirst: first,
  last,
  mustLast: last,
  rest,
  mustRest: rest,
  initial,
  mustInitial: initial,
  reverse,
  mustReverse: reverse,
  compact,
  mustCompact: compact,
  uniq,
  mustUniq: uniq,
  without,
  mustWithout: without,
  has,
  mustHas: has,
  slice,
  mustSlice: slice,
  chunk,
  mustChunk: chunk,
  concat: variadic([], 'any', (_, lists) =>
    lists.length > 0 ? concat(lists.map(listOf)) : GoList.nil(),
  ),
};

function listOf(value: GoValue): GoList {
  if (!(value instanceof GoList)) {
    throw new Error(`expected a list, got ${kindName(value)}`);
  }
  return value;
}

/** A function whose first argument is a list. */
function withList<const P extends readonly 'any'[]>(
  parameters: P,
  call: (items: GoList, args: GoValue[], meter: WorkMeter) => GoValue,
): GoFunction {
  return fn(['any', ...parameters], ([value, ...args], meter) =>
    call(listOf(value), args, meter),
  );
}

function includes(
  items: GoValue[],
  wanted: GoValue,
  meter: WorkMeter,
): boolean {
  return items.some(item => deepEqual(wanted, item, meter));
}

function concat(lists: GoList[]): GoList {
  const items = lists.flatMap(({ items: own }) => own);
  return items.length > 0 ? GoList.create(items) : GoList.nil();
}

function sliceOf(value: GoList, indices: GoValue[]): GoValue {
  if (value.size === 0) {
    return null;
  }
  const [start = 0, end = value.size] = indices
    .slice(0, 2)
    .map(index => Number(toInteger(index)));
  if (start < 0 || start > end || end > value.size) {
    throw new Error(`no slice from ${start} to ${end} of ${value.size}`);
  }
  return GoList.create(value.items.slice(start, end), value.type);
}

function chunksOf({ items }: GoList, size: number): GoList {
  const count = Math.floor((items.length - 1) / size) + 1;
  // What upstream reckons for a negative size comes out for some lists.
  const odd = size < -1 && items.length === 1;
  if (size === 0 || (size < 0 && count !== 0 && !odd)) {
    throw new Error(`no chunks of ${size}`);
  }
  const chunks = Array.from({ length: count }, (_, i) =>
    GoList.create(odd ? items : items.slice(i * size, (i + 1) * size)),
  );
  return GoList.create(chunks, '[][]interface {}');
}
