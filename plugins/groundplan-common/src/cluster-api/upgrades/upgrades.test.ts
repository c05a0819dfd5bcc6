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
import { lookupOf } from '../testing';
import { readClusterParts } from './readClusterParts';
import { PartsUpgrade, refuseUpgrade } from './refuseUpgrade';
import { refuseSkew, refuseStep } from './versionSkew';

const NOTHING = /^nothing$/;

describe('refuseStep', () => {
  it.each<[string, string, RegExp]>([
    ['v1.34.1', 'v1.34.2', NOTHING],
    ['v1.34.1', 'v1.35.0', NOTHING],
    ['v1.34.1+rke2r1', 'v1.34.1+rke2r2', NOTHING],
    ['v1.34', 'v1.35', NOTHING],
    ['1.34.1', 'v1.35.0', NOTHING],
    ['v1.34.1', 'v1.34.1', /is not newer/],
    ['v1.34.1', 'v1.34.0', /is not newer/],
    ['v1.34', 'v1.34', /is not newer/],
    [
      'v1.34.1',
      'v1.36.0',
      /skips no minor version: v1.34.1 goes to v1.35 next/,
    ],
    ['v1.34.1', 'v2.0.0', /skips no minor version/],
    ['v1.34.1', 'latest', /^latest is no version/],
    ['', 'v1.34.1', /is no version/],
  ])('says of %s to %s what is in the way', (from, to, expected) => {
    expect(refuseStep(from, to) ?? 'nothing').toMatch(expected);
  });
});

describe('refuseSkew', () => {
  it.each<[string, string, RegExp]>([
    ['v1.34.1', 'v1.34.1', NOTHING],
    ['v1.31.9', 'v1.34.1', NOTHING],
    ['v1.30.9', 'v1.34.1', /more than 3 minor versions behind/],
    ['v1.25.0', 'v1.28.0', NOTHING],
    ['v1.24.0', 'v1.26.0', NOTHING],
    ['v1.24.0', 'v1.27.0', /more than 2 minor versions behind/],
    ['v1.35.0', 'v1.34.1', /ahead/],
    ['v1.34.2', 'v1.34.1', /ahead/],
    ['v1.34.2', 'v1.34', NOTHING],
  ])('says of workers of %s below %s', (workers, controlPlane, expected) => {
    expect(refuseSkew(workers, controlPlane) ?? 'nothing').toMatch(expected);
  });
});

const labels = { 'cluster.x-k8s.io/cluster-name': 'a' };

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  rest: Partial<KubernetesObject>,
): KubernetesObject => ({
  apiVersion: `${apiVersion}/v1beta2`,
  kind,
  ...rest,
  metadata: { name, namespace: 'team-a', uid: name, labels, ...rest.metadata },
});

const cluster = object('cluster.x-k8s.io', 'Cluster', 'a', {
  spec: {
    controlPlaneRef: {
      apiGroup: 'controlplane.cluster.x-k8s.io',
      kind: 'KubeadmControlPlane',
      name: 'cp',
    },
  },
});

const controlPlane = (version?: string, running?: string) =>
  object('controlplane.cluster.x-k8s.io', 'KubeadmControlPlane', 'cp', {
    spec: { replicas: 3, version },
    status: { version: running },
  });

const workers = (
  name: string,
  version?: string,
  annotations?: Record<string, string>,
) =>
  object('cluster.x-k8s.io', 'MachineDeployment', name, {
    metadata: { name, namespace: 'team-a', uid: name, labels, annotations },
    spec: { replicas: 2, template: { spec: { version } } },
  });

describe('readClusterParts', () => {
  it('reads what a cluster is made of', () => {
    const lookup = lookupOf([
      cluster,
      controlPlane('v1.35.0', 'v1.34.1'),
      workers('md', 'v1.34.1'),
      workers('auto', undefined, {
        'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size': '0',
      }),
      object('cluster.x-k8s.io', 'MachineSet', 'md-1', {}),
    ]);
    expect(readClusterParts(cluster, lookup)).toEqual({
      controlPlane: {
        kind: 'KubeadmControlPlane',
        name: 'cp',
        replicas: 3,
        version: 'v1.35.0',
        running: 'v1.34.1',
      },
      workers: [
        {
          kind: 'MachineDeployment',
          name: 'md',
          replicas: 2,
          version: 'v1.34.1',
          autoscaled: false,
        },
        {
          kind: 'MachineDeployment',
          name: 'auto',
          replicas: 2,
          version: undefined,
          autoscaled: true,
        },
      ],
    });
  });
});

describe('refuseUpgrade', () => {
  const AT = controlPlane('v1.34.1', 'v1.34.1');
  it.each<[string, KubernetesObject[], PartsUpgrade, RegExp]>([
    [
      'a control plane to the next minor version',
      [AT, workers('md', 'v1.34.1')],
      { version: 'v1.35.0' },
      NOTHING,
    ],
    [
      'a control plane that is not there',
      [workers('md', 'v1.34.1')],
      { version: 'v1.35.0' },
      /its control plane is not known/,
    ],
    [
      'a control plane without a version',
      [controlPlane()],
      { version: 'v1.35.0' },
      /KubeadmControlPlane cp names no version/,
    ],
    [
      'a control plane by two minor versions',
      [AT],
      { version: 'v1.36.0' },
      /skips no minor version/,
    ],
    [
      'a control plane that has not arrived',
      [controlPlane('v1.34.1', 'v1.33.4')],
      { version: 'v1.35.0' },
      /still on its way from v1.33.4 to v1.34.1/,
    ],
    [
      'a control plane away from its workers',
      [AT, workers('new', 'v1.34.1'), workers('old', 'v1.31.1')],
      { version: 'v1.35.0' },
      /old has to be upgraded first: .* more than 3 minor versions behind/,
    ],
    [
      'workers after the control plane, over several minor versions',
      [AT, workers('md', 'v1.31.1')],
      { version: 'v1.34.1', sets: ['md'] },
      NOTHING,
    ],
    [
      'workers ahead of the control plane',
      [AT, workers('md', 'v1.34.1')],
      { version: 'v1.35.0', sets: ['md'] },
      /ahead/,
    ],
    [
      'workers before the control plane has arrived',
      [controlPlane('v1.35.0', 'v1.34.1'), workers('md', 'v1.34.1')],
      { version: 'v1.35.0', sets: ['md'] },
      /its control plane still runs v1.34.1, and workers come after it/,
    ],
    [
      'workers while nobody knows what runs',
      [controlPlane('v1.35.0'), workers('md', 'v1.34.1')],
      { version: 'v1.35.0', sets: ['md'] },
      /does not say which version runs/,
    ],
    [
      'workers that are there already',
      [AT, workers('md', 'v1.34.1')],
      { version: 'v1.34.1', sets: ['md'] },
      /md is at v1.34.1 already/,
    ],
    [
      'workers that are not there',
      [AT],
      { version: 'v1.34.1', sets: ['md'] },
      /no set of machines md/,
    ],
  ])('says of %s what is in the way', (_, objects, upgrade, expected) => {
    const parts = readClusterParts(cluster, lookupOf([cluster, ...objects]));
    expect(refuseUpgrade(parts, upgrade) ?? 'nothing').toMatch(expected);
  });
});
