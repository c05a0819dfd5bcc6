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

import { conditions, timeOf } from './conditions';
import { LoadObject, loadObject } from './loadObject';

const REVISION = 'main@sha1:0123456789abcdef0123456789abcdef01234567';

/** An applied Terraform resource, with an inventory of ten. */
export function terraform(namespace: string, name: string): LoadObject {
  return loadObject({
    group: 'infra.contrib.fluxcd.io',
    version: 'v1alpha2',
    plural: 'terraforms',
    kind: 'Terraform',
    namespace,
    name,
    labels: {
      'kustomize.toolkit.fluxcd.io/name': 'infrastructure',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    },
    finalizers: ['finalizers.tf.contrib.fluxcd.io'],
    spec: {
      interval: '10m',
      path: './modules/bucket',
      approvePlan: 'auto',
      enableInventory: true,
      sourceRef: { kind: 'GitRepository', name: 'infrastructure' },
      writeOutputsToSecret: { name: `${name}-outputs` },
      vars: [
        { name: 'name', value: name },
        { name: 'region', value: 'eu-west-1' },
        { name: 'versioning', value: true },
      ],
    },
    status: {
      observedGeneration: 3,
      lastAppliedRevision: REVISION,
      lastAttemptedRevision: REVISION,
      lastPlannedRevision: REVISION,
      lastPlanAt: timeOf(name, 1),
      availableOutputs: ['arn', 'bucket', 'region'],
      plan: { lastApplied: 'plan-main-0123456789', pending: '' },
      inventory: {
        entries: Array.from({ length: 10 }, (_, i) => ({
          n: `this_${i}`,
          t: 'aws_s3_bucket',
          id: `${name}-${i}`,
        })),
      },
      conditions: conditions(name, [
        'Ready=True/TerraformOutputsWritten',
        'Apply=True/TerraformAppliedSucceed',
        'Output=True/TerraformOutputsWritten',
        'Plan=True/TerraformPlannedWithChanges',
      ]),
    },
  });
}
