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

import { getString } from 'backstage-plugin-groundplan-common';

/**
 * For each item of a list as it is to be, the index of the one that it was: by its
 * name, or by all that it is; those that have no name and are new, in their order.
 * So a comment stays with what it was written of.
 *
 * @internal
 */
export function alignItems(
  before: readonly unknown[],
  after: readonly unknown[],
): (number | undefined)[] {
  const free = new Map<string, number[]>();
  before.forEach((item, index) => {
    const identity = identityOf(item);
    const indexes = free.get(identity) ?? [];
    free.set(identity, indexes);
    indexes.push(index);
  });
  const found = after.map(item => free.get(identityOf(item))?.shift());
  const nameless = [...free.values()]
    .flat()
    .filter(index => isNameless(before[index]))
    .sort((a, b) => a - b);
  return found.map(
    (index, at) =>
      index ?? (isNameless(after[at]) ? nameless.shift() : undefined),
  );
}

function identityOf(item: unknown): string {
  const name = getString(item, 'name');
  return JSON.stringify(name === undefined ? { item } : { name });
}

function isNameless(item: unknown): boolean {
  return (
    typeof item === 'object' &&
    item !== null &&
    getString(item, 'name') === undefined
  );
}
