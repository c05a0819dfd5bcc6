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

import { isBranchPlannerChild } from '../../branchPlanner';
import {
  affectedTerraforms,
  relatedToTerraform,
} from '../../fleet/relatedToTerraform';
import { summarizeTerraform } from '../../fleet/summarizeTerraform';
import { terraformDetails } from '../../fleet/terraformDetails';
import { terraformFacts } from '../../fleet/terraformFacts';
import { assessTerraform } from '../../health/assessTerraform';
import { TERRAFORM_GROUP, tofuControllerKinds } from '../../kinds';
import { TerraformOperator } from '../TerraformOperator';
import { approve } from './approve';
import { forceUnlock } from './forceUnlock';
import { reconcile } from './reconcile';
import { replan } from './replan';
import { resume, suspend } from './suspend';

/**
 * tofu-controller: https://github.com/flux-iac/tofu-controller
 *
 * @internal
 */
export const tofuController: TerraformOperator = {
  title: 'tofu-controller',
  kinds: [
    {
      group: TERRAFORM_GROUP,
      kind: 'Terraform',
      resource: 'terraforms',
      segment: 'terraform',
      hidden: isBranchPlannerChild,
    },
  ],
  mirrors: tofuControllerKinds,
  assess: (object, now) => assessTerraform(object, { now }),
  fleet: {
    related: relatedToTerraform,
    affected: affectedTerraforms,
    facts: terraformFacts,
    summarize: summarizeTerraform,
    details: terraformDetails,
  },
  operations: {
    approve,
    replan,
    reconcile,
    suspend,
    resume,
    'force-unlock': forceUnlock,
  },
  storesPlans: true,
};
