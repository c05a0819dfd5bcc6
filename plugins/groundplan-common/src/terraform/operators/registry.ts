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

import { groupOf, KubernetesObject } from '../../kubernetes';
import { TerraformOperator } from './TerraformOperator';
import { tofuController } from './tofu-controller/tofuController';

/** Every operator; a new one is a folder and a line here. @public */
export const terraformOperators: readonly TerraformOperator[] = [
  tofuController,
];

/** The operator whose object this is. @public */
export function operatorOf(
  object: Pick<KubernetesObject, 'apiVersion' | 'kind'>,
): TerraformOperator | undefined {
  const group = groupOf(object.apiVersion);
  return terraformOperators.find(({ kinds }) =>
    kinds.some(rule => rule.group === group && rule.kind === object.kind),
  );
}
