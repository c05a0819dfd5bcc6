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

import { HealthStatus } from '../../health/HealthStatus';
import { KubernetesObject } from '../../kubernetes';
import {
  aCluster,
  aCondition,
  aFleetContext,
  aKubeadmControlPlane,
  aMachine,
  aMachineDeployment,
  aMachineHealthCheck,
  aMachinePool,
  aMachineSet,
  anObject,
  aRefTo,
  asV1Beta1,
  CONTROL_PLANE_LABELS,
  judge,
  minutesAgo,
  NOW,
  withConditions,
} from '../testing';
import upgradeOfWorkers from '../__fixtures__/upgrade-workers.json';
import { clustersFleet } from '../fleet/clustersFleet';
import { assessClusterApi } from './assessClusterApi';

/** TypeScript infers another type for every object of the file. */
const versions: Record<string, object[]> = {
  v1beta2: upgradeOfWorkers.v1beta2,
  v1beta1: upgradeOfWorkers.v1beta1,
};

function isObject(value: object): value is KubernetesObject {
  return 'apiVersion' in value && 'kind' in value && 'metadata' in value;
}

/** The status of the first object, which must not depend on the version. */
function judgeBoth(
  object: KubernetesObject,
  ...others: KubernetesObject[]
): HealthStatus {
  const objects = [object, ...others];
  const status = judge(objects);
  expect(judge(objects.map(asV1Beta1))).toEqual(status);
  return status;
}

const machine = (
  name: string,
  ownedBy: KubernetesObject,
  phase: string,
  age: number,
) =>
  aMachine({
    name,
    ownedBy,
    created: minutesAgo(age),
    status: {
      phase,
      conditions: [
        aCondition('Ready', 'False', 'NotReady', '', minutesAgo(age)),
        aCondition('Available', 'False', 'NotReady', '', minutesAgo(age)),
      ],
    },
  });

describe('what a running Cluster API does that is easy to get wrong', () => {
  it('1. makes Available=False in a plain scale-up, with ScalingUp=False', () => {
    const message =
      '2 available replicas, at least 5 required (spec.strategy.rollout.maxUnavailable is 0, spec.replicas is 5)';
    const deployment = withConditions(
      aMachineDeployment({
        spec: { replicas: 5 },
        status: { replicas: 5, readyReplicas: 2, availableReplicas: 2 },
      }),
      aCondition('Available', 'False', 'NotAvailable', message),
      aCondition('ScalingUp', 'False', 'NotScalingUp'),
      aCondition('MachinesReady', 'False', 'NotReady'),
    );
    const set = aMachineSet({ ownedBy: deployment, spec: { replicas: 5 } });
    const machines = [1, 2]
      .map(n => aMachine({ name: `old-${n}`, ownedBy: set }))
      .concat([3, 4, 5].map(n => machine(`${n}`, set, 'Provisioning', 1)));
    const cluster = withConditions(
      aCluster(),
      aCondition('Available', 'False', 'NotAvailable', message),
      aCondition('WorkersAvailable', 'False', 'NotAvailable', message),
    );
    const others = [set, ...machines];
    expect(judgeBoth(deployment, cluster, ...others)).toMatchObject({
      health: 'Progressing',
      state: 'scaling-up',
      message: '2 of 5 replicas available',
    });
    expect(judgeBoth(cluster, deployment, ...others)).toMatchObject({
      health: 'Progressing',
      message: 'MachineDeployment demo-md: 2 of 5 replicas available',
    });
  });

  it('2. allows no remediation while machines start', () => {
    const set = aMachineSet();
    const check = withConditions(
      aMachineHealthCheck({
        status: { expectedMachines: 2, currentHealthy: 0, targets: ['a', 'b'] },
      }),
      aCondition(
        'RemediationAllowed',
        'False',
        'TooManyUnhealthy',
        'Remediation is not allowed, the number of not started or unhealthy machines exceeds maxUnhealthy (total: 2, unhealthy: 0, maxUnhealthy: 40%)',
      ),
    );
    const young = ['a', 'b'].map(name => machine(name, set, 'Provisioning', 1));
    expect(judgeBoth(check, ...young).health).toBe('Progressing');
    const ill = ['a', 'b'].map(name => machine(name, set, 'Running', 60));
    expect(judgeBoth(check, ...ill).health).toBe('Error');
  });

  it('3. is False and Unknown all over while it provisions', () => {
    const created = minutesAgo(1);
    const unknown = aCondition('Available', 'Unknown', 'InspectionFailed');
    const controlPlane = withConditions(
      aKubeadmControlPlane({ created, status: { availableReplicas: 0 } }),
      unknown,
      aCondition('Initialized', 'False', 'NotInitialized'),
      aCondition('EtcdClusterHealthy', 'Unknown', 'InspectionFailed'),
    );
    const deployment = withConditions(
      aMachineDeployment({
        created,
        status: { availableReplicas: 0, readyReplicas: 0 },
      }),
      { ...unknown, status: 'False' },
    );
    const cluster = withConditions(
      aCluster({ created, spec: { controlPlaneRef: aRefTo(controlPlane) } }),
      aCondition('Available', 'False'),
      aCondition('ControlPlaneInitialized', 'False', 'NotInitialized'),
      aCondition('ControlPlaneAvailable', 'False'),
      aCondition('WorkersAvailable', 'False'),
      aCondition(
        'RemoteConnectionProbe',
        'False',
        'ProbeFailed',
        'Remote connection not established yet',
      ),
    );
    const all = [cluster, controlPlane, deployment];
    expect(
      all.map(object => {
        const others = all.filter(other => other !== object);
        const { health, state } = judgeBoth(object, ...others);
        return `${health} ${state}`;
      }),
    ).toEqual([
      'Progressing provisioning',
      'Progressing provisioning',
      'Progressing waiting-for-control-plane',
    ]);
  });

  it('4. applies no change any more when a patch fails, with all replicas there', () => {
    const failed = aCondition('TopologyReconciled', 'False', 'ReconcileFailed');
    expect(
      judgeBoth(withConditions(aCluster(), failed), aMachineDeployment()),
    ).toMatchObject({ health: 'Error', state: 'topology-failed' });
    const cluster = aCluster({
      created: minutesAgo(0),
      status: {
        phase: undefined,
        initialization: undefined,
        conditions: [
          failed,
          aCondition('ControlPlaneInitialized', 'Unknown', 'NotYetReported'),
        ],
      },
    });
    expect(judgeBoth(cluster)).toMatchObject({
      health: 'Error',
      state: 'topology-failed',
    });
  });

  it('5. keeps its counters for minutes when it cannot be reached', () => {
    const probe = aCondition('RemoteConnectionProbe', 'False', 'ProbeFailed');
    const cluster = withConditions(
      aCluster(),
      aCondition('Available', 'False', 'NotAvailable'),
      probe,
    );
    expect(judgeBoth(cluster, aMachineDeployment())).toMatchObject({
      health: 'Error',
      state: 'unreachable',
      reason: 'ProbeFailed',
    });

    const deployment = aMachineDeployment({
      status: { readyReplicas: 0, availableReplicas: 0 },
    });
    const running = aMachine({
      ownedBy: deployment,
      status: {
        phase: 'Running',
        conditions: [aCondition('Ready', 'Unknown', 'NotReady')],
      },
    });
    expect(judgeBoth(cluster, deployment, running).state).toBe('unreachable');
    expect(judgeBoth(running, cluster)).toMatchObject({
      health: 'Unknown',
      state: 'unreachable',
    });
  });

  it("6. can't remediate its only control plane machine", () => {
    const remediating = aCondition(
      'Remediating',
      'True',
      'Remediating',
      "* Machine m: KubeadmControlPlane can't remediate if current replicas are less or equal to 1",
    );
    const unknown = aCondition('Available', 'Unknown', 'InspectionFailed');
    const controlPlane = withConditions(
      aKubeadmControlPlane({
        spec: { replicas: 1 },
        status: { replicas: 1, readyReplicas: 0, availableReplicas: 0 },
      }),
      unknown,
      remediating,
    );
    const cluster = withConditions(
      aCluster({ spec: { controlPlaneRef: aRefTo(controlPlane) } }),
      unknown,
      remediating,
    );
    expect(judgeBoth(controlPlane, cluster).health).toBe('Error');
    expect(judgeBoth(cluster, controlPlane)).toMatchObject({
      health: 'Error',
      state: 'remediation-blocked',
    });
  });

  it('7. stays Available=True with a component that is not well', () => {
    const controlPlane = withConditions(
      aKubeadmControlPlane(),
      aCondition('ControlPlaneComponentsHealthy', 'False', 'NotHealthy', 'm'),
    );
    const cluster = aCluster({
      spec: { controlPlaneRef: aRefTo(controlPlane) },
    });
    expect(judgeBoth(controlPlane)).toMatchObject({
      health: 'Warning',
      message: 'm',
    });
    expect(judgeBoth(cluster, controlPlane)).toMatchObject({
      health: 'Warning',
      decidedBy:
        'condition ControlPlaneComponentsHealthy of KubeadmControlPlane demo-cp',
    });
  });

  it('8. pauses all by spec.paused, one object by annotation', () => {
    const annotations = { 'cluster.x-k8s.io/paused': 'false' };
    const others = [aKubeadmControlPlane(), aMachineDeployment(), aMachine()];
    const paused = (cluster: KubernetesObject) =>
      [cluster, ...others].map(object => {
        const rest = [cluster, ...others].filter(other => other !== object);
        return judgeBoth(object, ...rest).flags.includes('paused');
      });
    expect(paused(aCluster({ spec: { paused: true } }))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(paused(aCluster({ annotations }))).toEqual([
      true,
      false,
      false,
      false,
    ]);

    // A paused roll-out goes on scaling, and is no fault of the Cluster's.
    const deployment = withConditions(
      aMachineDeployment({ spec: { paused: true, replicas: 4 } }),
      aCondition('ScalingUp', 'True', 'ScalingUp', '', NOW.toISOString()),
    );
    expect(judgeBoth(deployment, aCluster())).toMatchObject({
      health: 'Progressing',
      flags: ['paused'],
    });
    expect(judgeBoth(aCluster(), deployment).flags).toEqual([]);
  });

  it('9. knows nothing of the nodes of machine pools', () => {
    const pool = aMachinePool({
      spec: { replicas: 2 },
      status: {
        replicas: 0,
        readyReplicas: 0,
        availableReplicas: 0,
        conditions: [aCondition('Paused', 'False', 'NotPaused')],
      },
    });
    const cluster = withConditions(
      aCluster(),
      aCondition('WorkersAvailable', 'True', 'NoWorkers'),
    );
    expect(judgeBoth(pool, cluster).health).toBe('Warning');
    expect(judgeBoth(cluster, pool)).toMatchObject({
      health: 'Error',
      message: 'MachinePool demo-mp: 0 of 2 replicas ready',
    });
  });

  it('10. says ResourcesApplied=True for a ConfigMap that does not exist', () => {
    const api = 'addons.cluster.x-k8s.io/v1beta2';
    const set = anObject(api, 'ClusterResourceSet', {
      name: 'cni',
      spec: { resources: [{ kind: 'ConfigMap', name: 'gone' }] },
      status: { conditions: [aCondition('ResourcesApplied')] },
    });
    const binding = anObject(api, 'ClusterResourceSetBinding', {
      spec: { bindings: [{ clusterResourceSetName: 'cni' }] },
    });
    expect(judgeBoth(set, binding).health).toBe('Warning');
  });

  it('11. calls machines of an upgrade that is held back up to date', () => {
    const version = 'v1.34.1';
    const cluster = withConditions(
      aCluster({
        spec: { topology: { version: 'v1.35.0' } },
        status: {
          controlPlane: { versions: [{ version: 'v1.35.0', replicas: 3 }] },
          workers: { versions: [{ version, replicas: 3 }] },
        },
      }),
      aCondition(
        'TopologyReconciled',
        'False',
        'MachineDeploymentsUpgradeDeferred',
      ),
    );
    expect(judgeBoth(cluster)).toMatchObject({
      health: 'Warning',
      state: 'upgrade-deferred',
      flags: ['blocked'],
    });
    expect(judgeBoth(aMachine({ spec: { version } }), cluster).health).toBe(
      'Healthy',
    );
  });

  it('11. says phase ScalingDown in a roll-out that surges', () => {
    const deploymentsOf = (version: string) =>
      assessClusterApi(
        versions[version].filter(isObject),
        new Date(upgradeOfWorkers.now),
      )
        .filter(({ ref }) => ref.kind === 'MachineDeployment')
        .map(({ status }) => status);
    const deployments = deploymentsOf('v1beta2');
    expect(deployments).toEqual([
      expect.objectContaining({
        health: 'Progressing',
        state: 'rolling-out',
        decidedBy: 'condition RollingOut of MachineDeployment',
      }),
    ]);
    expect(deploymentsOf('v1beta1')).toEqual(deployments);
  });

  it('12. has deployments of zero, and clusters whose version only others tell', () => {
    const none = { replicas: 0, readyReplicas: 0, availableReplicas: 0 };
    const deployment = aMachineDeployment({
      spec: { replicas: 0 },
      status: none,
    });
    expect(judgeBoth(deployment).state).toBe('scaled-to-zero');
    const controlPlane = aKubeadmControlPlane();
    const cluster = aCluster({
      spec: { controlPlaneRef: aRefTo(controlPlane) },
    });
    const row = clustersFleet.summarize(
      cluster,
      [controlPlane, deployment],
      aFleetContext(),
    );
    expect(row).toMatchObject({ version: 'v1.34.1' });
    expect(row.status.health).toBe('Healthy');
  });

  it('13. is the same in both versions', () => {
    const controlPlane = aKubeadmControlPlane();
    const all = [
      aCluster({ spec: { controlPlaneRef: aRefTo(controlPlane) } }),
      controlPlane,
      aMachine({ labels: CONTROL_PLANE_LABELS, ownedBy: controlPlane }),
      aMachineDeployment({ status: { availableReplicas: 1 } }),
      aMachinePool({ status: { readyReplicas: 1 } }),
      aMachineHealthCheck({ status: { currentHealthy: 1 } }),
    ];
    const inOne = assessClusterApi(all, NOW);
    expect(new Set(inOne.map(({ status }) => status.health)).size).toBe(2);
    expect(
      assessClusterApi(all.map(asV1Beta1), NOW).map(({ status }) => status),
    ).toEqual(inOne.map(({ status }) => status));
  });
});
