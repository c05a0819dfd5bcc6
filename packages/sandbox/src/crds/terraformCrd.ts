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

import { CustomResourceDefinition } from './CustomResourceDefinition';
import { defineCrd } from './defineCrd';
import { conditionColumn, conditions, schema } from './schema';

const {
  any,
  anyValue,
  boolean,
  choice,
  closed,
  int64,
  list,
  open,
  string,
  time,
} = schema;

const spec = open(
  {
    approvePlan: string,
    planOnly: boolean,
    destroy: boolean,
    destroyResourcesOnDeletion: { ...boolean, default: false },
    force: { ...boolean, default: false },
    suspend: boolean,
    interval: { ...string, pattern: '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$' },
    retryInterval: string,
    path: string,
    workspace: { ...string, default: 'default' },
    sourceRef: closed(
      {
        apiVersion: string,
        kind: choice('GitRepository', 'Bucket', 'OCIRepository'),
        name: string,
        namespace: string,
      },
      ['kind', 'name'],
    ),
    dependsOn: list(closed({ name: string, namespace: string }, ['name'])),
    disableDriftDetection: { ...boolean, default: false },
    storeReadablePlan: { ...choice('none', 'json', 'human'), default: 'none' },
    enableInventory: { ...boolean, default: false },
    vars: list(
      open({ name: string, value: anyValue, valueFrom: any }, ['name']),
    ),
    writeOutputsToSecret: open({ name: string, outputs: list(string) }, [
      'name',
    ]),
    tfstate: open({
      forceUnlock: { ...choice('yes', 'no', 'auto'), default: 'no' },
      lockIdentifier: string,
    }),
    runnerPodTemplate: any,
  },
  ['interval', 'sourceRef'],
);

const status = {
  ...open({
    observedGeneration: int64,
    conditions,
    availableOutputs: list(string),
    inventory: open({
      entries: list(closed({ n: string, t: string, id: string })),
    }),
    lastAppliedRevision: string,
    lastAttemptedRevision: string,
    lastPlannedRevision: string,
    lastPlannedGeneration: int64,
    lastPlanAt: time,
    lastSuccessfulReconcileAt: time,
    lastDriftDetectedAt: time,
    lastAppliedByDriftDetectionAt: time,
    lastHandledReconcileAt: string,
    lock: open({ lastApplied: string, pending: string }),
    plan: open({
      lastApplied: string,
      pending: string,
      isDestroyPlan: boolean,
      isDriftDetectionPlan: boolean,
    }),
    reconciliationFailures: int64,
  }),
  default: { observedGeneration: -1 },
};

/** tofu-controller's Terraform. @public */
export function terraformCrd(): CustomResourceDefinition {
  return defineCrd({
    group: 'infra.contrib.fluxcd.io',
    kind: 'Terraform',
    shortNames: ['tf'],
    versions: ['v1alpha2', 'v1alpha1'],
    spec,
    status,
    columns: [conditionColumn('Ready')],
  });
}
