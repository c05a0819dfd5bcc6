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
import { TerraformDetails } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';
import { ChangesSection } from '../Changes';
import { ConditionsTable } from '../ConditionsTable';
import { OriginSection } from '../details';
import { DetailsNotices } from '../Notices';
import { Section, Sections } from '../Section';
import { StatusSummary } from '../StatusSummary';
import { TerraformFacetSections } from './facets';
import { LockSection } from './LockSection';
import { TerraformActions } from './operations';
import { OtherPlanApplied } from './plan';
import { PlanSection } from './PlanSection';
import { SourceSection } from './SourceSection';
import { TerraformAlerts } from './TerraformAlerts';

/** Everything that is known of a Terraform resource. @internal */
export function TerraformContent(props: { details: TerraformDetails }) {
  const { details } = props;
  const t = useText();
  return (
    <Flex direction="column" gap="4">
      <DetailsNotices details={details} />
      <TerraformAlerts details={details} />
      <OtherPlanApplied details={details} />
      <Section title={t('details.status')}>
        <StatusSummary status={details.status} />
      </Section>
      <TerraformActions details={details} />
      <PlanSection details={details} />
      <ChangesSection entityRef={details.entityRef} />
      <Sections>
        <SourceSection details={details} />
        <LockSection details={details} />
      </Sections>
      <TerraformFacetSections details={details} />
      <Section title={t('details.conditions')}>
        <ConditionsTable conditions={details.conditions} />
      </Section>
      <OriginSection details={details} />
    </Flex>
  );
}
