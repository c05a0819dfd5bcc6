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

import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import {
  DependenciesResponse,
  DependencyNode,
} from 'backstage-plugin-groundplan-common';
import { words } from '../../../text/words';
import { useText } from '../../../translation';
import { HealthChip } from '../../HealthChip';
import styles from './facets.module.css';

/** A resource of the graph in words: how it is, and what it waits for. @internal */
export function DependencyItem(props: {
  node: DependencyNode;
  isOwn: boolean;
  edges: DependenciesResponse['edges'];
}) {
  const { node, isOwn, edges } = props;
  const { id, entityRef, status, missing } = node;
  const t = useText();
  const targets = edges
    .filter(it => it.from === id)
    .map(it => (it.blocking ? t('facets.blocking', { name: it.to }) : it.to));
  const unknown = missing ? 'facets.missing' : 'facets.notSeen';
  return (
    <li className={styles.node} aria-current={isOwn || undefined}>
      <Text as="span" weight={isOwn ? 'bold' : 'regular'}>
        {entityRef && !isOwn ? (
          <EntityRefLink entityRef={entityRef} title={id} />
        ) : (
          id
        )}
      </Text>
      {status ? (
        <>
          <HealthChip health={status.health} flags={status.flags} />
          <Text as="span" color="secondary">
            {words(status.state)}
          </Text>
        </>
      ) : (
        <Text as="span" color={missing ? 'danger' : 'secondary'}>
          {t(unknown)}
        </Text>
      )}
      {targets.length > 0 && (
        <Text as="span" color="secondary">
          {t('facets.waitsFor', { names: targets.join(', ') })}
        </Text>
      )}
    </li>
  );
}
