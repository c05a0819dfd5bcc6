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

import { Fleet } from '../../domain/Fleet';
import { KubernetesObject } from '../../kubernetes';
import { operatorOf, terraformOperators } from '../operators/registry';
import { TerraformOperatorFleet } from '../operators/TerraformOperator';

/** The part of the operator whose object this is. */
function fleetOf(object: KubernetesObject): TerraformOperatorFleet {
  const operator = operatorOf(object);
  if (!operator) {
    throw new Error(
      `No operator is known for ${object.kind} of ${object.apiVersion}`,
    );
  }
  return operator.fleet;
}

/** The Terraform resources' table, tabs and entities, whoever runs them. @public */
export const terraformsFleet: Fleet<'terraforms'> = {
  id: 'terraforms',
  subjects: terraformOperators.flatMap(({ kinds }) =>
    kinds.map(({ group, kind, segment, hidden }) => ({
      group,
      kind,
      segment,
      hidden,
    })),
  ),
  related: (object, lookup) => fleetOf(object).related(object, lookup),
  affected: (changed, lookup) =>
    terraformOperators.flatMap(({ fleet }) => fleet.affected(changed, lookup)),
  facts: (object, related) => fleetOf(object).facts(object, related),
  summarize: (object, related, context) =>
    fleetOf(object).summarize(object, related, context),
  details: (object, related, context) =>
    fleetOf(object).details(object, related, context),
};
