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
import { TreeNode } from '../../../api/types';
import { KubernetesObject } from '../../../kubernetes';
import {
  CONTROL_PLANE_LABELS,
  aCluster,
  aCondition,
  aDigitalOceanCluster,
  aKubeadmCluster,
  aMachine,
  aMachineDeployment,
  aMachineHealthCheck,
  aMachinePool,
  aMachineSet,
  anAsoCluster,
  anEksCluster,
  anInfrastructureMachine,
} from '../../testing';
import { assessRelated } from '../assessRelated';
import { ClusterObjects } from '../ClusterObjects';
import { clusterTree } from './clusterTree';

const NOW = new Date('2026-02-01T00:00:00Z');

function treeOf(objects: KubernetesObject[]): TreeNode {
  return clusterTree(
    ClusterObjects.of(objects[0], objects.slice(1)),
    assessRelated(objects, NOW),
  );
}

/** The tree as text; members of groups behind a `-`. */
function draw(node: TreeNode, depth = 0, mark = ''): string[] {
  const { replicas } = node;
  const counters =
    replicas && !node.grouped
      ? ` ${replicas.current ?? '?'}/${replicas.desired ?? '?'}`
      : '';
  const name = node.label ?? `${node.ref.kind} ${node.ref.name}`;
  return [
    `${'  '.repeat(depth)}${mark}${name}${counters}`,
    ...node.children.flatMap(child =>
      draw(child, depth + 1, node.grouped ? '- ' : ''),
    ),
  ];
}

function failing(name: string, ownedBy: KubernetesObject): KubernetesObject {
  return aMachine({
    name,
    ownedBy,
    status: {
      phase: 'Provisioning',
      nodeRef: undefined,
      conditions: [
        aCondition('Available', 'False', 'NotReady'),
        aCondition('Ready', 'False', 'NotReady', '* InfrastructureReady: …'),
        aCondition('UpToDate'),
      ],
    },
  });
}

const healthy = aKubeadmCluster({});
const rollout = aKubeadmCluster({ workers: 1 });
const scaledToZero = aKubeadmCluster({ workers: 0 });

describe('clusterTree', () => {
  it.each<[string, KubernetesObject[], string[]]>([
    [
      'a kubeadm cluster',
      healthy.all,
      [
        'Cluster demo 6/6',
        '  DevCluster demo',
        '  KubeadmControlPlane demo-cp 3/3',
        '    3 Machines',
        '      - Machine demo-cp-1',
        '      - Machine demo-cp-2',
        '      - Machine demo-cp-3',
        '  Workers',
        '    MachineDeployment demo-md 3/3',
        '      3 Machines',
        '        - Machine demo-md-1-0',
        '        - Machine demo-md-1-1',
        '        - Machine demo-md-1-2',
      ],
    ],
    [
      'deployments without machines, which upstream leaves out',
      scaledToZero.all,
      [
        'Cluster demo 3/3',
        '  DevCluster demo',
        '  KubeadmControlPlane demo-cp 3/3',
        '    3 Machines',
        '      - Machine demo-cp-1',
        '      - Machine demo-cp-2',
        '      - Machine demo-cp-3',
        '  Workers',
        '    MachineDeployment demo-md 0/0',
      ],
    ],
    [
      'a roll-out: its sets, without those of old revisions',
      [
        rollout.cluster,
        rollout.deployment,
        rollout.machineSet,
        ...rollout.workers,
        ...['demo-md-2', 'demo-md-0'].map(name =>
          aMachineSet({
            name,
            ownedBy: rollout.deployment,
            spec: { replicas: name === 'demo-md-2' ? 1 : 0 },
            status: { replicas: 0 },
          }),
        ),
      ],
      [
        'Cluster demo 4/4',
        '  DevCluster demo',
        '  KubeadmControlPlane demo-cp',
        '  Workers',
        '    MachineDeployment demo-md 1/1',
        '      MachineSet demo-md-1 1/1',
        '        Machine demo-md-1-0',
        '      MachineSet demo-md-2 0/1',
      ],
    ],
    [
      'EKS: a pool with its counters, infrastructure that echoes left out',
      anEksCluster(),
      [
        'Cluster demo 3/3',
        '  AWSManagedCluster demo',
        '  AWSManagedControlPlane demo-cp',
        '  Workers',
        '    MachinePool demo-mp 3/3',
      ],
    ],
    [
      'ASO: objects without labels, found by reference',
      anAsoCluster(),
      [
        'Cluster demo',
        '  AzureASOManagedCluster demo',
        '  AzureASOManagedControlPlane demo',
      ],
    ],
    [
      'DigitalOcean: machines whose infrastructure has no conditions',
      aDigitalOceanCluster(),
      [
        'Cluster demo 2/2',
        '  DOCluster demo',
        '  KubeadmControlPlane demo-cp 1/1',
        '    Machine demo-cp-1',
        '  Workers',
        '    MachineDeployment demo-md 1/1',
        '      Machine demo-md-1-a',
      ],
    ],
    [
      'orphans of both kinds',
      [
        aCluster(),
        aMachine({ name: 'lone-cp', labels: CONTROL_PLANE_LABELS }),
        aMachine({ name: 'lone-worker' }),
        aMachineSet({ name: 'lone-set' }),
      ],
      [
        'Cluster demo',
        '  Control plane',
        '    Other',
        '      Machine lone-cp',
        '  Workers',
        '    MachineSet lone-set 3/3',
        '    Other',
        '      Machine lone-worker',
      ],
    ],
    [
      'machines that its control plane does not control',
      [
        healthy.cluster,
        healthy.controlPlane,
        aMachine({ name: 'stray', labels: CONTROL_PLANE_LABELS }),
      ],
      [
        'Cluster demo 6/6',
        '  DevCluster demo',
        '  KubeadmControlPlane demo-cp 3/3',
        '    Other',
        '      Machine stray',
      ],
    ],
    [
      'pools only',
      [aCluster(), aMachinePool(), aMachinePool({ name: 'a-pool' })],
      [
        'Cluster demo 6/6',
        '  Workers',
        '    MachinePool a-pool 3/3',
        '    MachinePool demo-mp 3/3',
      ],
    ],
    ['no status', [aCluster({ status: null })], ['Cluster demo']],
  ])('%s', (_, objects, expected) => {
    expect(draw(treeOf(objects))).toEqual(expected);
  });

  it('shows one object that is infrastructure and control plane once', () => {
    const [cluster, controlPlane] = anEksCluster();
    const both = {
      ...cluster,
      spec: {
        infrastructureRef: {
          apiVersion: controlPlane.apiVersion,
          kind: controlPlane.kind,
          name: controlPlane.metadata.name,
        },
        controlPlaneRef: {
          apiVersion: controlPlane.apiVersion,
          kind: controlPlane.kind,
          name: controlPlane.metadata.name,
        },
      },
    };
    const { children } = treeOf([both, controlPlane, controlPlane]);
    expect(children.map(({ role }) => role)).toEqual(['ControlPlane']);
  });

  it('says what is referred to and was not read', () => {
    const { children } = treeOf([healthy.cluster]);
    expect(
      children.map(({ ref, role, status }) => [ref.kind, role, status.health]),
    ).toEqual([
      ['DevCluster', 'ClusterInfrastructure', 'Unknown'],
      ['KubeadmControlPlane', 'ControlPlane', 'Unknown'],
    ]);
    expect(children[0].status.message).toContain('could not be read');
  });

  it('keeps those apart that are not alike, and shows why they are not ready', () => {
    const { deployment, machineSet, workers } = healthy;
    const broken = ['w-2', 'w-1', 'w-3'].map(name => failing(name, machineSet));
    const infrastructure = [
      // Says the same as its machine, is ready, and says something of its own.
      ['w-1', aCondition('Ready', 'False', 'NotReady')],
      ['w-2', aCondition('Ready')],
      ['w-3', aCondition('Ready', 'False', 'QuotaExceeded')],
    ].map(([name, condition]) =>
      anInfrastructureMachine('DevMachine', {
        name: String(name),
        status: { conditions: [condition] },
      }),
    );
    const tree = treeOf([
      aCluster(),
      deployment,
      machineSet,
      ...broken,
      ...workers.slice(1),
      ...infrastructure,
    ]);
    expect(draw(tree).slice(2)).toEqual([
      '    MachineDeployment demo-md 3/3',
      '      Machine w-2',
      '      2 Machines',
      '        - Machine demo-md-1-1',
      '        - Machine demo-md-1-2',
      '      2 Machines',
      '        - Machine w-1',
      '        - Machine w-3',
      '          DevMachine w-3',
    ]);
    const [, good, bad] = tree.children[0].children[0].children;
    expect(good.status.health).toBe('Healthy');
    expect(good.replicas).toEqual({
      current: 2,
      ready: 2,
      available: 2,
      upToDate: 2,
    });
    expect(bad.status.health).not.toBe('Healthy');
    expect(bad.status.message).toBe('See w-1, w-3');
    expect(bad.replicas).toEqual({
      current: 2,
      ready: 0,
      available: 0,
      upToDate: 2,
    });
  });

  it('gives a heading the worst status below it, and says whose', () => {
    const stuck = aMachine({
      name: 'stuck',
      status: { conditions: [aCondition('Ready', 'False', 'NotReady')] },
    });
    const [workers] = treeOf([
      aCluster(),
      aMachinePool(),
      aMachine({ name: 'fine' }),
      stuck,
    ]).children;
    expect(workers).toMatchObject({
      label: 'Workers',
      status: { health: 'Error', decidedBy: 'worst of 2: Other' },
    });
    expect(workers.children[1]).toMatchObject({
      label: 'Other',
      status: {
        health: 'Error',
        reason: 'NotReady',
        decidedBy: 'worst of 2: Machine stuck',
      },
    });
  });

  it('puts a deleting machine into no group of healthy ones', () => {
    const { cluster, machineSet, deployment, workers } = healthy;
    const deleting = aMachine({
      name: 'going',
      ownedBy: machineSet,
      deleted: '2026-01-31T23:59:00Z',
    });
    const tree = treeOf([
      cluster,
      deployment,
      machineSet,
      ...workers,
      deleting,
    ]);
    const members = tree.children.at(-1)?.children[0].children;
    expect(members?.map(({ ref, label }) => label ?? ref.name)).toEqual([
      'going',
      '3 Machines',
    ]);
    expect(members?.[0].status.health).toBe('Deleting');
  });

  it.each<[string, unknown, string | undefined]>([
    [
      'a deployment',
      { matchLabels: { 'cluster.x-k8s.io/deployment-name': 'demo-md' } },
      'MachineDeployment demo-md',
    ],
    [
      'a deployment without machines',
      { matchLabels: { 'cluster.x-k8s.io/deployment-name': 'empty' } },
      'MachineDeployment empty',
    ],
    [
      'the control plane',
      {
        matchExpressions: [
          { key: 'cluster.x-k8s.io/control-plane', operator: 'Exists' },
        ],
      },
      'KubeadmControlPlane demo-cp',
    ],
    [
      'all machines',
      { matchLabels: { 'cluster.x-k8s.io/cluster-name': 'demo' } },
      'Cluster demo',
    ],
    ['nothing', undefined, 'Cluster demo'],
    [
      'an operator that nobody knows',
      { matchExpressions: [{ key: 'a', operator: 'Resembles' }] },
      'Cluster demo',
    ],
  ])('shows the health check of %s below it', (_, selector, target) => {
    const check = aMachineHealthCheck({ name: 'check', spec: { selector } });
    const empty = aMachineDeployment({ name: 'empty', spec: { replicas: 0 } });
    const tree = treeOf([...healthy.all, empty, check]);
    const holders: string[] = [];
    const visit = (node: TreeNode) => {
      if (node.children.some(child => child.ref.name === 'check')) {
        holders.push(`${node.ref.kind} ${node.ref.name}`);
      }
      node.children.forEach(visit);
    };
    visit(tree);
    expect(holders).toEqual([target]);
  });

  it('has the same names whatever the order of the objects', () => {
    const [cluster, ...others] = healthy.all;
    expect(treeOf([cluster, ...others.reverse()])).toEqual(treeOf(healthy.all));
  });

  it('names no two nodes the same', () => {
    const refs: string[] = [];
    const visit = ({ ref, children }: TreeNode) => {
      refs.push(`${ref.group}/${ref.kind}/${ref.name}`);
      children.forEach(visit);
    };
    visit(treeOf([...healthy.all, aMachine({ name: 'lone' })]));
    expect(new Set(refs).size).toBe(refs.length);
  });
});
