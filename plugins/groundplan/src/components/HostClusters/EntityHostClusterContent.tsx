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

import { useEntity } from '@backstage/plugin-catalog-react';
import { Alert, Flex } from '@backstage/ui';
import { HostCluster } from 'backstage-plugin-groundplan-common';
import { ReactNode } from 'react';
import { objectOfEntity } from '../../entity';
import { DOMAINS, useHostClusters } from '../../query';
import { useText } from '../../translation';
import { HealthCounts } from '../HealthCounts';
import { QueryState } from '../QueryState';
import { Section, Sections } from '../Section';
import { HostPanel } from './HostPanel';

/** Reads the host cluster that the page's entity names. @internal */
export function EntityHost(props: {
  children: (host: HostCluster) => ReactNode;
}) {
  const t = useText();
  const { entity } = useEntity();
  const name = objectOfEntity(entity)?.host;
  const query = useHostClusters();
  return (
    <QueryState query={query}>
      {hosts => {
        const host = hosts.find(it => it.name === name);
        return host ? (
          props.children(host)
        ) : (
          <Alert
            status="warning"
            icon
            title={
              name
                ? t('host.unknown', { host: name })
                : t('details.missingAnnotations')
            }
          />
        );
      }}
    </QueryState>
  );
}

/** The tab of a host cluster: what is read from it, and what lives there. @public */
export function EntityHostClusterContent() {
  const t = useText();
  return (
    <EntityHost>
      {host => (
        <Flex direction="column" gap="4">
          <Section title={t('details.status')}>
            <HostPanel host={host} />
          </Section>
          <Section title={t('host.fleet')}>
            <Sections narrow>
              {DOMAINS.map(domain => (
                <HealthCounts key={domain} domain={domain} host={host.name} />
              ))}
            </Sections>
          </Section>
        </Flex>
      )}
    </EntityHost>
  );
}
