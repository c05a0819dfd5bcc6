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
  OperationsResponse,
  PlanResponse,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { useId } from 'react';
import { useText } from '../../../translation';
import { OperationButton } from '../operations/OperationButton';
import { ApproveByPullRequest } from './ApproveByPullRequest';
import { ApproveDialog } from './ApproveDialog';
import { useApproval } from './useApproval';

/**
 * The two ways to approve a plan, beside the plan that waits. A dialog that was opened
 * stays when it waits no more: somebody is about to be told so.
 *
 * @internal
 */
export function ApproveButton(props: {
  details: TerraformDetails;
  operations: OperationsResponse;
  plan: PlanResponse;
}) {
  const { details, operations, plan } = props;
  const t = useText();
  const id = useId();
  const approval = useApproval(details, operations);
  const { reason } = approval;
  const isOffered = plan.state === 'pending' && !details.planOnly;
  return (
    <>
      {isOffered && (
        <Flex direction="column" gap="2">
          <Flex gap="2" align="center" style={{ flexWrap: 'wrap' }}>
            <OperationButton
              operation="approve"
              isMain
              reason={reason}
              describedBy={id}
              onPress={approval.open}
            />
            <ApproveByPullRequest
              details={details}
              operations={operations}
              plan={plan}
            />
          </Flex>
          {reason && (
            <Text as="p" id={id} variant="body-small" color="secondary">
              {t('changes.because', {
                actions: t('operations.approve'),
                reason,
              })}
            </Text>
          )}
        </Flex>
      )}
      {approval.opened && (
        <ApproveDialog details={details} {...approval.opened} />
      )}
    </>
  );
}
