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

import { getString, KubernetesObject } from '../../../kubernetes';
import { isPaused, pausingRules } from '../pausing';
import { fleetOfAlone, ReadAlone } from '../readAlone';
import { TerraformOperator } from '../TerraformOperator';
import { assessHcpWorkspace } from './assessHcpWorkspace';
import { hcpPausing } from './hcpPausing';
import { readHcpWorkspace } from './readHcpWorkspace';
import { requestRun } from './requestRun';

const SEGMENT = 'hcp-workspace' as const;

const kinds = [
  {
    group: 'app.terraform.io',
    kind: 'Workspace',
    resource: 'workspaces',
    segment: SEGMENT,
  },
] satisfies TerraformOperator['kinds'];

function read(object: KubernetesObject): ReadAlone {
  const { organization, workspace, run, waits, ...rest } =
    readHcpWorkspace(object);
  return {
    ...rest,
    run,
    source: organization
      ? { kind: 'Organization', name: organization }
      : undefined,
    path: workspace,
    pendingPlan: waits ? run?.id : undefined,
    paused: isPaused(object, hcpPausing),
    terraformVersion: getString(object.status, 'terraformVersion') || undefined,
    description:
      workspace && organization
        ? `Workspace ${workspace} of ${organization} in HCP Terraform`
        : undefined,
  };
}

/**
 * The HCP Terraform operator: https://github.com/hashicorp/hcp-terraform-operator
 *
 * @internal
 */
export const hcpTerraform: TerraformOperator = {
  title: 'HCP Terraform',
  kinds,
  // Tokens, variables and what notifications are sent with are left out.
  mirrors: [
    {
      group: 'app.terraform.io',
      kind: 'Workspace',
      versions: ['v1alpha2'],
      fields: [
        'spec.name',
        'spec.organization',
        'spec.applyMethod',
        'status.workspaceID',
        'status.observedGeneration',
        'status.terraformVersion',
        'status.runStatus.id',
        'status.runStatus.status',
        'status.plan.id',
        'status.plan.status',
      ],
    },
  ],
  assess: assessHcpWorkspace,
  fleet: fleetOfAlone(SEGMENT, kinds, assessHcpWorkspace, read),
  operations: {
    replan: requestRun('replan', 'plan'),
    reconcile: requestRun('reconcile', 'apply'),
    ...pausingRules(hcpPausing),
  },
  storesPlans: false,
};
