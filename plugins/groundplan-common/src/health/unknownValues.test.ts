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
  aCondition,
  aGitopsCluster,
  aKubeadmControlPlane,
  aMachine,
  aMachineDeployment,
  aMachinePool,
} from '../cluster-api/testing';
import { readConditions } from '../conditions';
import { condition, kustomization, NOW } from '../gitops/testing/fluxObjects';
import { KubernetesObject } from '../kubernetes';
import { pod, runner } from '../runner-scale-sets/testing/scaleSet';
import { planned, terraform } from '../terraform/testing/terraform';
import { assessHealth } from './assessHealth';
import { Health } from './HealthStatus';

/** What no version of a controller that we know writes there. */
const ODD = 'Dreaming';

const PROBE = 'RemoteConnectionProbe';

const conditionsOf = (object: KubernetesObject) =>
  readConditions(object).conditions;

const odd = (type: string) => ({ ...aCondition(type), status: ODD });

const saying = (object: KubernetesObject, ...conditions: object[]) => ({
  ...object,
  status: { ...(object.status as object), conditions },
});

const phase = { status: { phase: ODD } };

const silent = (object: KubernetesObject) => ({ ...object, ...phase });

interface Row {
  object: KubernetesObject;
  health: Health;
  /** What reason, message or the deciding field says of it. */
  names: string;
}

const unknown = (object: KubernetesObject, names: string): Row => ({
  object,
  health: 'Unknown',
  names,
});

const rows: [string, Row][] = [
  [
    "Cluster's condition",
    unknown(saying(aCluster(), odd('Available')), 'status of Available'),
  ],
  [
    "Cluster's condition among good ones",
    unknown(
      saying(
        aCluster(),
        ...conditionsOf(aCluster()).filter(({ type }) => type !== PROBE),
        odd(PROBE),
      ),
      `status of ${PROBE}`,
    ),
  ],
  [
    // Absence would make it one that never came up: an Error by its age.
    "Cluster's word on whether it came up",
    unknown(
      saying(
        aCluster(),
        ...conditionsOf(aCluster()).filter(
          ({ type }) => type !== 'ControlPlaneInitialized',
        ),
        odd('ControlPlaneInitialized'),
      ),
      'status of ControlPlaneInitialized',
    ),
  ],
  [
    "Cluster's phase, where nothing else tells",
    unknown(silent(aCluster()), 'NotReported'),
  ],
  [
    "control plane's condition",
    unknown(
      saying(aKubeadmControlPlane(), odd('Available')),
      'status of Available',
    ),
  ],
  [
    "MachineDeployment's condition",
    unknown(
      saying(aMachineDeployment(), odd('Available')),
      'status of Available',
    ),
  ],
  [
    "Machine's condition",
    unknown(saying(aMachine(), odd('Ready')), 'status of Ready'),
  ],
  [
    "Machine's phase, where nothing else tells",
    unknown(silent(aMachine()), 'Ready'),
  ],
  [
    "MachinePool's phase, where nothing else tells",
    unknown(silent(aMachinePool()), 'readyReplicas'),
  ],
  [
    "GitopsCluster's condition",
    unknown(saying(aGitopsCluster(), odd('Ready')), 'status of Ready'),
  ],
  [
    "Kustomization's condition",
    unknown(kustomization({ conditions: [odd('Ready')] }), 'status of Ready'),
  ],
  [
    "Terraform's condition among good ones",
    unknown(
      terraform({ conditions: [condition('Apply', 'True'), odd('Ready')] }),
      'status of Ready',
    ),
  ],
  [
    // It approves nothing, so the plan waits.
    "Terraform's approval",
    {
      object: planned({ approvePlan: ODD }),
      health: 'Warning',
      names: `What is approved, ${ODD}, is not this plan`,
    },
  ],
  ["runner's phase", unknown(runner('odd', phase), ODD)],
];

/** Each of them elsewhere, so that none belongs to a well one. */
const elsewhere = rows.map(([, { object }], index) => ({
  ...object,
  metadata: { ...object.metadata, namespace: 'odd', uid: `odd-${index}` },
}));

const well: KubernetesObject[] = [
  aCluster(),
  aKubeadmControlPlane(),
  aMachineDeployment(),
  aMachine(),
  aMachinePool(),
  aGitopsCluster(),
  kustomization({ conditions: [condition('Ready', 'True')] }),
  terraform({ conditions: [condition('Ready', 'True')] }),
  runner('well'),
  pod('well'),
];

describe('a value that nobody knows', () => {
  it.each(rows)('is told: %s', (_, { object, health, names }) => {
    const [{ status }] = assessHealth([object], { now: NOW });
    expect(status.health).toBe(health);
    expect(
      [status.decidedBy, status.reason, status.message].join(' '),
    ).toContain(names);
  });

  it.each<[string, KubernetesObject]>([
    ['Cluster', aCluster(phase)],
    ['Machine', aMachine(phase)],
    ['MachinePool', aMachinePool(phase)],
  ])('does not hide what its conditions say of a %s', (_, object) => {
    const [{ status }] = assessHealth([object], { now: NOW });
    expect(status.health).toBe('Healthy');
    expect(status.decidedBy).not.toContain('phase');
  });

  it('affects nobody else', () => {
    const assess = (objects: KubernetesObject[]) =>
      assessHealth(objects, { now: NOW }).filter(
        ({ ref }) => ref.namespace !== 'odd',
      );
    const alone = assess(well);
    expect(alone).toHaveLength(well.length - 1);
    expect(alone.filter(({ status }) => status.health === 'Unknown')).toEqual(
      [],
    );
    expect(assess([...elsewhere, ...well])).toEqual(alone);
  });
});
