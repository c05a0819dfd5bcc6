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
  ChangeOrigin,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { scaleOf } from './scaleOf';
import { upgradeOf } from './upgradeOf';

const labels = { 'cluster.x-k8s.io/cluster-name': 'shop' };

function object(
  group: string,
  kind: string,
  name: string,
  spec: unknown,
  more: Partial<KubernetesObject> = {},
): KubernetesObject {
  return {
    apiVersion: `${group}/v1beta2`,
    kind,
    metadata: { name, namespace: 'team-a', uid: `${kind}-${name}`, labels },
    spec,
    ...more,
  } as KubernetesObject;
}

const cluster = (spec: unknown) =>
  object('cluster.x-k8s.io', 'Cluster', 'shop', spec);

const PARTS = cluster({
  controlPlaneRef: {
    apiGroup: 'controlplane.cluster.x-k8s.io',
    kind: 'KubeadmControlPlane',
    name: 'cp',
  },
});

const controlPlane = (name: string, version: string, running = version) =>
  object(
    'controlplane.cluster.x-k8s.io',
    'KubeadmControlPlane',
    name,
    { replicas: 3, version },
    { status: { version: running } },
  );

const workers = (name: string, version: string, autoscaled = false) => {
  const found = object('cluster.x-k8s.io', 'MachineDeployment', name, {
    replicas: 2,
    template: { spec: { version } },
  });
  const annotations = {
    'cluster.x-k8s.io/replicas-managed-by': 'external-autoscaler',
  };
  return autoscaled
    ? { ...found, metadata: { ...found.metadata, annotations } }
    : found;
};

const lookupOf = (...objects: KubernetesObject[]) =>
  FakeMirror.create({ hub: objects }).lookup('hub');

const topology = cluster({
  topology: {
    classRef: { name: 'small' },
    version: 'v1.34.1',
    workers: {
      machineDeployments: [
        { name: 'md', replicas: 1 },
        {
          name: 'auto',
          metadata: {
            annotations: {
              'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size':
                '0',
            },
          },
        },
      ],
    },
  },
});

const clusterClass = (...kubernetesVersions: string[]) =>
  object('cluster.x-k8s.io', 'ClusterClass', 'small', { kubernetesVersions });

describe('upgradeOf', () => {
  it.each<[string, KubernetesObject, KubernetesObject[], unknown]>([
    [
      'what its class has, one minor version at a time',
      topology,
      [clusterClass('v1.33.0', 'v1.34.2', 'v1.35.0', 'v1.36.0')],
      { allowed: true, current: 'v1.34.1', versions: ['v1.34.2', 'v1.35.0'] },
    ],
    [
      'nothing where its class has nothing newer',
      topology,
      [clusterClass('v1.34.1')],
      {
        allowed: false,
        current: 'v1.34.1',
        versions: [],
        reason:
          'The ClusterClass small has no version that v1.34.1 could go to next',
      },
    ],
    [
      'any version where its class names none',
      topology,
      [],
      { allowed: true, current: 'v1.34.1', versions: [], anyVersion: true },
    ],
    [
      'without a topology what others run, and any besides',
      PARTS,
      [
        controlPlane('cp', 'v1.34.1'),
        controlPlane('other', 'v1.35.0'),
        controlPlane('far', 'v1.36.0'),
        workers('md', 'v1.34.1'),
      ],
      {
        allowed: true,
        current: 'v1.34.1',
        versions: ['v1.35.0'],
        anyVersion: true,
      },
    ],
    [
      'workers that are behind, once the control plane has arrived',
      PARTS,
      [
        controlPlane('cp', 'v1.35.0'),
        workers('a', 'v1.34.1'),
        workers('b', 'v1.33.1', true),
        workers('c', 'v1.35.0'),
      ],
      {
        allowed: true,
        current: 'v1.35.0',
        versions: [],
        anyVersion: true,
        workers: {
          allowed: true,
          sets: ['a', 'b'],
          current: 'v1.33.1',
          versions: ['v1.35.0'],
        },
      },
    ],
    [
      'nothing yet while the control plane is on its way',
      PARTS,
      [controlPlane('cp', 'v1.35.0', 'v1.34.1'), workers('a', 'v1.34.1')],
      {
        allowed: false,
        reason: 'Its control plane is still on its way from v1.34.1 to v1.35.0',
        current: 'v1.35.0',
        versions: [],
        anyVersion: true,
        workers: {
          allowed: false,
          reason:
            'Its control plane still runs v1.34.1, and workers come after it',
          sets: ['a'],
          current: 'v1.34.1',
          versions: ['v1.35.0'],
        },
      },
    ],
    [
      'nothing of a control plane that nobody has read',
      PARTS,
      [],
      {
        allowed: false,
        reason: 'Its control plane is not known',
        current: '',
        versions: [],
        anyVersion: true,
      },
    ],
  ])('offers %s', (_, subject, others, expected) => {
    expect(upgradeOf(subject, lookupOf(subject, ...others))).toEqual(expected);
  });

  it('asks for the image where the form did', () => {
    const origin = {
      source: { kind: 'cluster' },
      values: { infrastructure: { provider: 'digitalocean', image: 'kube-1' } },
    } as unknown as ChangeOrigin;
    const lookup = lookupOf(PARTS, controlPlane('cp', 'v1.34.1'));
    expect(upgradeOf(PARTS, lookup, origin)).toMatchObject({ image: 'kube-1' });
  });

  it('knows nothing of what is no cluster, or has no control plane', () => {
    const other = cluster({});
    const pool = workers('md', 'v1.34.1');
    expect(upgradeOf(other, lookupOf(other))).toBeUndefined();
    expect(upgradeOf(pool, lookupOf(pool))).toBeUndefined();
  });
});

describe('scaleOf', () => {
  it('leaves out what an autoscaler decides', () => {
    expect(scaleOf(topology, lookupOf(topology))).toMatchObject({
      workers: [{ name: 'md', replicas: 1 }],
    });
    const lookup = lookupOf(
      PARTS,
      controlPlane('cp', 'v1.34.1'),
      workers('a', 'v1.34.1'),
      workers('b', 'v1.34.1', true),
    );
    expect(scaleOf(PARTS, lookup)).toEqual({
      controlPlaneReplicas: 3,
      workers: [{ name: 'a', replicas: 2 }],
    });
  });
});
