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
import { useText } from '../../translation';
import { RelativeTime } from '../RelativeTime';
import { Code, Facts, Section } from '../Section';

/** Whether the real resources still are what the code says. @internal */
export function DriftSection(props: { details: TerraformDetails }) {
  const { drift } = props.details;
  const t = useText();
  let verdict: string = t('terraform.notDrifted');
  if (drift.drifted) {
    verdict = t('terraform.drifted');
  } else if (drift.detection === 'disabled') {
    verdict = t('terraform.driftDisabled');
  }
  return (
    <Section title={t('terraform.drift')}>
      <Flex direction="column" gap="3">
        <Text as="p" weight={drift.drifted ? 'bold' : 'regular'}>
          {verdict}
        </Text>
        <Facts
          items={[
            [
              t('terraform.lastDrift'),
              drift.lastDetectedAt && (
                <RelativeTime time={drift.lastDetectedAt} />
              ),
            ],
          ]}
        />
        {drift.text && <Code text={drift.text} label={t('terraform.drift')} />}
      </Flex>
    </Section>
  );
}
