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
  OperationPossibility,
  OperationsResponse,
  PlanResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useState } from 'react';
import { useTerraformPlan } from '../../../query';
import { useText } from '../../../translation';

/** An approval that somebody is about to give. @internal */
export interface OpenedApproval {
  /** What was on the page when they began: nothing else is approved. */
  plan: PlanResponse;
  possibility: OperationPossibility;
  onClose: () => void;
}

/** Whether the plan on the page can be approved, why not, and the dialog for it. @internal */
export function useApproval(
  details: TerraformDetails,
  operations: OperationsResponse,
): { reason?: string; opened?: OpenedApproval; open: () => void } {
  const t = useText();
  const possibility = operations.items.find(it => it.operation === 'approve');
  const { data: plan, isPlaceholderData } = useTerraformPlan(details, {
    enabled: operations.readPlan.allowed,
  });
  const [read, setRead] = useState<Omit<OpenedApproval, 'onClose'>>();
  const reason = () => {
    if (!possibility?.allowed) {
      return possibility?.reason ?? t('changes.noReason');
    }
    if (!operations.readPlan.allowed) {
      return operations.readPlan.reason ?? t('changes.noReason');
    }
    if (!plan || isPlaceholderData) {
      return t('plan.beingRead');
    }
    return canBeApproved(plan) ? undefined : t('plan.notRead');
  };
  return {
    reason: reason(),
    opened: read && { ...read, onClose: () => setRead(undefined) },
    open: () => possibility && plan && setRead({ plan, possibility }),
  };
}

function canBeApproved(plan: PlanResponse): boolean {
  return (
    plan.state === 'pending' &&
    plan.planId !== undefined &&
    plan.hash !== undefined
  );
}
