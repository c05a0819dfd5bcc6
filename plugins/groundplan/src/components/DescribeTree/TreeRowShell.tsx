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

import { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';
import styles from './DescribeTree.module.css';
import { TreeRow } from './visibleRows';

/** What a line of the tree is told by the tree. @internal */
export interface TreeRowProps {
  row: TreeRow;
  /** Whether it is the line that Tab reaches. */
  active: boolean;
  register: (key: string, element: HTMLElement | null) => void;
  onActivate: (row: TreeRow) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

/** The focusable line of the tree, whatever it shows. @internal */
export function TreeRowShell(props: TreeRowProps & { children: ReactNode }) {
  const { row } = props;
  const node = row.type === 'node' ? row : undefined;

  function onClick(event: MouseEvent<HTMLElement>) {
    const { target, currentTarget } = event;
    // React also hands on what happens in a dialog that a line has opened.
    if (
      target instanceof Element &&
      currentTarget.contains(target) &&
      !target.closest('button')
    ) {
      props.onActivate(row);
    }
  }

  return (
    <div
      role="row"
      tabIndex={props.active ? 0 : -1}
      aria-level={row.level}
      aria-expanded={node?.expanded}
      aria-posinset={node?.position}
      aria-setsize={node?.setSize}
      ref={element => props.register(row.key, element)}
      className={styles.row}
      style={{ '--level': row.level - 1 } as CSSProperties}
      onClick={onClick}
      onFocus={props.onFocus}
      onKeyDown={props.onKeyDown}
    >
      {props.children}
    </div>
  );
}
