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

import {
  Alert,
  Button,
  Flex,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from '@backstage/ui';
import {
  OperationsResponse,
  PlanResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../../translation';
import { ApproveButton } from './ApproveButton';
import { PlanChanges } from './PlanChanges';
import { PlanProblems } from './PlanProblems';
import { PlanStateText } from './PlanStateText';
import { PlanSummaryBar } from './PlanSummaryBar';
import { ReplacedPlan } from './ReplacedPlan';
import { PlanText } from './text';
import { useReplacedPlan } from './useReplacedPlan';

/** A plan to be read, judged and approved. @internal */
export function PlanView(props: {
  details: TerraformDetails;
  operations: OperationsResponse;
  response: PlanResponse;
}) {
  const { details, operations, response } = props;
  const { plan, text, format } = response;
  const t = useText();
  // It can be large, and the page around it ticks
  const changes = useMemo(() => plan && <PlanChanges plan={plan} />, [plan]);
  const { replaced, dismiss } = useReplacedPlan(response);
  return (
    <Flex direction="column" gap="4">
      {replaced && (
        <Alert
          role="alert"
          status="warning"
          icon
          title={t('plan.replaced')}
          description={<ReplacedPlan read={replaced} now={response} />}
          customActions={
            <Button variant="tertiary" onPress={dismiss}>
              {t('plan.seen')}
            </Button>
          }
        />
      )}
      <PlanStateText response={response} planOnly={details.planOnly} />
      {response.reason && (
        <Alert role="status" status="info" icon title={response.reason} />
      )}
      <PlanProblems response={response} />
      {plan && <PlanSummaryBar summary={plan.summary} />}
      <ApproveButton
        details={details}
        operations={operations}
        plan={response}
      />
      {text !== undefined && (
        <Tabs defaultSelectedKey={plan ? 'changes' : 'text'}>
          <TabList>
            {plan && <Tab id="changes">{t('plan.changes')}</Tab>}
            <Tab id="text">{t('plan.text')}</Tab>
          </TabList>
          {plan && <TabPanel id="changes">{changes}</TabPanel>}
          <TabPanel id="text">
            <PlanText text={text} format={format} />
          </TabPanel>
        </Tabs>
      )}
    </Flex>
  );
}
