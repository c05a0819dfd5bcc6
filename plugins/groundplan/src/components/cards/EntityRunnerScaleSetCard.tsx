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
import { CapacityBar } from '../CapacityBar';
import { EntityObject } from '../details';
import { Facts, Section } from '../Section';
import { EntityCard } from './EntityCard';

/** How a runner scale set is, on the entity's overview. @public */
export function EntityRunnerScaleSetCard() {
  const t = useText();
  return (
    <Section title={t('runners.title')}>
      <EntityObject domain="runner-scale-sets">
        {details => (
          <EntityCard details={details}>
            <CapacityBar runners={details.runners} />
            <Facts
              items={[
                [t('runners.runsOn'), details.scaleSetName],
                [t('details.host'), details.host],
              ]}
            />
          </EntityCard>
        )}
      </EntityObject>
    </Section>
  );
}
