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
import { isBranchPlannerChild } from '../branchPlanner';
import { TERRAFORM_GROUP } from '../kinds';
import { affectedTerraforms, relatedToTerraform } from './relatedToTerraform';
import { summarizeTerraform } from './summarizeTerraform';
import { terraformDetails } from './terraformDetails';
import { terraformFacts } from './terraformFacts';

/** The Terraform resources' table, tabs and entities. @public */
export const terraformsFleet: Fleet<'terraforms'> = {
  id: 'terraforms',
  subjects: [
    {
      group: TERRAFORM_GROUP,
      kind: 'Terraform',
      segment: 'terraform',
      hidden: isBranchPlannerChild,
    },
  ],
  related: relatedToTerraform,
  affected: affectedTerraforms,
  facts: terraformFacts,
  summarize: summarizeTerraform,
  details: terraformDetails,
};
