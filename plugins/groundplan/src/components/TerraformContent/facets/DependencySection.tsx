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

import { Alert, Flex, Text } from '@backstage/ui';
import {
  DependenciesResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useTerraformFacet } from '../../../query';
import { useText } from '../../../translation';
import { FindingNotice } from '../../Notices';
import { QueryState } from '../../QueryState';
import { Section } from '../../Section';
import { DependencyItem } from './DependencyItem';
import { DependencyPicture } from './DependencyPicture';
import styles from './facets.module.css';

/** What waits for what around a resource: as a picture, and as a list. @internal */
export function DependencySection(props: { details: TerraformDetails }) {
  const { details } = props;
  const t = useText();
  const query = useTerraformFacet(details, 'dependencies');
  const own = `${details.namespace}/${details.name}`;
  return (
    <Section title={t('facets.dependencies')}>
      <QueryState query={query} small>
        {graph => (
          <Flex direction="column" gap="3">
            {graph.findings.map(it => (
              <FindingNotice key={it.message} finding={it} />
            ))}
            {blockingOf(graph).map(([from, to]) => (
              <Alert
                key={`${from} ${to}`}
                role="status"
                status={from === own ? 'danger' : 'warning'}
                icon
                title={t('facets.blocked', { from, to })}
              />
            ))}
            {graph.edges.length === 0 ? (
              <Text color="secondary">{t('facets.noDependencies')}</Text>
            ) : (
              <>
                <DependencyPicture graph={graph} own={own} />
                <ul
                  className={styles.plain}
                  aria-label={t('facets.dependencies')}
                >
                  {graph.nodes.map(node => (
                    <DependencyItem
                      key={node.id}
                      node={node}
                      isOwn={node.id === own}
                      edges={graph.edges}
                    />
                  ))}
                </ul>
              </>
            )}
          </Flex>
        )}
      </QueryState>
    </Section>
  );
}

function blockingOf({ edges }: DependenciesResponse): [string, string][] {
  return edges.filter(it => it.blocking).map(({ from, to }) => [from, to]);
}
