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
  CONTROL_PLANE_LABELS,
  aCluster,
  aCondition,
  aDigitalOceanCluster,
  aFleetContext,
  aGitopsCluster,
  aKubeadmCluster,
  aMachine,
  aMachinePool,
  anAsoCluster,
  anEksCluster,
} from '../testing';
import { details } from './details';

function detailsOf(...[object, ...related]: KubernetesObject[]) {
  return details(object, related, aFleetContext());
}

function expiring(name: string, at: unknown): KubernetesObject {
  return aMachine({
    name,
    labels: CONTROL_PLANE_LABELS,
    status: { certificatesExpiryDate: at },
  });
}

describe('details', () => {
  it('tells what a kubeadm cluster is made of', () => {
    const { all } = aKubeadmCluster({
      cluster: {
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'clusters',
          'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
        },
        annotations: { team: 'a' },
      },
    });
    expect(detailsOf(...all)).toMatchObject({
      kind: 'cluster',
      ref: {
        group: 'cluster.x-k8s.io',
        version: 'v1beta2',
        kind: 'Cluster',
        namespace: 'default',
        name: 'demo',
      },
      annotations: { team: 'a' },
      appliedBy: {
        kind: 'Kustomization',
        namespace: 'flux-system',
        name: 'clusters',
      },
      versions: {
        controlPlane: 'v1.34.1',
        running: [{ version: 'v1.34.1', machines: 6 }],
        skew: false,
        upgradePlan: [],
      },
      machineCount: 6,
      gitopsClusters: [],
      notes: [],
      tree: { children: [{}, {}, {}] },
    });
    expect(detailsOf(...all).conditions.map(({ type }) => type)).toContain(
      'RemoteConnectionProbe',
    );
  });

  describe('versions', () => {
    const upgrading = aKubeadmCluster({
      cluster: {
        status: {
          controlPlane: {
            upgradePlan: [{ version: 'v1.35.0' }, { version: 'v1.36.0' }],
          },
          workers: { upgradePlan: [{ version: 'v1.36.0' }] },
        },
      },
    });
    it.each<[string, KubernetesObject[], Record<string, unknown>]>([
      [
        'an upgrade under way, oldest first',
        [
          ...upgrading.all,
          aMachine({ name: 'new', spec: { version: 'v1.35.0' } }),
          aMachine({ name: 'newer', spec: { version: 'v1.35.0+k3s2' } }),
          aMachine({ name: 'old', spec: { version: 'v1.9.11' } }),
        ],
        {
          running: [
            { version: 'v1.9.11', machines: 1 },
            { version: 'v1.34.1', machines: 6 },
            { version: 'v1.35.0', machines: 1 },
            { version: 'v1.35.0+k3s2', machines: 1 },
          ],
          skew: true,
          upgradePlan: ['v1.35.0', 'v1.36.0'],
        },
      ],
      [
        'EKS, which leaves the patch version out',
        anEksCluster(),
        {
          controlPlane: 'v1.34',
          running: [
            { version: '1.34', machines: undefined },
            { version: 'v1.34.2', machines: 3 },
          ],
          skew: false,
        },
      ],
      [
        'a pool that is behind',
        [
          ...anAsoCluster(),
          aMachinePool({
            status: { versions: [{ version: 'v1.33.0', replicas: 2 }] },
          }),
        ],
        {
          running: [
            { version: 'v1.33.0', machines: 2 },
            { version: 'v1.34.1', machines: undefined },
          ],
          skew: true,
        },
      ],
      [
        'v1beta1',
        aDigitalOceanCluster(),
        { running: [{ version: 'v1.34.1', machines: 2 }], skew: false },
      ],
      [
        'nothing known',
        [aCluster({ status: null })],
        { controlPlane: undefined, running: [], skew: false, upgradePlan: [] },
      ],
    ])('of %s', (_, objects, expected) => {
      expect(detailsOf(...objects).versions).toMatchObject(expected);
    });
  });

  it.each<[string, KubernetesObject[], unknown]>([
    [
      'the earliest',
      [
        expiring('a', '2027-01-01T00:00:00Z'),
        expiring('b', '2026-12-01T00:00:00Z'),
        expiring('c', 'soon'),
      ],
      { at: '2026-12-01T00:00:00.000Z', machine: 'b', health: 'Healthy' },
    ],
    [
      'less than 30 days',
      [expiring('a', '2026-03-02T23:59:59Z')],
      expect.objectContaining({ health: 'Warning' }),
    ],
    [
      '30 days and no less',
      [expiring('a', '2026-03-03T00:00:00Z')],
      expect.objectContaining({ health: 'Healthy' }),
    ],
    [
      'less than 7 days',
      [expiring('a', '2026-02-07T23:59:59Z')],
      expect.objectContaining({ health: 'Error' }),
    ],
    [
      'past',
      [expiring('a', '2026-01-01T00:00:00Z')],
      expect.objectContaining({ health: 'Error' }),
    ],
    [
      'workers do not count',
      [
        aMachine({
          status: { certificatesExpiryDate: '2026-02-02T00:00:00Z' },
        }),
      ],
      undefined,
    ],
  ])('certificates: %s', (_, machines, expected) => {
    expect(detailsOf(aCluster(), ...machines).certificateExpiry).toEqual(
      expected,
    );
  });

  it.each<[string, KubernetesObject[], string[]]>([
    ['a list of v1beta2', anEksCluster(), ['eu-central-1a', 'eu-central-1b']],
    ['a map of v1beta1', aDigitalOceanCluster(), ['ams3']],
    ['something else', [aCluster({ status: { failureDomains: 7 } })], []],
  ])('failure domains as %s', (_, objects, expected) => {
    expect(detailsOf(...objects).failureDomains).toEqual(expected);
  });

  it('shows variables, but none that are secrets by their name', () => {
    const cluster = aCluster({
      spec: {
        topology: {
          classRef: { name: 'quick' },
          variables: [
            { name: 'replicas', value: 3 },
            { name: 'registryPassword', value: 'hunter2' },
            {
              name: 'registry',
              value: {
                secretName: 'pull',
                auths: [{ user: 'me', 'api-key': 'hunter2', on: false }],
              },
            },
            { value: 'without a name' },
            'not an object',
          ],
        },
      },
    });
    const { variables } = detailsOf(cluster);
    expect(variables).toEqual([
      { name: 'replicas', value: 3 },
      { name: 'registryPassword', value: '(not shown)' },
      {
        name: 'registry',
        value: {
          secretName: 'pull',
          auths: [{ user: 'me', 'api-key': '(not shown)', on: false }],
        },
      },
    ]);
  });

  it('notes failures at both places, which are never cleared', () => {
    const { notes } = detailsOf(
      aCluster({ status: { failureReason: 'CreateError' } }),
      aMachine({
        name: 'm-1',
        status: {
          deprecated: {
            v1beta1: { failureReason: 'UpdateError', failureMessage: 'gone' },
          },
        },
      }),
      aMachine({ name: 'm-2', status: { failureReason: '' } }),
    );
    expect(notes).toEqual([
      'Cluster demo once reported CreateError. This is never cleared and may be long past.',
      'Machine m-1 once reported UpdateError: gone. This is never cleared and may be long past.',
    ]);
  });

  it('lists the GitopsClusters that stand for it', () => {
    const { gitopsClusters } = detailsOf(
      aCluster(),
      aGitopsCluster({
        annotations: {
          'capi.weave.works/bootstrap-configs': 'team-a/flux, team-a/cni',
        },
        status: {
          conditions: [
            aCondition('Ready'),
            aCondition('ClusterConnectivity', 'False', 'Failed', 'no route'),
          ],
        },
      }),
    );
    expect(gitopsClusters).toEqual([
      {
        namespace: 'default',
        name: 'demo',
        status: expect.objectContaining({ health: 'Error' }),
        connectivity: expect.objectContaining({ message: 'no route' }),
        bootstrappedBy: ['team-a/flux', 'team-a/cni'],
      },
    ]);
  });

  it('is about the object alone for a joined cluster', () => {
    expect(
      detailsOf(
        aGitopsCluster({ spec: { secretRef: { name: 'kubeconfig' } } }),
      ),
    ).toMatchObject({
      kind: 'gitops-cluster',
      access: [],
      machineCount: 0,
      tree: { ref: { kind: 'GitopsCluster' }, children: [] },
    });
  });
});
