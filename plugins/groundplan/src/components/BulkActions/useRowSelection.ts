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

import { Selection } from '@backstage/ui';
import { useState } from 'react';

/**
 * Which rows of a page of a list are selected: only those that are in sight, so
 * that nothing is done to what nobody looks at.
 *
 * @param listKey - another page, order or filter begins with none
 * @internal
 */
export function useRowSelection<T extends { id: string }>(
  rows: T[] | undefined,
  listKey: string,
) {
  const [chosen, setChosen] = useState({ listKey, ids: new Set<string>() });
  const ids = chosen.listKey === listKey ? chosen.ids : new Set<string>();
  const selected = (rows ?? []).filter(({ id }) => ids.has(id));
  const choose = (all: Iterable<string>) =>
    setChosen({ listKey, ids: new Set(all) });
  return {
    selected,
    clear: () => choose([]),
    selection: {
      mode: 'multiple' as const,
      behavior: 'toggle' as const,
      selected: new Set(selected.map(({ id }) => id)),
      onSelectionChange: (keys: Selection) =>
        choose(
          keys === 'all'
            ? (rows ?? []).map(({ id }) => id)
            : [...keys].map(String),
        ),
    },
  };
}
