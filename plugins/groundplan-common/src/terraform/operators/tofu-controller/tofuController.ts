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

import { TERRAFORM_GROUP } from '../../kinds';
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
    },
  ],
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
