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

import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { Replicas } from 'backstage-plugin-groundplan-common';
import { CSSProperties, KeyboardEvent } from 'react';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { RelativeTime } from '../RelativeTime';
import { ConditionsDialog } from './ConditionsDialog';
import styles from './DescribeTree.module.css';
import { TreeRow } from './visibleRows';

function replicasText(replicas: Replicas | undefined): string {
  if (!replicas) {
    return '';
  }
  return `${replicas.ready ?? '?'}/${replicas.desired ?? '?'}`;
}

/** A line of the tree. @internal */
export function DescribeTreeRow(props: {
  row: TreeRow;
  active: boolean;
  register: (key: string, element: HTMLDivElement | null) => void;
  onActivate: (row: TreeRow) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const { row, active } = props;
  const t = useText();
  const level = { '--level': row.level - 1 } as CSSProperties;
  const common = {
    role: 'row',
    'aria-level': row.level,
    tabIndex: active ? 0 : -1,
    ref: (element: HTMLDivElement | null) => props.register(row.key, element),
    onFocus: props.onFocus,
    onKeyDown: props.onKeyDown,
    className: styles.row,
  };
  if (row.type === 'more') {
    return (
      <div {...common} onClick={() => props.onActivate(row)}>
        <div role="gridcell" className={styles.more} style={level}>
          {t('tree.more', { number: String(row.hidden) })}
        </div>
      </div>
    );
  }
  const { node } = row;
  const { status } = node;
  return (
    <div
      {...common}
      aria-expanded={row.expanded}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
    >
      <div
        role="gridcell"
        className={styles.name}
        style={level}
        onClick={() => props.onActivate(row)}
      >
        <span className={styles.toggle} aria-hidden>
          {row.expanded === true && <RiArrowDownSLine size={18} />}
          {row.expanded === false && <RiArrowRightSLine size={18} />}
        </span>
        <span>
          <span className={styles.kind}>{node.label ?? node.ref.kind}</span>
          {!node.virtual && ` ${node.ref.name}`}
          {node.grouped && ` (${node.children.length})`}
          {node.role && <span className={styles.role}> {node.role}</span>}
        </span>
      </div>
      <div role="gridcell">
        <HealthChip health={status.health} />
      </div>
      <div role="gridcell">{node.version}</div>
      <div role="gridcell">{replicasText(node.replicas)}</div>
      <div role="gridcell" className={styles.reason}>
        {status.health !== 'Healthy' && (
          <span title={status.message || undefined}>
            {status.reason}
            {status.message && (
              <span className={styles.message}> {status.message}</span>
            )}
          </span>
        )}
      </div>
      <div role="gridcell" className={styles.since}>
        {status.since && <RelativeTime time={status.since} />}
      </div>
      <div role="gridcell">
        {node.conditions && node.conditions.length > 0 && (
          <ConditionsDialog
            name={`${node.ref.kind} ${node.ref.name}`}
            conditions={node.conditions}
            reachable={active}
          />
        )}
      </div>
    </div>
  );
}
