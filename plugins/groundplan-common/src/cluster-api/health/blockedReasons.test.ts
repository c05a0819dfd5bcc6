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

import { blockedReasons, isNormalWait } from './blockedReasons';

const WAITS = [
  'waiting for control plane components to become healthy',
  'waiting for etcd cluster to become healthy',
];

it.each([
  [
    'of a control plane',
    `Scaling up from 1 to 3 replicas is blocked because:
* waiting for control plane components to become healthy
* waiting for etcd cluster to become healthy`,
    WAITS,
    true,
  ],
  [
    'aggregated by a Cluster, with other objects after it',
    `* KubeadmControlPlane cp:
  * Scaling up from 1 to 3 replicas is blocked because:
    * waiting for control plane components to become healthy
    * waiting for etcd cluster to become healthy
* MachineDeployment md: Scaling up from 1 to 2 replicas
And 2 MachineDeployments scaling up`,
    WAITS,
    true,
  ],
  [
    'a machine that is being deleted',
    `Scaling down from 3 to 1 replicas is blocked because:
* waiting for a control plane Machine to complete deletion`,
    ['waiting for a control plane Machine to complete deletion'],
    true,
  ],
  [
    'a version that is on its way',
    `Scaling up from 1 to 2 replicas is blocked because:
* waiting for a version upgrade to v1.35.0 to be propagated
* KubeadmControlPlane ns/cp is upgrading ("ControlPlaneIsStable" preflight check failed)`,
    [
      'waiting for a version upgrade to v1.35.0 to be propagated',
      'KubeadmControlPlane ns/cp is upgrading ("ControlPlaneIsStable" preflight check failed)',
    ],
    true,
  ],
  [
    'a template that does not exist, beside a wait',
    `Scaling up from 3 to 5 replicas is blocked because:
* waiting for etcd cluster to become healthy
* AWSMachineTemplate does not exist`,
    [WAITS[1], 'AWSMachineTemplate does not exist'],
    false,
  ],
  [
    'on one line, as a MachineDeployment writes it',
    'Scaling up from 0 to 3 replicas is blocked because DevMachineTemplate does not exist',
    ['DevMachineTemplate does not exist'],
    false,
  ],
  [
    'what would be',
    'Scaling up would be blocked because DevMachineTemplate does not exist',
    [],
    true,
  ],
  ['nothing', 'Scaling up from 0 to 3 replicas', [], true],
])('finds what blocks: %s', (_, message, reasons, isNormal) => {
  expect(blockedReasons(message)).toEqual(reasons);
  expect(isNormalWait(reasons)).toBe(isNormal);
});
