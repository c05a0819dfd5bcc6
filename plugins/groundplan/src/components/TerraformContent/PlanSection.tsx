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
import { Facts, Section } from '../Section';
import { PlanReading } from './plan';
import { planHeadline } from './planHeadline';

/** The plan: pending or applied, and who lets it through. @internal */
export function PlanSection(props: { details: TerraformDetails }) {
  const { details } = props;
  const { plan } = details;
  const t = useText();
  const headline = planHeadline(details);
  return (
    <Section title={t('terraform.plan')}>
      <Flex direction="column" gap="3">
        <Text as="p" weight={plan.pending ? 'bold' : 'regular'}>
          {t(headline)}
        </Text>
        <PlanReading details={details} />
        <Facts
          items={[
            [t('terraform.pending'), plan.pending],
            [
              t('terraform.plannedAt'),
              plan.plannedAt && <RelativeTime time={plan.plannedAt} />,
            ],
            [t('terraform.lastPlan'), plan.lastApplied],
            [
              t('terraform.lastApplied'),
              details.lastAppliedAt && (
                <RelativeTime time={details.lastAppliedAt} />
              ),
            ],
            [
              t('terraform.approve'),
              details.approvePlan === 'auto'
                ? t('terraform.approveAuto')
                : details.approvePlan || t('terraform.approveManual'),
            ],
            [
              t('details.notes'),
              details.planOnly && !plan.pending && t('terraform.planOnly'),
            ],
            [
              t('terraform.planText'),
              plan.elsewhere && t('terraform.planElsewhere'),
            ],
            [t('terraform.readablePlan'), details.storeReadablePlan],
            [
              t('terraform.failures'),
              details.reconciliationFailures
                ? String(details.reconciliationFailures)
                : undefined,
            ],
            [
              t('terraform.lastRun'),
              details.lastRunAt && <RelativeTime time={details.lastRunAt} />,
            ],
            [
              t('terraform.lastHandled'),
              details.lastHandledReconcileAt && (
                <RelativeTime time={details.lastHandledReconcileAt} />
              ),
            ],
          ]}
        />
        {details.destroyResourcesOnDeletion && (
          <Text as="p" weight="bold">
            {t('terraform.destroyOnDeletion')}
          </Text>
        )}
      </Flex>
    </Section>
  );
}
