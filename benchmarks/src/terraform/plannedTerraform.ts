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

import { terraform } from '../load/objects/terraform';
import { LoadObject } from '../load/objects/loadObject';

const PLAN_ID = 'plan-main-0123456789';
/** As tofu-controller cuts them. */
const CHUNK = 1024 * 1024;
const GROUP = 'infra.contrib.fluxcd.io';

/** A Terraform resource whose plan waits for approval, and where its text is stored. */
export function plannedTerraform(
  namespace: string,
  name: string,
  text: string,
): LoadObject[] {
  const applied = terraform(namespace, name);
  const { spec, status } = applied.body as {
    spec?: object;
    status?: { plan?: object };
  };
  const count = Math.ceil(text.length / CHUNK);
  return [
    {
      ...applied,
      body: {
        ...applied.body,
        spec: { ...spec, approvePlan: '', storeReadablePlan: 'human' },
        status: { ...status, plan: { pending: PLAN_ID } },
      },
    },
    ...Array.from({ length: count }, (_, index) => ({
      path: `/api/v1/namespaces/${namespace}/configmaps`,
      body: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: `tfplan-default-${name}${count > 1 ? `-${index}` : ''}`,
          namespace,
          labels: {
            [`${GROUP}/plan-name`]: name,
            [`${GROUP}/plan-workspace`]: 'default',
          },
          annotations: {
            savedPlan: PLAN_ID,
            [`${GROUP}/plan-full-name`]: name,
            [`${GROUP}/plan-full-workspace`]: 'default',
            ...(count > 1 && { [`${GROUP}/plan-chunk`]: `${index}` }),
          },
        },
        data: { tfplan: text.slice(index * CHUNK, (index + 1) * CHUNK) },
      },
    })),
  ];
}
