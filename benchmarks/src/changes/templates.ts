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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';

/** How a template is written. */
export type Dialect = 'templating' | 'envsubst';

/** The values of the forms: one has signs that mean something in YAML. */
export const VALUES = {
  CLUSTER_NAME: 'trial',
  KUBERNETES_VERSION: 'v1.34.1',
  WORKERS: '3',
  PURPOSE: 'Tries things out: all of them',
};

/** A CAPITemplate of so many clusters, each a text of its own. */
export function aTemplate(
  dialect: Dialect,
  resources: number,
  pathOf?: (index: number) => string,
): KubernetesObject {
  const numbers = Array.from({ length: resources }, (_, i) => i);
  return {
    apiVersion: 'capi.weave.works/v1alpha2',
    kind: 'CAPITemplate',
    metadata: { name: `bench-${resources}`, namespace: 'platform-classes' },
    spec: {
      description: 'Many clusters at once',
      renderType: dialect,
      params: Object.keys(VALUES).map(name => ({ name })),
      resourcetemplates: numbers.map(index => ({
        ...(pathOf && { path: pathOf(index) }),
        raw: textOf(dialect, index),
      })),
    },
  };
}

/** The text of one cluster. */
export function textOf(dialect: Dialect, index: number): string {
  const isGo = dialect === 'templating';
  const of = (name: string) => (isGo ? `{{ .params.${name} }}` : `\${${name}}`);
  return `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: ${of('CLUSTER_NAME')}-${index}
  annotations:
    groundplan.dev/lifecycle: experimental
    groundplan.dev/description: ${
      isGo ? '{{ .params.PURPOSE | quote }}' : '"${PURPOSE}"'
    }
  labels:
    example.com/cluster: ${
      isGo
        ? '{{ .params.CLUSTER_NAME | lower | trunc 30 }}'
        : '${CLUSTER_NAME,,}'
    }
spec:
  topology:
    classRef:
      name: dev-standard
      namespace: platform-classes
    version: ${of('KUBERNETES_VERSION')}
    controlPlane:
      replicas: ${
        isGo
          ? '{{ if gt (int .params.WORKERS) 2 }}3{{ else }}1{{ end }}'
          : '${CONTROL_PLANES:=1}'
      }
    workers:
      machineDeployments:
        - class: default-worker
          name: md-0
          replicas: ${of('WORKERS')}
    variables:
      - name: region
        value: eu-west-1
`;
}

/** A ClusterClass whose variables are objects of objects and lists. */
export function aClusterClass(variables: number): KubernetesObject {
  const leaf = (description: string) => ({
    type: 'string',
    description,
    pattern: '^[a-z0-9-]+$',
    maxLength: 63,
  });
  const schemaOf = (index: number) => ({
    type: 'object',
    description: `What ${index} is about`,
    required: ['name', 'network'],
    properties: {
      name: leaf('What it is called'),
      size: { type: 'string', enum: ['small', 'medium', 'large'] },
      count: { type: 'integer', minimum: 0, maximum: 100, default: 3 },
      network: {
        type: 'object',
        required: ['zone'],
        properties: {
          zone: leaf('Where it is'),
          subnets: {
            type: 'array',
            maxItems: 8,
            items: {
              type: 'object',
              required: ['id'],
              properties: {
                id: leaf('Of the subnet'),
                public: { type: 'boolean' },
              },
            },
          },
        },
      },
      labels: { type: 'object', additionalProperties: { type: 'string' } },
    },
  });
  const template = (group: string, kind: string) => ({
    templateRef: {
      apiVersion: `${group}.cluster.x-k8s.io/v1beta2`,
      kind,
      name: 'bench',
    },
  });
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'ClusterClass',
    metadata: { name: 'bench', namespace: 'platform-classes' },
    spec: {
      kubernetesVersions: ['v1.33.4', 'v1.34.1', 'v1.35.0'],
      infrastructure: template('infrastructure', 'DevClusterTemplate'),
      controlPlane: template('controlplane', 'KubeadmControlPlaneTemplate'),
      workers: {},
      variables: Array.from({ length: variables }, (_, index) => ({
        name: `variable${index}`,
        required: index % 2 === 0,
        schema: { openAPIV3Schema: schemaOf(index) },
      })),
    },
  };
}
