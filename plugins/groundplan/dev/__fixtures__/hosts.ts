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

import { HostCluster } from 'backstage-plugin-groundplan-common';
import { ago } from './time';

const CAPI = 'cluster.x-k8s.io';

export const hosts: HostCluster[] = [
  {
    name: 'hub',
    entityRef: 'resource:default/hub.management-cluster.hub',
    state: 'ready',
    since: ago({ days: 12 }),
    kinds: [
      {
        group: CAPI,
        version: 'v1beta2',
        kind: 'Cluster',
        state: 'ready',
        objects: 6,
        since: ago({ days: 12 }),
      },
      {
        group: CAPI,
        version: 'v1beta2',
        kind: 'Machine',
        state: 'ready',
        objects: 64,
        since: ago({ days: 12 }),
      },
      {
        group: 'infrastructure.cluster.x-k8s.io',
        version: 'v1beta2',
        kind: 'AWSMachine',
        state: 'forbidden',
        objects: 0,
        since: ago({ hours: 2 }),
        message:
          "The service account may not list awsmachines. Add to its ClusterRole:\n- apiGroups: ['infrastructure.cluster.x-k8s.io']\n  resources: ['awsmachines']\n  verbs: ['get', 'list', 'watch']",
      },
      {
        group: 'actions.github.com',
        version: '',
        kind: 'AutoscalingRunnerSet',
        state: 'absent',
        objects: 0,
        since: ago({ days: 12 }),
      },
    ],
  },
  {
    name: 'runners-eu',
    entityRef: 'resource:default/runners-eu.management-cluster.runners-eu',
    state: 'stale',
    since: ago({ minutes: 7 }),
    message: 'connect ECONNREFUSED 10.1.2.3:6443',
    kinds: [
      {
        group: 'actions.github.com',
        version: 'v1alpha1',
        kind: 'AutoscalingRunnerSet',
        state: 'stale',
        objects: 4,
        since: ago({ minutes: 7 }),
        message: 'connect ECONNREFUSED 10.1.2.3:6443',
      },
    ],
  },
  {
    name: 'lab',
    entityRef: 'resource:default/lab.management-cluster.lab',
    state: 'unreachable',
    since: ago({ hours: 3 }),
    message: 'getaddrinfo ENOTFOUND lab.example.com',
    kinds: [],
  },
];
