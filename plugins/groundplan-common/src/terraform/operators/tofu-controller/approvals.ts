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

import { KubernetesObject } from '../../../kubernetes';
import { readTerraform } from '../../readTerraform';

/** Whether `spec.approvePlan` is an approval, and no way of going about. @internal */
export function namesPlan(approvePlan: string): boolean {
  return approvePlan !== '' && !/^(auto|disable)$/.test(approvePlan);
}

/**
 * What takes an approval out of the spec. A plan's id is of the revision alone: where
 * it is planned anew, an approval that was left there would apply what nobody has read.
 *
 * @internal
 */
export function withoutApproval(object: KubernetesObject): {
  approvePlan?: '';
} {
  return namesPlan(readTerraform(object).approvePlan)
    ? { approvePlan: '' }
    : {};
}

/** The consequence of {@link withoutApproval}, in words. @internal */
export function describeWithdrawal(approvePlan: string): string | false {
  return (
    namesPlan(approvePlan) &&
    `approvePlan, which is ${approvePlan}, is emptied: the new plan may have the same name, and waits for an approval of its own.`
  );
}
