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

import { Flex } from '@backstage/ui';
import {
  operatorOfSegment,
  OtherTerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { ConditionsTable } from '../ConditionsTable';
import { OriginSection } from '../details';
import { DetailsNotices } from '../Notices';
import { RelativeTime } from '../RelativeTime';
import { Facts, Section, Sections } from '../Section';
import { StatusSummary } from '../StatusSummary';
import { OtherTerraformActions } from './operations';

/**
 * What another operator than tofu-controller says of its resource. What it does not
 * say is left out: an empty place would read as 'none'.
 *
 * @internal
 */
export function OtherTerraformContent(props: {
  details: OtherTerraformDetails;
}) {
  const { details } = props;
  const { source, run } = details;
  const t = useText();
  return (
    <Flex direction="column" gap="4">
      <DetailsNotices details={details} />
      <Section title={t('details.status')}>
        <StatusSummary status={details.status} />
      </Section>
      <OtherTerraformActions details={details} />
      <Sections>
        <Section title={t('terraform.source')}>
          <Facts
            items={[
              [
                t('terraform.operator'),
                operatorOfSegment(details.kind)?.title ?? details.kind,
              ],
              [
                t('terraform.source'),
                source && `${source.kind} ${source.name}`,
              ],
              [t('terraform.path'), details.path],
              [t('terraform.runsIn'), details.runsIn],
              [t('terraform.version'), details.terraformVersion],
              [t('terraform.applyMethod'), details.applyMethod],
            ]}
          />
        </Section>
        {run && (
          <Section title={t('terraform.run')}>
            <Facts
              items={[
                [t('terraform.runStatus'), run.status],
                [t('terraform.runStep'), run.step],
                [t('terraform.name'), run.id],
                [
                  t('terraform.runStarted'),
                  run.startedAt && <RelativeTime time={run.startedAt} />,
                ],
                [
                  t('terraform.runEnded'),
                  run.endedAt && <RelativeTime time={run.endedAt} />,
                ],
              ]}
            />
          </Section>
        )}
      </Sections>
      {details.conditions.length > 0 && (
        <Section title={t('details.conditions')}>
          <ConditionsTable conditions={details.conditions} />
        </Section>
      )}
      <OriginSection details={details} />
    </Flex>
  );
}
