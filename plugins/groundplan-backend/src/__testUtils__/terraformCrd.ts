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

const string = { type: 'string' };
const boolean = { type: 'boolean' };
const integer = { type: 'integer', format: 'int64' };
const time = { type: 'string', format: 'date-time' };

const choice = (...values: string[]) => ({ ...string, enum: values });
const list = (items: object) => ({ type: 'array', items });
const object = (properties: object, required?: string[]) => ({
  type: 'object',
  properties,
  ...(required && { required }),
});

const spec = object(
  {
    approvePlan: string,
    dependsOn: list(object({ name: string, namespace: string }, ['name'])),
    destroy: boolean,
    destroyResourcesOnDeletion: { ...boolean, default: false },
    force: { ...boolean, default: false },
    interval: string,
    path: string,
    planOnly: boolean,
    sourceRef: object(
      {
        apiVersion: string,
        kind: choice('GitRepository', 'Bucket', 'OCIRepository'),
        name: string,
        namespace: string,
      },
      ['kind', 'name'],
    ),
    storeReadablePlan: { ...choice('none', 'json', 'human'), default: 'none' },
    suspend: boolean,
    tfstate: object({
      forceUnlock: { ...choice('yes', 'no', 'auto'), default: 'no' },
      lockIdentifier: string,
      lockTimeout: { ...string, default: '0s' },
    }),
    workspace: { ...string, default: 'default' },
    writeOutputsToSecret: object({ name: string, outputs: list(string) }, [
      'name',
    ]),
  },
  ['interval', 'sourceRef'],
);

/** A list that is replaced as a whole, as it names no key to merge by. */
const conditions = list(
  object(
    {
      lastTransitionTime: time,
      message: { ...string, maxLength: 32768 },
      observedGeneration: { ...integer, minimum: 0 },
      reason: {
        ...string,
        minLength: 1,
        maxLength: 1024,
        pattern: '^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$',
      },
      status: choice('True', 'False', 'Unknown'),
      type: { ...string, maxLength: 316 },
    },
    ['lastTransitionTime', 'message', 'reason', 'status', 'type'],
  ),
);

const status = {
  ...object({
    conditions,
    lastAppliedRevision: string,
    lastAttemptedRevision: string,
    lastDriftDetectedAt: time,
    lastHandledReconcileAt: string,
    lastPlanAt: time,
    lastPlannedGeneration: integer,
    lastPlannedRevision: string,
    lock: object({ lastApplied: string, pending: string }),
    observedGeneration: integer,
    plan: object({
      isDestroyPlan: boolean,
      isDriftDetectionPlan: boolean,
      lastApplied: string,
      pending: string,
    }),
  }),
  default: { observedGeneration: -1 },
};

/**
 * tofu-controller's Terraform, with as much of its schema as is written and read
 * here: the same types, defaults and required fields. What it does not know is cut off
 * by the server, as by that of the real one.
 */
export const terraformCrd = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'terraforms.infra.contrib.fluxcd.io' },
  spec: {
    group: 'infra.contrib.fluxcd.io',
    scope: 'Namespaced',
    names: {
      kind: 'Terraform',
      listKind: 'TerraformList',
      plural: 'terraforms',
      shortNames: ['tf'],
      singular: 'terraform',
    },
    versions: [['v1alpha1', false] as const, ['v1alpha2', true] as const].map(
      ([name, storage]) => ({
        name,
        served: true,
        storage,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: object({
            apiVersion: string,
            kind: string,
            metadata: { type: 'object' },
            spec,
            status,
          }),
        },
      }),
    ),
  },
};
