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
  createKubernetesApi,
  KubernetesApi,
  namespaceObject,
  NewObject,
  TokenGrant,
} from '../../kubernetes-api';
import { Certificate } from '../../kubernetes-api/createCertificate';
import { Timeline } from '../Timeline';
import { World } from '../World';
import { AppModel } from './AppModel';
import { appObjects } from './appObjects';

/** A workload cluster that can be looked into. @internal */
export interface WorkloadCluster {
  api: KubernetesApi;
  token: string;
  world: World;
}

/** Reads what consoles read, and no secrets. */
function reader(token: string): TokenGrant {
  const verbs = ['get', 'list', 'watch'];
  return {
    token,
    user: 'backstage',
    rules: [
      {
        verbs,
        groups: [
          'apps',
          'batch',
          'autoscaling',
          'networking.k8s.io',
          'metrics.k8s.io',
        ],
        resources: ['*'],
      },
      {
        verbs,
        groups: [''],
        resources: [
          'namespaces',
          'nodes',
          'pods',
          'services',
          'events',
          'configmaps',
          'resourcequotas',
          'limitranges',
          'persistentvolumes',
          'persistentvolumeclaims',
          'serviceaccounts',
        ],
      },
    ],
  };
}

/** @internal */
export async function startWorkloadCluster(
  name: string,
  certificate: Certificate,
): Promise<WorkloadCluster> {
  const token = `sandbox-${name}-reader`;
  const api = await createKubernetesApi({
    tls: certificate,
    tokens: [reader(token)],
  });
  return { api, token, world: World.create(api) };
}

function nodeObject(name: string, version: string, created: string): NewObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      creationTimestamp: created,
      labels: {
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
      },
    },
    spec: { providerID: `in-memory:///${name}` },
    status: {
      capacity: { cpu: '4', memory: '16Gi', pods: '110' },
      allocatable: { cpu: '3920m', memory: '15Gi', pods: '110' },
      nodeInfo: {
        kubeletVersion: version,
        osImage: 'Ubuntu 24.04.3 LTS',
        containerRuntimeVersion: 'containerd://2.1.4',
        architecture: 'amd64',
        operatingSystem: 'linux',
      },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastTransitionTime: created,
        },
      ],
    },
  };
}

/** Fills a workload cluster with its nodes and the services that run on it. @internal */
export function fillWorkloadCluster(
  { world }: WorkloadCluster,
  options: {
    name: string;
    version: string;
    nodes: string[];
    timeline: Timeline;
    apps: Omit<AppModel, 'cluster' | 'created' | 'nodes'>[];
  },
): void {
  const { nodes, name, timeline, apps, version } = options;
  const created = timeline.daysAgo(6);
  const namespaces = new Set(apps.map(app => app.namespace));
  world.describe('cluster', [
    ...[...namespaces].map(namespace => namespaceObject(namespace)),
    ...nodes.map(node => nodeObject(node, version, created)),
    ...apps.flatMap(app =>
      appObjects({ ...app, cluster: name, created, nodes }),
    ),
  ]);
}
