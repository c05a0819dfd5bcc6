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

import { ClusterDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { Facts, Section } from '../Section';

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}

/** Provider, ClusterClass and its variables, failure domains. @internal */
export function ClusterFactsSection(props: { details: ClusterDetails }) {
  const { details } = props;
  const t = useText();
  return (
    <Section title={t('cluster.configuration')}>
      <Facts
        items={[
          [t('cluster.provider'), details.provider ?? t('cluster.unknown')],
          [t('cluster.clusterClass'), details.clusterClass],
          [
            t('cluster.failureDomains'),
            details.failureDomains.join(', ') || t('details.none'),
          ],
          [
            t('cluster.variables'),
            details.variables.length > 0 && (
              <Facts
                items={details.variables.map(it => [
                  it.name,
                  <code key={it.name}>{valueText(it.value)}</code>,
                ])}
              />
            ),
          ],
        ]}
      />
    </Section>
  );
}
