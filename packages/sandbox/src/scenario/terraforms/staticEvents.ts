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

import { NewObject } from '../../kubernetes-api';
import { conditionsOf } from '../../gitops-loop/fluxStatus';
import { valueAt } from '../../kubernetes-api/ApiObject';
import { uidOf } from '../World';
import { TerraformEvent, terraformEvent } from './terraformEvent';

function eventOf(reason: string, message: string): TerraformEvent | undefined {
  switch (reason) {
    case 'TerraformPlannedWithChanges':
      return {
        type: 'Normal',
        reason: 'TerraformPlanSucceed',
        message: `Planned.\n${message}`,
      };
    case 'TerraformAppliedSucceed':
      return { type: 'Normal', reason, message: 'Applied successfully' };
    case 'DriftDetected':
      return {
        type: 'Warning',
        reason,
        message: `Drift detected.\n${message}`,
      };
    case 'TFExecPlanFailed':
    case 'TFExecApplyFailed':
      return { type: 'Warning', reason: 'ReconciliationFailed', message };
    case 'DependencyNotReady':
      return {
        type: 'Normal',
        reason,
        message: 'Dependencies do not meet ready condition, retrying in 15s',
      };
    default:
      return undefined;
  }
}

/** What has happened to Terraforms that stay as they are. @internal */
export function staticEvents(terraforms: NewObject[]): NewObject[] {
  return terraforms.flatMap(terraform => {
    const ready = conditionsOf(terraform).get('Ready');
    const event = eventOf(String(ready?.reason), String(ready?.message));
    const { metadata } = terraform;
    const failures = valueAt(terraform, ['status', 'reconciliationFailures']);
    return event
      ? [
          terraformEvent(
            { ...terraform, metadata: { ...metadata, uid: uidOf(terraform) } },
            event,
            {
              at: String(ready?.lastTransitionTime),
              count: Number(failures ?? 1),
            },
          ),
        ]
      : [];
  });
}
