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

import { useState } from 'react';

/**
 * Paging by cursors: the ones of the pages before this are kept, so that one
 * can go back. Another query starts at the first page.
 *
 * @internal
 */
export function usePages(queryKey: string) {
  const [pages, setPages] = useState<{ key: string; cursors: string[] }>({
    key: queryKey,
    cursors: [],
  });
  const cursors = pages.key === queryKey ? pages.cursors : [];
  const set = (next: string[]) => setPages({ key: queryKey, cursors: next });
  return {
    page: cursors.length,
    cursor: cursors.at(-1),
    next: (cursor: string) => set([...cursors, cursor]),
    previous: () => set(cursors.slice(0, -1)),
    first: () => set([]),
  };
}
