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
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { RelativeTime } from '../RelativeTime';
import { ConditionsDialog } from './ConditionsDialog';
import styles from './DescribeTree.module.css';
import { TreeRowProps, TreeRowShell } from './TreeRowShell';

function replicasText(replicas: Replicas | undefined): string {
  if (!replicas) {
    return '';
  }
  return `${replicas.ready ?? '?'}/${
    replicas.desired ?? replicas.current ?? '?'
  }`;
}

/** The role, where what the line is called does not say it. */
function roleText(name: string, role: string | undefined): string | undefined {
  const letters = (text: string) => text.replace(/[^a-z]/gi, '').toLowerCase();
  return role && !letters(name).includes(letters(role)) ? role : undefined;
}

/** A line of the tree. @internal */
export function DescribeTreeRow(props: TreeRowProps) {
  const { row } = props;
  const t = useText();
  if (row.type === 'more') {
    return (
      <TreeRowShell {...props}>
        <div role="gridcell" className={styles.more}>
          {t('tree.more', { number: String(row.hidden) })}
        </div>
      </TreeRowShell>
    );
  }
  const { node } = row;
  const { status } = node;
  const name = node.label ?? node.ref.kind;
  const role = roleText(name, node.role);
  return (
    <TreeRowShell {...props}>
      <div role="gridcell" className={styles.name}>
        <span className={styles.toggle} aria-hidden>
          {row.expanded === true && <RiArrowDownSLine size={18} />}
          {row.expanded === false && <RiArrowRightSLine size={18} />}
        </span>
        <span>
          <span className={styles.kind}>{name}</span>
          {!node.virtual && ` ${node.ref.name}`}
          {role && ' '}
          {role && <span className={styles.role}>{role}</span>}
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
            {status.message && ' '}
            {status.message && (
              <span className={styles.message}>{status.message}</span>
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
            reachable={props.active}
          />
        )}
      </div>
    </TreeRowShell>
  );
}
