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
  aCluster,
  aDigitalOceanCluster,
  aKubeadmCluster,
  anAsoCluster,
  anEksCluster,
  anObject,
} from '../../testing';
import { KubernetesObject } from '../../../kubernetes';
import { AccessSubject, accessCommands } from './accessCommands';

function commandsOf(subject: AccessSubject): string[] {
  return accessCommands(subject).map(({ command }) => command);
}

function subjectOf(objects: KubernetesObject[]): AccessSubject {
  return {
    cluster: objects[0],
    controlPlane: objects.find(({ kind }) => kind.endsWith('ControlPlane')),
    infrastructure: objects.find(({ kind }) => /.Cluster$/.test(kind)),
  };
}

function managed(
  kind: string,
  spec: Record<string, unknown>,
): KubernetesObject {
  return anObject('controlplane.cluster.x-k8s.io/v1beta1', kind, {
    name: 'prod',
    spec,
  });
}

const CLUSTERCTL = [
  'clusterctl get kubeconfig demo -n default',
  'clusterctl describe cluster demo -n default',
];

describe('accessCommands', () => {
  it.each<[string, AccessSubject, string[]]>([
    ['kubeadm', subjectOf(aKubeadmCluster({}).all), []],
    [
      'EKS',
      subjectOf(anEksCluster()),
      ['aws eks update-kubeconfig --region eu-central-1 --name team-a_demo'],
    ],
    [
      'AKS through ASO',
      subjectOf(anAsoCluster()),
      ['az aks get-credentials --resource-group rg-demo --name demo-aks'],
    ],
    [
      'AKS',
      {
        cluster: aCluster(),
        controlPlane: managed('AzureManagedControlPlane', {
          resourceGroupName: 'rg',
          subscriptionID: '0000-11',
        }),
      },
      [
        'az aks get-credentials --resource-group rg --name prod --subscription 0000-11',
      ],
    ],
    [
      'GKE',
      {
        cluster: aCluster(),
        controlPlane: managed('GCPManagedControlPlane', {
          clusterName: 'prod-1',
          location: 'europe-west4',
          project: 'acme',
        }),
      },
      [
        'gcloud container clusters get-credentials prod-1 --location europe-west4 --project acme',
      ],
    ],
    ['DigitalOcean droplets', subjectOf(aDigitalOceanCluster()), []],
    [
      'DigitalOcean Kubernetes',
      { cluster: aCluster(), controlPlane: managed('DOKSControlPlane', {}) },
      ['doctl kubernetes cluster kubeconfig save prod'],
    ],
    ['no control plane', { cluster: aCluster() }, []],
    [
      'EKS without a name',
      {
        cluster: aCluster(),
        controlPlane: managed('AWSManagedControlPlane', { region: 'eu' }),
      },
      [],
    ],
  ])('of %s', (_, subject, expected) => {
    expect(commandsOf(subject)).toEqual([...expected, ...CLUSTERCTL]);
  });

  it.each([
    ["x'; rm -rf / #", String.raw`'x'\''; rm -rf / #'`],
    ['$(id)', "'$(id)'"],
    ['a b', "'a b'"],
    ['~root', "'~root'"],
    ['--profile=other', undefined],
    ['a\nb', undefined],
    ['a\u001b[2Jb', undefined],
    ['', undefined],
  ])('writes the value %j so that a shell takes it as one', (name, written) => {
    const [first] = commandsOf({
      cluster: aCluster(),
      controlPlane: managed('AWSManagedControlPlane', {
        eksClusterName: name,
      }),
    });
    expect(first).toBe(
      written === undefined
        ? CLUSTERCTL[0]
        : `aws eks update-kubeconfig --name ${written}`,
    );
  });
});
