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
import { RunnerScaleSetDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { CapacityBar } from '../CapacityBar';
import { ChangesSection } from '../Changes';
import { ConditionsTable } from '../ConditionsTable';
import { OriginSection } from '../details';
import { DetailsNotices } from '../Notices';
import { Section, Sections } from '../Section';
import { StatusSummary } from '../StatusSummary';
import { ListenerSection } from './ListenerSection';
import { RunnersSection } from './RunnersSection';
import { ScaleSetFactsSection } from './ScaleSetFactsSection';

/** Everything that is known of a runner scale set. @internal */
export function RunnerScaleSetContent(props: {
  details: RunnerScaleSetDetails;
}) {
  const { details } = props;
  const t = useText();
  const { current, max } = details.runners;
  return (
    <Flex direction="column" gap="4">
      <DetailsNotices details={details} />
      <Section title={t('details.status')}>
        <StatusSummary status={details.status} />
      </Section>
      <Section title={t('runners.capacity')}>
        <CapacityBar runners={details.runners} />
        {max !== undefined && current >= max && (
          <Text as="p" variant="body-small" color="secondary">
            {t('runners.saturated')}
          </Text>
        )}
      </Section>
      <ChangesSection entityRef={details.entityRef} />
      <ListenerSection details={details} />
      <RunnersSection details={details} />
      <Sections>
        <ScaleSetFactsSection details={details} />
        <OriginSection details={details} />
      </Sections>
      {details.conditions.length > 0 && (
        <Section title={t('details.conditions')}>
          <ConditionsTable conditions={details.conditions} />
        </Section>
      )}
    </Flex>
  );
}
