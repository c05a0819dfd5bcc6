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

import {
  EditFormResponse,
  JsonSchema,
} from 'backstage-plugin-groundplan-common';

const text = (description: string, rest: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  description,
  ...rest,
});

const object = (
  properties: Record<string, JsonSchema>,
  rest: JsonSchema = {},
): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...rest,
});

const machineDeployment = object(
  {
    class: text('The class of the ClusterClass.', { minLength: 1 }),
    name: text('The unique name of the set within the topology.'),
    replicas: {
      type: 'integer',
      minimum: 0,
      description: 'How many machines there should be.',
    },
    maxUnavailable: {
      description: 'How many may be missing while it rolls out.',
      anyOf: [
        { title: 'Number', type: 'integer' },
        { title: 'Text', type: 'string' },
      ],
    },
    metadata: object({
      labels: {
        type: 'object',
        description: 'Labels of its nodes.',
        additionalProperties: { type: 'string' },
      },
    }),
  },
  { required: ['class', 'name'] },
);

const clusterSchema: JsonSchema = object({
  paused: {
    type: 'boolean',
    description: 'Keeps all controllers from working on it.',
  },
  clusterNetwork: object({
    serviceDomain: text('The domain of services.'),
    pods: object({
      cidrBlocks: { type: 'array', items: { type: 'string' } },
    }),
  }),
  topology: object(
    {
      classRef: object(
        {
          name: text('Of the ClusterClass.'),
          namespace: text('Its namespace.'),
        },
        { required: ['name'] },
      ),
      version: text('Of Kubernetes.', { pattern: '^v' }),
      controlPlane: object({
        replicas: {
          type: 'integer',
          minimum: 1,
          description: 'Odd, for etcd.',
        },
      }),
      rolloutAfter: text('Since when machines have to be new.'),
      variables: {
        type: 'array',
        description: 'What the class asks for.',
        items: object({ name: text('Of the variable.'), value: {} }),
      },
      workers: object({
        machineDeployments: { type: 'array', items: machineDeployment },
      }),
    },
    { required: ['version'] },
  ),
});

/** A cluster that somebody wrote by hand. */
export const clusterEditForm: EditFormResponse = {
  apiVersion: 'cluster.x-k8s.io/v1beta2',
  kind: 'Cluster',
  repository: 'https://git.example.com/demo/platform.git',
  path: 'clusters/hub/team-payments/payments.yaml',
  spec: {
    topology: {
      version: 'v1.33.1',
      classRef: { name: 'standard' },
      controlPlane: { replicas: '${control_plane_replicas}' },
      workers: {
        machineDeployments: [
          { class: 'default', name: 'md-0', replicas: 2 },
          { class: 'gpu', name: 'md-gpu', replicas: 1 },
        ],
      },
      variables: [{ name: 'region', value: 'eu-central-1' }],
    },
  },
  schema: clusterSchema,
};

/** Of a kind that its host does not serve at present. */
export const terraformEditForm: EditFormResponse = {
  apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
  kind: 'Terraform',
  repository: 'https://git.example.com/demo/platform.git',
  path: 'clusters/hub/team-payments/payments-db.yaml',
  spec: { path: './modules/postgres', interval: '10m', approvePlan: '' },
  noSchema:
    'the host cluster hub serves no Terraform of infra.contrib.fluxcd.io/v1alpha2',
};
