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
import {
  parseHumanPlan,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../../translation';
import { RelativeTime } from '../../RelativeTime';
import { Code, Facts, Section } from '../../Section';
import { PlanResources } from '../plan/PlanResources';

/** Whether the real resources differ from the code, in what, and since when. @internal */
export function DriftSection(props: { details: TerraformDetails }) {
  const { drift, conditions } = props.details;
  const t = useText();
  let verdict: string = t('terraform.notDrifted');
  if (drift.drifted) {
    verdict = t('terraform.drifted');
  } else if (drift.detection === 'disabled') {
    verdict = t('terraform.driftDisabled');
  }
  const notReady = conditions.find(
    it => it.type === 'Ready' && it.reason === 'DriftDetected',
  );
  return (
    <Section title={t('terraform.drift')}>
      <Flex direction="column" gap="3">
        <Text as="p" weight={drift.drifted ? 'bold' : 'regular'}>
          {verdict}
        </Text>
        <Facts
          items={[
            [
              // The condition's time stays when it was not ready before already
              t('facets.notReady'),
              notReady?.lastTransitionTime && (
                <RelativeTime time={notReady.lastTransitionTime} />
              ),
            ],
            [
              t('terraform.lastDrift'),
              drift.lastDetectedAt && (
                <RelativeTime time={drift.lastDetectedAt} />
              ),
            ],
          ]}
        />
        {drift.text && <DriftedResources text={drift.text} />}
      </Flex>
    </Section>
  );
}

function DriftedResources(props: { text: string }) {
  const { text } = props;
  const t = useText();
  const plan = useMemo(() => parseHumanPlan(text), [text]);
  // Where it says only what would undo the drift, that tells what has drifted
  const resources = plan.drift.length > 0 ? plan.drift : plan.resources;
  // What is not wholly understood is shown as it is
  return resources.length > 0 && plan.unread.length === 0 ? (
    <PlanResources resources={resources} />
  ) : (
    <Code text={text} label={t('terraform.drift')} />
  );
}
