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

import { useText } from '../../translation';
import { replicasText } from '../ClusterContent/replicasText';
import { EntityObject } from '../details';
import { Facts, Section } from '../Section';
import { EntityCard } from './EntityCard';

/** How a cluster is, on the entity's overview. @public */
export function EntityClusterCard() {
  const t = useText();
  return (
    <Section title={t('cluster.title')}>
      <EntityObject domain="clusters">
        {details => (
          <EntityCard details={details}>
            <Facts
              items={[
                [t('list.version'), details.version ?? t('cluster.unknown')],
                [
                  t('cluster.controlPlane'),
                  replicasText(t, details.controlPlane),
                ],
                [t('cluster.workers'), replicasText(t, details.workers)],
                [t('cluster.provider'), details.provider],
                [t('details.host'), details.host],
              ]}
            />
          </EntityCard>
        )}
      </EntityObject>
    </Section>
  );
}
