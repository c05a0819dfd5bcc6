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

import { ResourceType } from './ResourceType';

type Row = [
  kind: string,
  plural: string,
  options?: { cluster?: true; status?: true; short?: string },
];

const status = { status: true } as const;

/** What a workload cluster's console and the Kubernetes plugin read. */
const groups: { group: string; versions: string[]; rows: Row[] }[] = [
  {
    group: '',
    versions: ['v1'],
    rows: [
      ['Namespace', 'namespaces', { cluster: true, status: true, short: 'ns' }],
      ['Node', 'nodes', { cluster: true, status: true, short: 'no' }],
      ['PersistentVolume', 'persistentvolumes', { cluster: true, ...status }],
      ['PersistentVolumeClaim', 'persistentvolumeclaims', status],
      ['Pod', 'pods', { status: true, short: 'po' }],
      ['Service', 'services', { status: true, short: 'svc' }],
      ['Event', 'events', { short: 'ev' }],
      ['ConfigMap', 'configmaps', { short: 'cm' }],
      ['Secret', 'secrets'],
      ['ServiceAccount', 'serviceaccounts', { short: 'sa' }],
      ['ResourceQuota', 'resourcequotas', status],
      ['LimitRange', 'limitranges'],
    ],
  },
  {
    group: 'apps',
    versions: ['v1'],
    rows: [
      ['Deployment', 'deployments', { status: true, short: 'deploy' }],
      ['ReplicaSet', 'replicasets', { status: true, short: 'rs' }],
      ['StatefulSet', 'statefulsets', { status: true, short: 'sts' }],
      ['DaemonSet', 'daemonsets', { status: true, short: 'ds' }],
    ],
  },
  {
    group: 'batch',
    versions: ['v1'],
    rows: [
      ['Job', 'jobs', status],
      ['CronJob', 'cronjobs', { status: true, short: 'cj' }],
    ],
  },
  {
    group: 'autoscaling',
    versions: ['v2', 'v1'],
    rows: [
      [
        'HorizontalPodAutoscaler',
        'horizontalpodautoscalers',
        { status: true, short: 'hpa' },
      ],
    ],
  },
  {
    group: 'networking.k8s.io',
    versions: ['v1'],
    rows: [['Ingress', 'ingresses', { status: true, short: 'ing' }]],
  },
  {
    group: 'metrics.k8s.io',
    versions: ['v1beta1'],
    rows: [
      ['PodMetrics', 'pods'],
      ['NodeMetrics', 'nodes', { cluster: true }],
    ],
  },
  {
    group: 'apiextensions.k8s.io',
    versions: ['v1'],
    rows: [
      [
        'CustomResourceDefinition',
        'customresourcedefinitions',
        { cluster: true, status: true, short: 'crd' },
      ],
    ],
  },
];

/** The kinds that are served without a CustomResourceDefinition. @internal */
export const builtInResources: ResourceType[] = groups.flatMap(
  ({ group, versions, rows }) =>
    rows.map(([kind, plural, options]) => ({
      group,
      kind,
      listKind: `${kind}List`,
      plural,
      singular: kind.toLocaleLowerCase('en-US'),
      shortNames: options?.short ? [options.short] : [],
      categories: [],
      namespaced: !options?.cluster,
      custom: false,
      versions: versions.map(name => ({ name, hasStatus: !!options?.status })),
      storageVersion: versions[0],
    })),
);
