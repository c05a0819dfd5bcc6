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

import { Alert, Flex } from '@backstage/ui';
import { ClusterDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { RelativeTime } from '../RelativeTime';
import { Facts, Section } from '../Section';
import { replicasText } from './replicasText';

/** Versions and skew, replicas, certificates. @internal */
export function VersionsSection(props: { details: ClusterDetails }) {
  const { versions, certificateExpiry, ...details } = props.details;
  const t = useText();
  return (
    <Section title={t('cluster.versions')}>
      <Flex direction="column" gap="3">
        {versions.skew && (
          <Alert status="warning" icon title={t('cluster.skew')} />
        )}
        <Facts
          items={[
            [
              t('cluster.wanted'),
              versions.controlPlane ?? details.version ?? t('cluster.unknown'),
            ],
            [
              t('cluster.running'),
              versions.running.length > 0
                ? versions.running.map(it => (
                    <div key={it.version}>
                      {it.machines === undefined
                        ? it.version
                        : t('cluster.machines', {
                            version: it.version,
                            count: it.machines,
                          })}
                    </div>
                  ))
                : t('cluster.unknown'),
            ],
            [t('cluster.upgradePlan'), versions.upgradePlan.join(' → ')],
            [t('cluster.controlPlane'), replicasText(t, details.controlPlane)],
            [t('cluster.workers'), replicasText(t, details.workers)],
            [t('cluster.machineCount'), String(details.machineCount)],
            [
              t('cluster.certificateExpiry'),
              certificateExpiry && (
                <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
                  {certificateExpiry.health !== 'Healthy' && (
                    <HealthChip health={certificateExpiry.health} />
                  )}
                  <span>
                    <RelativeTime time={certificateExpiry.at} />{' '}
                    {t('cluster.certificateOn', {
                      machine: certificateExpiry.machine,
                    })}
                  </span>
                </Flex>
              ),
            ],
          ]}
        />
      </Flex>
    </Section>
  );
}
