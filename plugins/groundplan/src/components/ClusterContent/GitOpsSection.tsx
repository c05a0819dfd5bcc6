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

import { Flex, Text } from '@backstage/ui';
import { ClusterDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { Section } from '../Section';
import { StatusSummary } from '../StatusSummary';

/** The GitopsCluster objects that refer to the cluster. @internal */
export function GitOpsSection(props: { details: ClusterDetails }) {
  const { gitopsClusters } = props.details;
  const t = useText();
  if (gitopsClusters.length === 0) {
    return null;
  }
  return (
    <Section title={t('cluster.gitops')}>
      <Flex direction="column" gap="4">
        {gitopsClusters.map(it => (
          <Flex key={`${it.namespace}/${it.name}`} direction="column" gap="2">
            <Text as="h3" variant="body-medium" weight="bold">
              GitopsCluster {it.namespace}/{it.name}
            </Text>
            <StatusSummary status={it.status} />
            {it.connectivity && (
              <Text as="p" variant="body-small">
                {t('cluster.connectivity')}: {it.connectivity.status}{' '}
                {it.connectivity.reason} {it.connectivity.message}
              </Text>
            )}
            {it.bootstrappedBy.length > 0 && (
              <Text as="p" variant="body-small">
                {t('cluster.bootstrappedBy')}: {it.bootstrappedBy.join(', ')}
              </Text>
            )}
          </Flex>
        ))}
      </Flex>
    </Section>
  );
}
