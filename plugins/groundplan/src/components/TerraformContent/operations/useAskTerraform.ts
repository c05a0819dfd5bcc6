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
  ForceUnlockRequest,
  OperationResponse,
  TerraformOperation,
} from 'backstage-plugin-groundplan-common';
import { GroundplanApi, groundplanApiRef, ObjectId } from '../../../api';
import { detailsKey, terraformPlanKey } from '../../../query';

/** What is asked of a Terraform resource, with what it takes. @internal */
export type TerraformRequest =
  | ({ operation: 'approve' } & ApproveRequest)
  | ({ operation: 'force-unlock' } & ForceUnlockRequest)
  | { operation: Exclude<TerraformOperation, 'approve' | 'force-unlock'> };

/** Asks something of a Terraform resource, once, and looks at what has become of it. @internal */
export function useAskTerraform(object: ObjectId) {
  const api = useApi(groundplanApiRef);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (request: TerraformRequest) => send(api, object, request),
    // Nobody waits for what is fetched then: an answer is shown when it is there
    onError: () => {
      // It may be another plan by now, under the same name
      queryClient.invalidateQueries({ queryKey: terraformPlanKey(object) });
    },
    onSettled: () => {
      const queryKey = detailsKey('terraforms', object);
      queryClient.invalidateQueries({ queryKey });
    },
  });
}

function send(
  api: GroundplanApi,
  object: ObjectId,
  request: TerraformRequest,
): Promise<OperationResponse> {
  switch (request.operation) {
    case 'approve': {
      const { operation, ...approval } = request;
      return api.approvePlan(object, approval);
    }
    case 'force-unlock': {
      const { operation, ...unlock } = request;
      return api.forceUnlock(object, unlock);
    }
    default:
      return api.operate(object, request.operation);
  }
}
