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
  aDigitalOceanCluster,
  aFleetContext,
  aGitopsCluster,
  aKubeadmCluster,
  aMachineDeployment,
  aMachinePool,
  anAsoCluster,
  anEksCluster,
} from '../testing';
import { summarize } from './summarize';

const three = { current: 3, ready: 3, available: 3, upToDate: 3 };
const one = { desired: 1, current: 1, ready: 1, available: 1, upToDate: 1 };

describe('summarize', () => {
  it.each<[string, KubernetesObject[], Record<string, unknown>]>([
    [
      'kubeadm',
      aKubeadmCluster({}).all,
      {
        kind: 'cluster',
        host: 'hub',
        namespace: 'default',
        name: 'demo',
        uid: 'cluster.x-k8s.io/Cluster/default/demo',
        entityRef: 'resource:default/demo.cluster.default.hub',
        owner: 'group:default/platform',
        createdAt: '2026-01-01T00:00:00Z',
        status: expect.objectContaining({ health: 'Healthy' }),
        provider: 'DevCluster',
        version: 'v1.34.1',
        clusterClass: undefined,
        controlPlane: { desired: 3, ...three },
        workers: { desired: 3, ...three },
        endpoint: 'https://10.0.0.1:6443',
      },
    ],
    [
      'EKS: no control plane replicas, workers from pools',
      anEksCluster(),
      {
        provider: 'AWSManagedCluster',
        version: 'v1.34',
        controlPlane: undefined,
        workers: { desired: 3, ...three },
      },
    ],
    [
      'ASO',
      anAsoCluster(),
      {
        provider: 'AzureASOManagedCluster',
        version: 'v1.34.1',
        controlPlane: undefined,
        workers: undefined,
      },
    ],
    [
      'DigitalOcean in the first versions: counters of its parts',
      aDigitalOceanCluster(),
      {
        provider: 'DOCluster',
        version: 'v1.34.1',
        controlPlane: one,
        workers: one,
        status: expect.objectContaining({ health: 'Healthy' }),
      },
    ],
    [
      'a class of v1beta2, which is ahead of the control plane',
      aKubeadmCluster({
        cluster: {
          spec: {
            topology: { classRef: { name: 'quick' }, version: 'v1.35.0' },
          },
        },
      }).all,
      { clusterClass: 'quick', version: 'v1.35.0' },
    ],
    [
      'a class of v1beta1, IPv6',
      [
        aCluster({
          apiVersion: 'cluster.x-k8s.io/v1beta1',
          spec: {
            topology: { class: 'quick', version: 'v1.35.0' },
            controlPlaneEndpoint: { host: 'fd00::1', port: 6443 },
          },
        }),
      ],
      {
        clusterClass: 'quick',
        version: 'v1.35.0',
        endpoint: 'https://[fd00::1]:6443',
      },
    ],
    [
      'an endpoint that is a URL, as with EKS',
      [
        aCluster({
          spec: {
            controlPlaneEndpoint: {
              host: 'https://ABC.gr7.eu-central-1.eks.amazonaws.com',
              port: 443,
            },
          },
        }),
      ],
      { endpoint: 'https://ABC.gr7.eu-central-1.eks.amazonaws.com:443' },
    ],
    [
      'nothing yet',
      [
        aCluster({
          spec: { controlPlaneEndpoint: { host: '', port: 0 } },
          status: null,
        }),
      ],
      {
        provider: undefined,
        version: undefined,
        controlPlane: undefined,
        workers: undefined,
        endpoint: undefined,
      },
    ],
    [
      'workers of which not all report: no sum rather than a wrong one',
      [
        aCluster(),
        aMachinePool(),
        aMachineDeployment({ status: { availableReplicas: undefined } }),
      ],
      { workers: { desired: 6, current: 6, ready: 6, upToDate: 6 } },
    ],
    [
      'a joined cluster',
      [aGitopsCluster({ spec: { secretRef: { name: 'kubeconfig' } } })],
      {
        kind: 'gitops-cluster',
        name: 'demo',
        status: expect.objectContaining({ health: 'Healthy' }),
      },
    ],
  ])('%s', (_, [object, ...related], expected) => {
    const summary = summarize(object, related, aFleetContext());
    for (const [field, value] of Object.entries(expected)) {
      expect([field, summary[field as keyof typeof summary]]).toEqual([
        field,
        value,
      ]);
    }
  });

  it('takes names of 253 characters', () => {
    const name = 'n'.repeat(253);
    const { all } = aKubeadmCluster({ name });
    expect(summarize(all[0], all.slice(1), aFleetContext())).toMatchObject({
      name,
      provider: 'DevCluster',
      version: 'v1.34.1',
    });
  });
});
