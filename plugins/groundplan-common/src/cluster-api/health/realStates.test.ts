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

import controlPlaneLost from '../__fixtures__/control-plane-lost.json';
import controlPlaneScalingUp from '../__fixtures__/control-plane-scaling-up.json';
import deleting from '../__fixtures__/deleting.json';
import healthy from '../__fixtures__/healthy.json';
import patchFailed from '../__fixtures__/patch-failed-at-creation.json';
import pausedByAnnotation from '../__fixtures__/paused-by-annotation.json';
import pausedBySpec from '../__fixtures__/paused-by-spec.json';
import provisioning from '../__fixtures__/provisioning.json';
import remediating from '../__fixtures__/remediating.json';
import scalingUp from '../__fixtures__/scaling-up.json';
import unreachable from '../__fixtures__/unreachable.json';
import upgradeWorkers from '../__fixtures__/upgrade-workers.json';
import upgrading from '../__fixtures__/upgrading.json';
import workerUnhealthy from '../__fixtures__/worker-unhealthy.json';
import { Assessment, HealthStatus } from '../../health/HealthStatus';
import { KubernetesObject } from '../../kubernetes';
import { assessClusterApi } from './assessClusterApi';

/**
 * What Cluster API 1.14.2 and its admission and conversion webhooks answered, of
 * one moment in both versions; the infrastructure is its in-memory backend.
 */
interface State {
  description: string;
  now: string;
  v1beta2: object[];
  v1beta1: object[];
}

const VERSIONS = ['v1beta2', 'v1beta1'] as const;

function assess(state: State, version: (typeof VERSIONS)[number]) {
  const objects = state[version] as KubernetesObject[];
  return assessClusterApi(objects, new Date(state.now));
}

function only(assessments: Assessment[], kind: string): HealthStatus[] {
  return assessments.filter(a => a.ref.kind === kind).map(a => a.status);
}

function short({ health, state, flags }: HealthStatus): string {
  return [health, state, ...flags].join(' ');
}

/** State, the Cluster, what decided, and what its parts are, worst first. */
const TRUTHS: [
  name: string,
  state: State,
  cluster: string,
  decidedBy: string,
  parts: Record<string, string[]>,
][] = [
  [
    'healthy',
    healthy,
    'Healthy available',
    'condition Available of Cluster',
    {
      KubeadmControlPlane: ['Healthy available'],
      MachineDeployment: ['Healthy running'],
      MachineSet: ['Healthy running'],
      Machine: ['Healthy running', 'Healthy running'],
      MachineHealthCheck: ['Healthy watching', 'Healthy watching'],
      DevCluster: ['Healthy ready'],
      DevMachine: ['Healthy ready', 'Healthy ready'],
    },
  ],
  [
    'provisioning',
    provisioning,
    'Progressing provisioning',
    'condition ControlPlaneInitialized of Cluster',
    {
      KubeadmControlPlane: ['Progressing provisioning'],
      MachineDeployment: ['Progressing waiting-for-control-plane'],
    },
  ],
  [
    'workers scaling up',
    scalingUp,
    'Progressing scaling-up',
    'status.availableReplicas of MachineDeployment gaia-md-0-27cc2',
    {
      KubeadmControlPlane: ['Healthy available'],
      MachineDeployment: ['Progressing scaling-up'],
    },
  ],
  [
    'upgrading',
    upgrading,
    'Progressing upgrading',
    'condition TopologyReconciled of Cluster',
    {
      KubeadmControlPlane: ['Progressing rolling-out'],
      MachineDeployment: ['Healthy running'],
    },
  ],
  [
    'upgrading the workers',
    upgradeWorkers,
    'Progressing upgrading',
    'condition TopologyReconciled of Cluster',
    {
      KubeadmControlPlane: ['Healthy available'],
      MachineDeployment: ['Progressing rolling-out'],
    },
  ],
  [
    'the normal wait of a control plane that scales up',
    controlPlaneScalingUp,
    'Progressing scaling-up',
    'condition ScalingUp of Cluster',
    {
      KubeadmControlPlane: ['Progressing scaling-up'],
      MachineDeployment: ['Healthy running'],
    },
  ],
  [
    'a node that became unhealthy',
    workerUnhealthy,
    'Warning workers-degraded',
    'status.availableReplicas of MachineDeployment flora-md-0-4skfq',
    {
      KubeadmControlPlane: ['Healthy available'],
      MachineDeployment: ['Warning degraded'],
      Machine: ['Error not-ready', 'Healthy running', 'Healthy running'],
      MachineHealthCheck: ['Healthy watching', 'Warning machines-unhealthy'],
    },
  ],
  [
    'its replacement starting',
    remediating,
    'Progressing scaling-up',
    'status.availableReplicas of MachineDeployment flora-md-0-4skfq',
    {
      MachineDeployment: ['Progressing scaling-up'],
      Machine: [
        'Healthy running',
        'Healthy running',
        'Progressing provisioning',
      ],
      MachineHealthCheck: [
        'Healthy watching',
        'Progressing waiting-for-machines',
      ],
    },
  ],
  [
    'an API server that does not answer, while every counter is full',
    unreachable,
    'Error unreachable',
    'condition RemoteConnectionProbe of Cluster',
    {},
  ],
  [
    'the only control plane machine lost',
    controlPlaneLost,
    'Error control-plane-unavailable',
    'condition ControlPlaneAvailable of Cluster',
    {
      KubeadmControlPlane: ['Error unavailable'],
      MachineDeployment: ['Healthy running'],
      Machine: ['Error waiting-for-remediation', 'Healthy running'],
    },
  ],
  [
    'paused, with all that belongs to it',
    pausedBySpec,
    'Healthy available paused stale',
    'condition Available of Cluster',
    {
      KubeadmControlPlane: ['Healthy available paused'],
      MachineDeployment: ['Healthy running paused'],
      Machine: ['Healthy running paused', 'Healthy running paused'],
    },
  ],
  [
    'paused by an annotation, alone',
    pausedByAnnotation,
    'Healthy available paused',
    'condition Available of Cluster',
    {
      KubeadmControlPlane: ['Healthy available'],
      MachineDeployment: ['Healthy running'],
      Machine: ['Healthy running', 'Healthy running'],
    },
  ],
  [
    'a patch that failed before anything was made',
    patchFailed,
    'Error topology-failed',
    'condition TopologyReconciled of Cluster',
    {},
  ],
  [
    'being deleted',
    deleting,
    'Deleting waiting-for-workers-deletion',
    'condition Deleting of Cluster',
    {},
  ],
];

describe.each(TRUTHS)('%s', (_, state, cluster, decidedBy, parts) => {
  it.each(VERSIONS)('is seen in %s', version => {
    const assessments = assess(state, version);
    const [status] = only(assessments, 'Cluster');
    expect(short(status)).toBe(cluster);
    expect(status.decidedBy).toBe(decidedBy);
    for (const [kind, expected] of Object.entries(parts)) {
      expect(only(assessments, kind).map(short).sort()).toEqual(expected);
    }
  });

  it('is the same in both versions, for every object', () => {
    const [second, first] = VERSIONS.map(version =>
      Object.fromEntries(
        assess(state, version).map(({ ref, status }) => [
          `${ref.kind} ${ref.name}`,
          // The message may name fields of the one version or the other.
          { ...status, message: '' },
        ]),
      ),
    );
    expect(first).toEqual(second);
  });
});

it.each(VERSIONS)('knows since when a %s cluster is unreachable', version => {
  const [status] = only(assess(unreachable, version), 'Cluster');
  expect(status).toMatchObject({
    reason: 'ProbeFailed',
    since: '2026-11-22T22:50:14Z',
    message: expect.stringContaining('probe last succeeded'),
  });
});
