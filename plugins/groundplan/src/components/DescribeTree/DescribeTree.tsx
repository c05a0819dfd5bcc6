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

import { Button, Flex, Text, VisuallyHidden } from '@backstage/ui';
import { TreeNode } from 'backstage-plugin-groundplan-common';
import { KeyboardEvent, useCallback, useId, useRef } from 'react';
import { useText } from '../../translation';
import styles from './DescribeTree.module.css';
import { DescribeTreeRow } from './DescribeTreeRow';
import { useTree } from './useTree';
import { TreeRow } from './visibleRows';

/** What a cluster is made of: a treegrid of its objects and groups. @internal */
export function DescribeTree(props: { root: TreeNode }) {
  const t = useText();
  const helpId = useId();
  const elements = useRef(new Map<string, HTMLElement>());
  const focus = useCallback(
    (key: string) => elements.current.get(key)?.focus(),
    [],
  );
  const tree = useTree(props.root, focus);

  function register(key: string, element: HTMLElement | null) {
    if (element) {
      elements.current.set(key, element);
    } else {
      elements.current.delete(key);
    }
  }

  const columns = [
    t('tree.name'),
    t('tree.health'),
    t('tree.version'),
    t('tree.replicas'),
    t('tree.reason'),
    t('tree.age'),
  ];
  return (
    <Flex direction="column" gap="2">
      <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
        <Button
          size="small"
          variant="tertiary"
          onPress={() => tree.setAllExpanded(true)}
        >
          {t('tree.expandAll')}
        </Button>
        <Button
          size="small"
          variant="tertiary"
          onPress={() => tree.setAllExpanded(false)}
        >
          {t('tree.collapseAll')}
        </Button>
        <Text as="span" variant="body-small" color="secondary" id={helpId}>
          {t('tree.help')}
        </Text>
      </Flex>
      <div className={styles.scroll}>
        <div
          role="treegrid"
          aria-label={t('tree.label')}
          aria-describedby={helpId}
          className={styles.tree}
        >
          <div role="rowgroup" className={styles.rows}>
            <div role="row" className={styles.header}>
              {columns.map(column => (
                <div key={column} role="columnheader">
                  {column}
                </div>
              ))}
              <div role="columnheader">
                <VisuallyHidden>{t('tree.conditionsButton')}</VisuallyHidden>
              </div>
            </div>
          </div>
          <div role="rowgroup" className={styles.rows}>
            {tree.rows.map(row => (
              <DescribeTreeRow
                key={row.key}
                row={row}
                active={row.key === tree.activeKey}
                register={register}
                onActivate={(it: TreeRow) => tree.activate(it)}
                onFocus={() => tree.setActiveKey(row.key)}
                onKeyDown={(event: KeyboardEvent<HTMLElement>) =>
                  tree.onKeyDown(event, row)
                }
              />
            ))}
          </div>
        </div>
      </div>
    </Flex>
  );
}
