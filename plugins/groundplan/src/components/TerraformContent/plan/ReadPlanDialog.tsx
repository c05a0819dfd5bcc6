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

import { Alert, Flex, Text, TextField } from '@backstage/ui';
import {
  ApproveRequest,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useTerraformPlan } from '../../../query';
import { useText } from '../../../translation';
import { OperationDialog } from '../operations/OperationDialog';
import { Destroyed } from './Destroyed';
import { mayDestroy } from './destruction';
import { PlanSummaryBar } from './PlanSummaryBar';
import { ReplacedPlan } from './ReplacedPlan';
import { OpenedApproval } from './useApproval';
import { isReplacedBy } from './useReplacedPlan';

/**
 * Shows once more what is about to be approved. If that is no longer the plan that
 * waits, it says in what the two differ, and approves neither.
 *
 * @internal
 */
export function ReadPlanDialog(
  props: {
    details: TerraformDetails;
    /** How the approval that was sent goes. */
    ask: { isPending: boolean; isError: boolean; error: Error | null };
    help?: string;
    confirm?: string;
    onConfirm: (request: ApproveRequest) => void;
  } & OpenedApproval,
) {
  const { ask, details, plan, possibility, onConfirm } = props;
  const t = useText();
  const [typed, setTyped] = useState('');
  const { data: now = plan } = useTerraformPlan(details);
  const isReplaced =
    isReplacedBy(plan, now) || (ask.isError && now.state !== 'pending');
  const isDestructive = mayDestroy(plan);
  const { planId = '', hash = '' } = plan;
  return (
    <OperationDialog
      name={details.name}
      possibility={possibility}
      help={props.help}
      confirm={props.confirm}
      isDestructive={isDestructive}
      isReady={!isReplaced && (!isDestructive || typed === details.name)}
      isPending={ask.isPending}
      error={ask.error}
      onClose={props.onClose}
      onConfirm={() =>
        onConfirm({
          planId,
          hash,
          ...(isDestructive && { confirmName: typed }),
        })
      }
    >
      <Flex direction="column" gap="4">
        {isReplaced && (
          <Alert
            role="alert"
            status="danger"
            icon
            title={t('plan.readAgain')}
            description={<ReplacedPlan read={plan} now={now} />}
          />
        )}
        <Text as="p" variant="body-small" color="secondary">
          {t('plan.hashOf', { plan: planId, hash: hash.slice(0, 12) })}
        </Text>
        {plan.plan && <PlanSummaryBar summary={plan.plan.summary} />}
        <Destroyed response={plan} />
        {isDestructive && (
          <TextField
            label={t('operations.typeName', { name: details.name })}
            value={typed}
            onChange={setTyped}
            isRequired
            autoComplete="off"
          />
        )}
      </Flex>
    </OperationDialog>
  );
}
