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

import { useDeferredValue, useMemo, useState } from 'react';

/** A search through lines, with a place in what it found. @internal */
export interface LineSearch {
  query: string;
  /** What is looked for now, in lower case: what is typed may be ahead of it. */
  needle: string;
  /** The numbers of the lines that have it. */
  matches: number[];
  /** The place in `matches`; -1 where there are none. */
  current: number;
  setQuery: (query: string) => void;
  /** @returns the line that is now the current one */
  move: (by: 1 | -1) => number | undefined;
}

/** Looks for a text in lines, whatever its case. @internal */
export function useLineSearch(lines: string[]): LineSearch {
  const [query, setQuery] = useState('');
  const [place, setPlace] = useState(0);
  const needle = useDeferredValue(query).toLowerCase();
  const isSearched = needle !== '';
  const lowered = useMemo(
    () => (isSearched ? lines.map(line => line.toLowerCase()) : []),
    [lines, isSearched],
  );
  const matches = useMemo(
    () =>
      needle
        ? lowered.flatMap((line, index) =>
            line.includes(needle) ? [index] : [],
          )
        : [],
    [lowered, needle],
  );
  const current = matches.length > 0 ? place % matches.length : -1;
  return {
    query,
    needle,
    matches,
    current,
    setQuery: text => {
      setQuery(text);
      setPlace(0);
    },
    move: by => {
      if (matches.length === 0) {
        return undefined;
      }
      const next = (current + by + matches.length) % matches.length;
      setPlace(next);
      return matches[next];
    },
  };
}
