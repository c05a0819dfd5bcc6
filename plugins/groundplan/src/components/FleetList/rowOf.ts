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

import { Summary } from 'backstage-plugin-groundplan-common';

const rows = new WeakMap<Summary, Summary & { id: string }>();

/**
 * The table's row of an item. The same for the same item, so that of a new answer
 * only those rows are rendered again that are different.
 *
 * @internal
 */
export function rowOf<T extends Summary>(item: T): T & { id: string } {
  const known = rows.get(item);
  if (known) {
    return known as T & { id: string };
  }
  const { kind, host, namespace = '', name } = item;
  const row = { ...item, id: `${kind}/${host}/${namespace}/${name}` };
  rows.set(item, row);
  return row;
}
