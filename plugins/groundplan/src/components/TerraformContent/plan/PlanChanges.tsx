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
import { Plan, PlanAttribute } from 'backstage-plugin-groundplan-common';
import { useText } from '../../../translation';
import { AttributesTable } from './AttributesTable';
import { PlanResources } from './PlanResources';

/** What a plan changes: resources, outputs, and what others have changed. @internal */
export function PlanChanges(props: { plan: Plan }) {
  const { resources, outputs, drift } = props.plan;
  const t = useText();
  return (
    <Flex direction="column" gap="4">
      {resources.length > 0 ? (
        <PlanResources resources={resources} />
      ) : (
        <Text color="secondary">{t('plan.noResources')}</Text>
      )}
      {outputs.length > 0 && (
        <Flex direction="column" gap="2">
          <Text as="p" weight="bold">
            {t('plan.outputs')}
          </Text>
          <AttributesTable
            label={t('plan.outputs')}
            attributes={outputs.map(
              ({ name, ...output }): PlanAttribute => ({
                path: name,
                ...output,
              }),
            )}
          />
        </Flex>
      )}
      {drift.length > 0 && (
        <Flex direction="column" gap="2">
          <Text as="p" weight="bold">
            {t('plan.drift')}
          </Text>
          <PlanResources resources={drift} />
        </Flex>
      )}
    </Flex>
  );
}
