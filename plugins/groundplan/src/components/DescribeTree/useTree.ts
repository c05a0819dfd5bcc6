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

import { TreeNode } from 'backstage-plugin-groundplan-common';
import { KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { expandableKeys, TreeRow, visibleRows } from './visibleRows';

/**
 * The tree's lines and what keys do to them, after the treegrid pattern of the
 * ARIA Authoring Practices Guide: rows have the focus, left and right close and
 * open, up, down, Home and End move.
 *
 * @internal
 */
export function useTree(root: TreeNode, focus: (key: string) => void) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(
    new Map(),
  );
  const [lengthened, setLengthened] = useState<ReadonlyMap<string, number>>(
    new Map(),
  );
  const [wantedKey, setActiveKey] = useState<string>();
  const rows = useMemo(
    () => visibleRows(root, { toggled, lengthened }),
    [root, toggled, lengthened],
  );
  const activeKey = rows.some(row => row.key === wantedKey)
    ? wantedKey
    : rows[0].key;

  // The line that was activated is gone: the focus goes to what took its place.
  const focusIndex = useRef<number>();
  useEffect(() => {
    const row = rows[focusIndex.current ?? -1];
    focusIndex.current = undefined;
    if (row) {
      focus(row.key);
    }
  }, [rows, focus]);

  function setExpanded(key: string, expanded: boolean) {
    setToggled(before => new Map(before).set(key, expanded));
  }

  function setAllExpanded(expanded: boolean) {
    setToggled(new Map(expandableKeys(root).map(key => [key, expanded])));
  }

  function showMore(parentKey: string) {
    setLengthened(before =>
      new Map(before).set(parentKey, (before.get(parentKey) ?? 0) + 1),
    );
  }

  function activate(row: TreeRow) {
    if (row.type === 'more') {
      focusIndex.current = rows.indexOf(row);
      showMore(row.parentKey);
    } else if (row.expanded !== undefined) {
      setExpanded(row.key, !row.expanded);
    }
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>, row: TreeRow) {
    // A button in the row handles its own keys.
    if (event.target !== event.currentTarget) {
      return;
    }
    const index = rows.indexOf(row);
    const go = (to: TreeRow | undefined) => to && focus(to.key);
    switch (event.key) {
      case 'ArrowDown':
        go(rows[index + 1]);
        break;
      case 'ArrowUp':
        go(rows[index - 1]);
        break;
      case 'Home':
        go(rows[0]);
        break;
      case 'End':
        go(rows[rows.length - 1]);
        break;
      case 'ArrowRight':
        if (row.type === 'node' && row.expanded === false) {
          setExpanded(row.key, true);
        } else if (row.type === 'node' && row.expanded) {
          go(rows[index + 1]);
        }
        break;
      case 'ArrowLeft':
        if (row.type === 'node' && row.expanded) {
          setExpanded(row.key, false);
        } else {
          go(rows.find(it => it.key === row.parentKey));
        }
        break;
      case 'Enter':
      case ' ':
        activate(row);
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  return { rows, activeKey, setActiveKey, activate, setAllExpanded, onKeyDown };
}
