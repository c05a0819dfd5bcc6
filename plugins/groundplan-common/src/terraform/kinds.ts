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

import { KindRule, NamedObject } from '../domain/Domain';
import { FLUX_SOURCE_GROUP } from '../gitops/kinds';
import { KubernetesObject } from '../kubernetes';
import { primaryResourceOf } from './branchPlanner';
import { readDependsOn, readSource } from './readTerraform';
import { RUNNER_LABEL, RUNNER_LABEL_VALUE } from './runnerPod';

/** The API group of tofu-controller. @public */
export const TERRAFORM_GROUP = 'infra.contrib.fluxcd.io';

/**
 * What is kept of the objects of tofu-controller.
 *
 * @remarks
 * Variables, values, backend settings and the cloud token may hold secrets and
 * never enter the mirror; neither do runner pod templates. Of outputs only the
 * names are known to the object. Of runner pods only when they started and
 * whether they run: it tells a lock that is held from one that was left behind.
 *
 * @public
 */
export const tofuControllerKinds: KindRule[] = [
  {
    group: TERRAFORM_GROUP,
    kind: 'Terraform',
    versions: ['v1alpha2', 'v1alpha1'],
    fields: [
      'spec.approvePlan',
      'spec.planOnly',
      'spec.destroy',
      'spec.destroyResourcesOnDeletion',
      'spec.suspend',
      'spec.interval',
      'spec.path',
      'spec.sourceRef.kind',
      'spec.sourceRef.name',
      'spec.sourceRef.namespace',
      'spec.workspace',
      'spec.dependsOn.*.name',
      'spec.dependsOn.*.namespace',
      'spec.storeReadablePlan',
      'spec.disableDriftDetection',
      'spec.enableInventory',
      'spec.writeOutputsToSecret.name',
      'spec.backendConfig.disable',
      'spec.tfstate.forceUnlock',
      'spec.tfstate.lockIdentifier',
      'spec.cloud.organization',
      'spec.cloud.hostname',
      'status.observedGeneration',
      'status.conditions',
      'status.lastHandledReconcileAt',
      'status.lastAppliedRevision',
      'status.lastAttemptedRevision',
      'status.lastPlannedRevision',
      'status.lastPlannedGeneration',
      'status.lastPlanAt',
      'status.lastSuccessfulReconcileAt',
      'status.lastDriftDetectedAt',
      'status.lastAppliedByDriftDetectionAt',
      'status.availableOutputs',
      'status.plan.lastApplied',
      'status.plan.pending',
      'status.plan.isDestroyPlan',
      'status.plan.isDriftDetectionPlan',
      'status.inventory.entries.*.n',
      'status.inventory.entries.*.t',
      'status.inventory.entries.*.id',
      'status.lock.lastApplied',
      'status.lock.pending',
      'status.reconciliationFailures',
    ],
    refersTo: namedByTerraform,
  },
  {
    group: '',
    kind: 'Pod',
    onlyWithGroup: TERRAFORM_GROUP,
    versions: ['v1'],
    labelSelector: `${RUNNER_LABEL}=${RUNNER_LABEL_VALUE}`,
    annotations: [],
    fields: ['status.phase', 'status.startTime'],
  },
];

/** Its source, what it waits for, and what the branch planner made it for. */
function namedByTerraform(object: KubernetesObject): NamedObject[] {
  const { namespace } = object.metadata;
  const source = readSource(object);
  const primary = primaryResourceOf(object);
  const terraform = { group: TERRAFORM_GROUP, kind: 'Terraform' };
  return [
    ...(source ? [{ group: FLUX_SOURCE_GROUP, ...source }] : []),
    ...readDependsOn(object).map(name => ({ ...terraform, ...name })),
    ...(primary ? [{ ...terraform, namespace, name: primary }] : []),
  ];
}
