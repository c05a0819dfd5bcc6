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

import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  ApproveRequest,
  PlanResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useNavigate } from 'react-router-dom';
import { groundplanApiRef } from '../../../api';
import { terraformPlanKey } from '../../../query';
import { useText } from '../../../translation';
import { useChangeTemplate, useTemplateFormPath } from '../../Changes';
import { ReadPlanDialog } from './ReadPlanDialog';

/**
 * Has it noted who has read the plan, and goes on to the form that writes the
 * approval into the object's file.
 *
 * @internal
 */
export function ApproveByPullRequestDialog(props: {
  details: TerraformDetails;
  /** The plan that was read. */
  plan: PlanResponse;
  /** As it is written. */
  spec: Record<string, unknown>;
  onClose: () => void;
}) {
  const { details, spec } = props;
  const { entityRef } = details;
  const t = useText();
  const api = useApi(groundplanApiRef);
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const template = useChangeTemplate();
  const pathTo = useTemplateFormPath();
  const ask = useMutation({
    mutationFn: (request: ApproveRequest) =>
      api.approveByPullRequest(details, request),
    onSuccess: approval => {
      const { planId } = approval;
      const change = {
        entityRef,
        operation: 'edit',
        spec: { ...spec, approvePlan: planId },
        approval,
      };
      navigate(pathTo(template, { change }) ?? '');
    },
    onError: () =>
      // It may be another plan by now, under the same name
      queryClient.invalidateQueries({ queryKey: terraformPlanKey(details) }),
  });
  return (
    <ReadPlanDialog
      details={details}
      plan={props.plan}
      possibility={{
        operation: 'approve',
        allowed: true,
        consequences: [
          t('plan.byPullRequest.merge'),
          t('plan.byPullRequest.again'),
          t('plan.byPullRequest.stays'),
        ],
      }}
      help={t('plan.byPullRequest.help')}
      confirm={t('plan.byPullRequest.confirm')}
      ask={ask}
      onConfirm={request => ask.mutate(request)}
      onClose={props.onClose}
    />
  );
}
