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
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useTerraformFacet } from '../../../query';
import { useText } from '../../../translation';
import { QueryState } from '../../QueryState';
import { Section } from '../../Section';
import { AppliedPlanItem } from './AppliedPlanItem';

/** The plans that were applied, newest first. @internal */
export function HistorySection(props: { details: TerraformDetails }) {
  const t = useText();
  const query = useTerraformFacet(props.details, 'history');
  return (
    <Section title={t('facets.history')}>
      <QueryState query={query} small>
        {({ items }) => (
          <Flex direction="column" gap="1">
            {items.length === 0 && (
              <Text color="secondary">{t('facets.noHistory')}</Text>
            )}
            {items.map(it => (
              <AppliedPlanItem key={`${it.planId} ${it.at}`} applied={it} />
            ))}
          </Flex>
        )}
      </QueryState>
    </Section>
  );
}
