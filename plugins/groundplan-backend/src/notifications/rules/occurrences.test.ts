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
  ClusterSummary,
  HealthStatus,
  KubernetesObject,
  RunnerScaleSetSummary,
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';
import { clusterOccurrences } from './clusterOccurrences';
import { scaleSetOccurrences } from './scaleSetOccurrences';
import { terraformOccurrences } from './terraformOccurrences';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = new Date('2026-06-01T12:00:00Z');
const ago = (minutes: number) =>
  new Date(NOW.getTime() - minutes * MINUTE).toISOString();

const thresholds = {
  lockAfter: 60 * MINUTE,
  clusterErrorAfter: 10 * MINUTE,
  certificateWarning: 30 * DAY,
  certificateError: 7 * DAY,
};

const base = { host: 'hub', name: 'vpc', entityRef: 'resource:default/vpc' };

function aStatus(status: Partial<HealthStatus>): HealthStatus {
  return {
    health: 'Healthy',
    state: 'ready',
    flags: [],
    reason: 'Any',
    message: 'password=hunter2',
    decidedBy: 'condition Ready',
    ...status,
  };
}

function terraform(
  summary: Partial<TerraformSummary>,
  status: object = {},
  apply?: { status: string; lastTransitionTime: string },
) {
  const object: KubernetesObject = {
    apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
    kind: 'Terraform',
    metadata: { name: 'vpc' },
    status: {
      ...status,
      conditions: apply
        ? [{ type: 'Apply', message: 'password=hunter2', ...apply }]
        : [],
    },
  };
  return terraformOccurrences(
    {
      ...base,
      kind: 'terraform',
      drifted: false,
      status: aStatus({}),
      ...summary,
    },
    object,
    thresholds,
    NOW,
  );
}

const waiting = (state: string, since?: string) => ({
  pendingPlan: 'plan-1',
  status: aStatus({ health: 'Warning', state, since }),
});
const locked = (since?: string) => ({
  status: aStatus({ health: 'Error', state: 'locked', since }),
});
const applied = { status: 'True', lastTransitionTime: ago(90) };
const failed = { status: 'False', lastTransitionTime: ago(5) };

describe('terraformOccurrences', () => {
  it.each([
    ['nothing of one that is well', terraform({}, {}, applied), []],
    [
      'a plan',
      terraform(waiting('awaiting-approval', ago(3)), {
        lastPlannedGeneration: 4,
      }),
      ['terraform-plan-waiting plan-1 4  normal'],
    ],
    [
      'a plan of the same id after something was applied',
      terraform(waiting('awaiting-approval'), {}, applied),
      [`terraform-plan-waiting plan-1  ${ago(90)} applied normal`],
    ],
    [
      'a plan that destroys',
      terraform(waiting('awaiting-destroy-approval')),
      ['terraform-plan-waiting plan-1   high'],
    ],
    ['no plan that is about to be applied', terraform(waiting('applying')), []],
    ['no plan for reading', terraform(waiting('plan-only')), []],
    [
      'a failure',
      terraform({}, {}, failed),
      [`terraform-apply-failed ${ago(5)} failed high`],
    ],
    [
      'drift, by what was applied before it',
      terraform({ drifted: true }, { lastDriftDetectedAt: ago(1) }, applied),
      [`terraform-drift ${ago(90)} applied normal`],
    ],
    [
      'drift where nothing was applied here',
      terraform({ drifted: true }),
      ['terraform-drift never applied normal'],
    ],
    ['no young lock', terraform(locked(ago(59))), []],
    [
      'a lock',
      terraform(locked(ago(60)), { lock: { pending: 'id-1' } }),
      ['terraform-locked id-1 high'],
    ],
    [
      'a lock without an id',
      terraform(locked(ago(61))),
      [`terraform-locked since ${ago(61)} high`],
    ],
    ['no lock of an unknown age', terraform(locked()), []],
  ])('tells of %s', (_, occurrences, expected) => {
    expect(
      occurrences.map(
        ({ topic, key, severity }) => `${topic} ${key} ${severity}`,
      ),
    ).toEqual(expected);
    expect(JSON.stringify(occurrences)).not.toContain('hunter2');
  });

  it('counts a lock from when it is too old, and drift from when it was found', () => {
    const occurrences = [
      ...terraform(locked(ago(100))),
      ...terraform({ drifted: true }, { lastDriftDetectedAt: ago(7) }),
    ];
    expect(occurrences.map(({ at }) => at && NOW.getTime() - at)).toEqual([
      40 * MINUTE,
      7 * MINUTE,
    ]);
  });
});

function cluster(
  status: Partial<HealthStatus>,
  expiry?: string,
  seenSince?: number,
) {
  const summary: ClusterSummary = {
    ...base,
    kind: 'cluster',
    status: aStatus(status),
  };
  const machines = [undefined, '2030-01-01T00:00:00Z', expiry, 'soon'].map(
    certificatesExpiryDate => ({
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'Machine',
      metadata: { name: 'm' },
      status: { certificatesExpiryDate },
    }),
  );
  return clusterOccurrences(summary, machines, thresholds, NOW, seenSince);
}

const down = { health: 'Error', state: 'unavailable' } as const;
const inDays = (days: number) =>
  new Date(NOW.getTime() + days * DAY).toISOString();

describe('clusterOccurrences', () => {
  it.each([
    ['nothing of one that is well', cluster({}), []],
    ['nothing of a short Error', cluster({ ...down, since: ago(9) }), []],
    [
      'an Error',
      cluster({ ...down, since: ago(10) }),
      [`cluster-error unavailable ${ago(10)} high`],
    ],
    [
      'an Error that does not say since when, by the day',
      cluster(down, undefined, NOW.getTime() - 11 * MINUTE),
      ['cluster-error unavailable 2026-06-01 high'],
    ],
    [
      'no such Error that was just seen',
      cluster(down, undefined, NOW.getTime()),
      [],
    ],
    ['no certificate that lasts', cluster({}, inDays(31)), []],
    [
      'a certificate',
      cluster({}, inDays(29)),
      [`cluster-certificate ${inDays(29)} warning high`],
    ],
    [
      'a certificate once more when it is late',
      cluster({}, inDays(6)),
      [`cluster-certificate ${inDays(6)} error critical`],
    ],
  ])('tells of %s', (_, occurrences, expected) => {
    expect(
      occurrences.map(
        ({ topic, key, severity }) => `${topic} ${key} ${severity}`,
      ),
    ).toEqual(expected);
    expect(JSON.stringify(occurrences)).not.toContain('hunter2');
  });
});

describe('scaleSetOccurrences', () => {
  const scaleSet = (status: Partial<HealthStatus>, seenSince?: number) =>
    scaleSetOccurrences(
      {
        ...base,
        kind: 'runner-scale-set',
        status: aStatus(status),
      } as RunnerScaleSetSummary,
      seenSince,
    ).map(({ topic, key }) => `${topic} ${key}`);

  it.each([
    ['nothing of one that is well', scaleSet({}), []],
    [
      'a listener that is gone since then',
      scaleSet({ state: 'listener-down', since: ago(2) }),
      [`scale-set-listener ${ago(2)}`],
    ],
    [
      'a listener that was never there, by the day',
      scaleSet({ state: 'listener-down' }, NOW.getTime()),
      ['scale-set-listener 2026-06-01'],
    ],
  ])('tells of %s', (_, occurrences, expected) => {
    expect(occurrences).toEqual(expected);
  });
});
