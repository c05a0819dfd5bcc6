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

import { KubernetesObject } from '../../kubernetes';
import {
  aCluster,
  aCondition,
  aMachine,
  anObject,
  asV1Beta1,
} from '../testing';
import { isControlPlane } from './isControlPlane';
import { isPaused } from './isPaused';
import { isYoung } from './isYoung';
import { readClusterRefs } from './readClusterRefs';
import { readControlPlane } from './readControlPlane';
import { readClusterReplicas, readReplicas } from './readReplicas';
import { isNewerVersion, readVersions } from './readVersions';
import { clusterNameOf, controllerKeyOf } from './references';

const CORE = 'cluster.x-k8s.io';
const CONTROL_PLANE = `controlplane.${CORE}`;

function controlPlane(
  apiVersion: string,
  status: Record<string, unknown>,
  spec: Record<string, unknown> = { replicas: 3, version: 'v1.34.1' },
): KubernetesObject {
  return anObject(`${CONTROL_PLANE}/${apiVersion}`, 'SomeControlPlane', {
    spec,
    status,
  });
}

describe('readReplicas', () => {
  it.each([
    [
      'the second contract',
      controlPlane('v1beta2', {
        initialization: {},
        replicas: 3,
        readyReplicas: 2,
        availableReplicas: 1,
        upToDateReplicas: 0,
      }),
      { desired: 3, current: 3, ready: 2, available: 1, upToDate: 0 },
    ],
    [
      'the second contract, nothing counted: absent is not zero',
      controlPlane('v1beta2', { initialization: {}, replicas: 3 }),
      { desired: 3, current: 3 },
    ],
    [
      'the first contract, that tells what is unavailable and omits zeros',
      controlPlane('v1beta1', {
        replicas: 3,
        updatedReplicas: 3,
        unavailableReplicas: 1,
      }),
      { desired: 3, current: 3, ready: 0, available: 2, upToDate: 3 },
    ],
    [
      'the first contract, nothing observed',
      controlPlane('v1beta1', {}),
      { desired: 3 },
    ],
    [
      'v1beta1 of Cluster API from 1.9: not the legacy counters',
      anObject(`${CORE}/v1beta1`, 'MachineDeployment', {
        spec: { replicas: 2 },
        status: {
          replicas: 2,
          readyReplicas: 2,
          availableReplicas: 2,
          v1beta2: {
            readyReplicas: 1,
            availableReplicas: 0,
            upToDateReplicas: 2,
          },
        },
      }),
      { desired: 2, current: 2, ready: 1, available: 0, upToDate: 2 },
    ],
    [
      'v1beta1 of Cluster API before 1.9',
      anObject(`${CORE}/v1beta1`, 'MachineDeployment', {
        spec: { replicas: 2 },
        status: { replicas: 2, unavailableReplicas: 2 },
      }),
      { desired: 2, current: 2, ready: 0, available: 0, upToDate: 0 },
    ],
    [
      'a managed control plane, without replicas',
      controlPlane('v1beta2', { ready: true }, {}),
      {},
    ],
  ])('reads %s', (_, object, expected) => {
    expect(readReplicas(object)).toEqual(expected);
  });

  it('reads what a Cluster sums up, in both versions', () => {
    const workers = { desiredReplicas: 2, replicas: 2, availableReplicas: 0 };
    const cluster = aCluster({ status: { workers } });
    const expected = { desired: 2, current: 2, available: 0 };
    expect(readClusterReplicas(cluster, 'workers')).toEqual(expected);
    expect(readClusterReplicas(asV1Beta1(cluster), 'workers')).toEqual(
      expected,
    );
    expect(readClusterReplicas(cluster, 'controlPlane')).toEqual({});
  });
});

it.each([
  ['v1.35.0', 'v1.34.9', true],
  ['v1.34.1', 'v1.34.1', false],
  ['v1.34.1+k3s2', 'v1.34.1+k3s1', true],
  ['v1.34.1+rke2r1', 'v1.34.1+rke2r1', false],
  ['1.31', 'v1.30.4-eks-1', true],
  ['v1.30', '1.30', false],
  ['v1.30', 'v1.30.4', false],
  ['nonsense', 'v1.30.4', false],
])('isNewerVersion(%s, %s) is %s', (version, than, expected) => {
  expect(isNewerVersion(version, than)).toBe(expected);
});

describe('readVersions', () => {
  it('says that it is upgrading while anything older runs', () => {
    const versions = [
      { version: 'v1.34.1', replicas: 1 },
      { version: 'v1.35.0', replicas: 2 },
    ];
    const spec = { version: 'v1.35.0' };
    const read = readVersions(controlPlane('v1beta2', { versions }, spec));
    expect(read).toEqual({
      wanted: 'v1.35.0',
      running: versions,
      upgrading: true,
    });
  });

  it('takes a single version where there is no list', () => {
    const status = { version: 'v1.35.0' };
    expect(
      readVersions(controlPlane('v1beta1', status, { version: 'v1.35.0' })),
    ).toEqual({
      wanted: 'v1.35.0',
      running: [{ version: 'v1.35.0' }],
      upgrading: false,
    });
  });

  it('adds up the versions of a Cluster, oldest first', () => {
    const cluster = aCluster({
      spec: { topology: { version: 'v1.35.0' } },
      status: {
        controlPlane: { versions: [{ version: 'v1.35.0', replicas: 3 }] },
        workers: {
          versions: [
            { version: 'v1.35.0', replicas: 1 },
            { version: 'v1.34.1', replicas: 2 },
          ],
        },
      },
    });
    const expected = {
      wanted: 'v1.35.0',
      running: [
        { version: 'v1.34.1', replicas: 2 },
        { version: 'v1.35.0', replicas: 4 },
      ],
      upgrading: true,
    };
    expect(readVersions(cluster)).toEqual(expected);
    expect(readVersions(asV1Beta1(cluster))).toEqual(expected);
  });
});

it.each([
  [{ initialization: { controlPlaneInitialized: true } }, true],
  [{ initialization: { controlPlaneInitialized: false } }, false],
  [{ initialized: true }, true],
  [{}, undefined],
])('reads of %j whether a control plane is initialized', (status, expected) => {
  expect(readControlPlane(controlPlane('v1beta2', status)).initialized).toBe(
    expected,
  );
});

it.each([
  [`${CONTROL_PLANE}/v1beta2`, 'KubeadmControlPlane', true],
  [`${CONTROL_PLANE}/v1beta2`, 'KubeadmControlPlaneTemplate', false],
  [`infrastructure.${CORE}/v1beta1`, 'AzureASOManagedControlPlane', true],
  [`infrastructure.${CORE}/v1beta1`, 'AzureCluster', false],
  ['example.com/v1', 'MyControlPlane', false],
])('isControlPlane of %s %s is %s', (apiVersion, kind, expected) => {
  expect(isControlPlane(anObject(apiVersion, kind))).toBe(expected);
});

it('reads references of both versions', () => {
  const expected = {
    controlPlane: {
      group: CONTROL_PLANE,
      kind: 'KubeadmControlPlane',
      name: 'cp',
    },
    infrastructure: undefined,
  };
  const second = {
    apiGroup: CONTROL_PLANE,
    kind: 'KubeadmControlPlane',
    name: 'cp',
  };
  const first = {
    ...second,
    apiGroup: undefined,
    apiVersion: `${CONTROL_PLANE}/v1beta1`,
  };
  for (const controlPlaneRef of [second, first]) {
    const spec = { controlPlaneRef, infrastructureRef: { kind: 'NoName' } };
    expect(readClusterRefs(aCluster({ spec }))).toEqual(expected);
  }
});

it('finds the cluster and the controller of an object', () => {
  const cluster = aCluster({ namespace: 'team' });
  const owned = aMachine({
    namespace: 'team',
    cluster: null,
    ownedBy: cluster,
    spec: { clusterName: undefined },
  });
  expect(clusterNameOf(owned)).toBe('demo');
  expect(controllerKeyOf(owned)).toBe(`${CORE}/Cluster/team/demo`);
  expect(controllerKeyOf(cluster)).toBeUndefined();
});

it('takes the condition Paused where the Cluster is not at hand', () => {
  const machine = aMachine({ status: { conditions: [aCondition('Paused')] } });
  expect(isPaused(machine)).toBe(true);
  expect(isPaused(machine, aCluster())).toBe(false);
});

describe('isYoung', () => {
  const now = new Date('2026-01-01T00:10:00Z');
  const minutes = (n: number) => n * 60_000;

  it.each([
    ['Pending', minutes(11), true],
    ['Provisioned', minutes(10), false],
    ['Running', minutes(11), false],
    ['Deleting', minutes(11), false],
  ])('%s within %d ms: %s', (phase, timeout, expected) => {
    expect(isYoung(aMachine({ status: { phase } }), now, timeout)).toBe(
      expected,
    );
  });

  it('is measured from the update of a machine that is updated in place', () => {
    const since = '2026-01-01T00:05:00Z';
    const conditions = [aCondition('Updating', 'True', 'Updating', '', since)];
    const machine = aMachine({ status: { phase: 'Updating', conditions } });
    expect(isYoung(machine, now, minutes(6))).toBe(true);
    expect(isYoung(machine, now, minutes(5))).toBe(false);
  });

  it('is not said of a machine that is being deleted', () => {
    const machine = aMachine({ deleted: '2026-01-01T00:09:00Z', status: null });
    expect(isYoung(machine, now, Infinity)).toBe(false);
  });
});
