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

import fc from 'fast-check';
import { HealthStatus, HEALTHS } from '../../health/HealthStatus';
import { KubernetesObject } from '../../kubernetes';
import {
  aCluster,
  aCondition,
  aKubeadmControlPlane,
  aMachine,
  aMachineDeployment,
  aMachineHealthCheck,
  aMachinePool,
  aMachineSet,
  anObject,
  aRefTo,
  judge,
  NOW,
} from '../testing';
import { assessClusterApi } from './assessClusterApi';
import { ruleFor } from './ruleFor';

const KINDS: [apiVersion: string, kind: string][] = [
  ...[
    'Cluster',
    'ClusterClass',
    'Machine',
    'MachineDeployment',
    'MachineHealthCheck',
    'MachinePool',
    'MachineSet',
  ].flatMap((kind): [string, string][] => [
    ['cluster.x-k8s.io/v1beta2', kind],
    ['cluster.x-k8s.io/v1beta1', kind],
  ]),
  ['addons.cluster.x-k8s.io/v1beta2', 'ClusterResourceSet'],
  ['controlplane.cluster.x-k8s.io/v1beta2', 'KubeadmControlPlane'],
  ['controlplane.cluster.x-k8s.io/v1beta2', 'AWSManagedControlPlane'],
  ['controlplane.cluster.x-k8s.io/v1', 'NobodyKnowsControlPlane'],
  ['infrastructure.cluster.x-k8s.io/v1beta1', 'AzureASOManagedControlPlane'],
  ['infrastructure.cluster.x-k8s.io/v1beta2', 'AWSCluster'],
  ['infrastructure.cluster.x-k8s.io/v1beta1', 'DOMachine'],
  ['bootstrap.cluster.x-k8s.io/v1beta2', 'KubeadmConfig'],
];

/** Names that the rules read, so that random objects reach them. */
const FIELD = fc.constantFrom(
  ...['conditions', 'v1beta2', 'phase', 'replicas', 'readyReplicas'],
  ...['availableReplicas', 'versions', 'version', 'ready', 'initialization'],
  ...['controlPlane', 'workers', 'targets', 'expectedMachines', 'resources'],
  ...['infrastructureRef', 'controlPlaneRef', 'template', 'selector', 'paused'],
  ...['addons', 'failureMessage', 'observedGeneration', 'topology', 'checks'],
);
const CONDITION = fc.record(
  {
    type: fc.constantFrom('Available', 'Ready', 'ScalingUp', 'Remediating'),
    status: fc.oneof(
      fc.constantFrom('True', 'False', 'Unknown'),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    reason: fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 1 })),
    message: fc.oneof(fc.string(), fc.jsonValue({ maxDepth: 1 })),
    lastTransitionTime: fc.oneof(
      fc.constant('2026-01-31T23:59:00Z'),
      fc.jsonValue({ maxDepth: 1 }),
    ),
  },
  { requiredKeys: [] },
);
const VALUE = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(CONDITION, { maxLength: 4 }),
  fc.record({ conditions: fc.array(CONDITION, { maxLength: 4 }) }),
);
const PART = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(FIELD, VALUE, { maxKeys: 8 }),
);

function isComplete(status: HealthStatus): boolean {
  return (
    HEALTHS.includes(status.health) &&
    /^[a-z0-9]+(-[a-z0-9]+)*$/.test(status.state) &&
    status.reason !== '' &&
    status.decidedBy !== '' &&
    // Caught while judging: a shape that a rule did not reckon with.
    status.decidedBy !== 'object' &&
    typeof status.message === 'string' &&
    Array.isArray(status.flags) &&
    ['string', 'undefined'].includes(typeof status.since)
  );
}

it('never throws, and always says all of a status', () => {
  const objects = fc
    .array(fc.tuple(fc.constantFrom(...KINDS), PART, PART, fc.nat(3)), {
      minLength: 1,
      maxLength: 6,
    })
    .map(all =>
      all.map(
        ([[apiVersion, kind], spec, status, name]): KubernetesObject => ({
          ...anObject(apiVersion, kind, { name: `demo${name || ''}` }),
          spec,
          status,
        }),
      ),
    );
  fc.assert(
    fc.property(objects, all => {
      const statuses = assessClusterApi(all, NOW).map(({ status }) => status);
      expect(statuses.filter(status => !isComplete(status))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

describe('what nobody has measured', () => {
  it.each(KINDS)('is not Healthy: %s %s without a status', (version, kind) => {
    const object = anObject(version, kind, { cluster: null });
    expect(ruleFor(object)).toBeDefined();
    expect(judge([object]).health).not.toBe('Healthy');
  });
});

describe('what cannot be read', () => {
  it.each([
    ['status.replicas', { replicas: 'three' }],
    ['status.conditions', { conditions: 'all well' }],
    ['status.phase', { phase: 7 }],
    ['status.versions', { versions: {} }],
    ['status.observedGeneration', { observedGeneration: '1' }],
  ])('is Unknown and named: %s', (field, status) => {
    expect(judge([aMachineDeployment({ status })])).toMatchObject({
      health: 'Unknown',
      state: 'unreadable',
      reason: 'Unreadable',
      decidedBy: field,
      message: expect.stringContaining(field),
    });
  });

  it('is Unknown where one condition is malformed among good ones', () => {
    const conditions = [aCondition('Available'), { type: 'ScalingUp' }];
    expect(
      judge([aMachineDeployment({ status: { conditions } })]),
    ).toMatchObject({
      health: 'Unknown',
      reason: 'Unreadable',
      message: expect.stringContaining('status of ScalingUp'),
    });
  });

  it('does not hide what is being deleted, nor other objects', () => {
    const status = { replicas: 'three' };
    const deleted = '2026-01-31T23:59:00Z';
    const [gone, other] = assessClusterApi(
      [
        aMachineDeployment({ name: 'gone', deleted, status }),
        aMachineDeployment({ name: 'other' }),
      ],
      NOW,
    );
    expect(gone.status).toMatchObject({ health: 'Deleting', since: deleted });
    expect(other.status.health).toBe('Healthy');
  });
});

describe('flags', () => {
  it('says stale while the controller has not seen the newest spec', () => {
    expect(judge([aCluster({ generation: 2 })]).flags).toEqual(['stale']);
    expect(judge([aCluster()]).flags).toEqual([]);
  });

  it.each([
    ['the whole cluster by spec.paused', { spec: { paused: true } }, true],
    [
      'the Cluster alone by the annotation, whatever its value',
      { annotations: { 'cluster.x-k8s.io/paused': 'false' } },
      false,
    ],
  ])('says paused: %s', (_, options, isDeploymentPaused) => {
    const cluster = aCluster(options);
    const deployment = aMachineDeployment();
    expect(judge([cluster, deployment]).flags).toEqual(['paused']);
    expect(judge([deployment, cluster]).flags).toEqual(
      isDeploymentPaused ? ['paused'] : [],
    );
  });

  it('says paused of a MachineDeployment by its spec', () => {
    const paused = aMachineDeployment({ spec: { paused: true } });
    expect(judge([paused]).flags).toEqual(['paused']);
  });

  it('takes a cluster of the same name in another namespace for another', () => {
    const other = aCluster({ namespace: 'other', spec: { paused: true } });
    expect(judge([aMachineDeployment(), other]).flags).toEqual([]);
  });
});

function aFleet(clusters: number, machines: number): KubernetesObject[] {
  return Array.from({ length: clusters }).flatMap((_, i) => {
    const cluster = `c${i}`;
    const namespace = `ns${i % 50}`;
    const common = { cluster, namespace };
    const controlPlane = aKubeadmControlPlane({ ...common, name: cluster });
    const deployment = aMachineDeployment({
      ...common,
      name: `${cluster}-md`,
      spec: { replicas: machines },
    });
    const set = aMachineSet({
      ...common,
      name: `${cluster}-ms`,
      ownedBy: deployment,
    });
    return [
      aCluster({
        ...common,
        name: cluster,
        spec: { controlPlaneRef: aRefTo(controlPlane) },
      }),
      controlPlane,
      deployment,
      set,
      aMachinePool({ ...common, name: `${cluster}-mp` }),
      aMachineHealthCheck({ ...common, name: cluster }),
      ...Array.from({ length: machines }, (__, m) =>
        aMachine({
          ...common,
          name: `${cluster}-${m}`,
          ownedBy: set,
          status: {
            phase: 'Provisioning',
            conditions: [aCondition('Ready', 'False')],
          },
        }),
      ),
    ];
  });
}

/** Milliseconds per object, the best of three. */
function cost(objects: KubernetesObject[]): number {
  const runs = [1, 2, 3].map(() => {
    const start = performance.now();
    assessClusterApi(objects, NOW);
    return performance.now() - start;
  });
  return Math.min(...runs) / objects.length;
}

it.each([
  ['many clusters', aFleet(50, 3), aFleet(800, 3)],
  ['one cluster of many machines', aFleet(1, 300), aFleet(1, 4800)],
])('costs as much per object however many there are: %s', (_, few, many) => {
  cost(few);
  // Sixteen times the objects: a quadratic scan would cost sixteen times each.
  expect(cost(many)).toBeLessThan(6 * cost(few));
});
