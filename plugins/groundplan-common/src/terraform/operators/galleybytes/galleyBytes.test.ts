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

import { minutesAgo, NOW } from '../../../gitops/testing/fluxObjects';
import { KubernetesObject } from '../../../kubernetes';
import { galleyBytesTerraform } from '../../testing/otherTerraforms';
import { galleyBytes } from './galleyBytes';

const stage = (state: string) => ({
  state,
  podType: 'plan',
  podName: 'app-v3-plan',
  startTime: minutesAgo(3),
});
const completed = { phase: 'completed', lastCompletedGeneration: 3 };
const failing = { phase: 'running', stage: stage('failed') };

/** Phases and states of pkg/apis/tf/v1beta1/terraform_types.go of the operator. */
const rows: [string, KubernetesObject, string, string, string[]?][] = [
  ['completed', galleyBytesTerraform(completed), 'Healthy', 'ready'],
  [
    'completed, and changed since',
    galleyBytesTerraform({ ...completed, lastCompletedGeneration: 2 }),
    'Progressing',
    'progressing',
    ['stale'],
  ],
  [
    'running',
    galleyBytesTerraform({ phase: 'running', stage: stage('in-progress') }),
    'Progressing',
    'progressing',
  ],
  [
    'running on after a step failed',
    galleyBytesTerraform(failing),
    'Error',
    'failed',
  ],
  [
    'in a phase of its own',
    galleyBytesTerraform({ phase: 'dreaming' }),
    'Unknown',
    'unknown',
  ],
  ['never seen', galleyBytesTerraform({}), 'Unknown', 'not-reconciled'],
  [
    'deleting, and failing to',
    galleyBytesTerraform(failing, { deletionTimestamp: minutesAgo(1) }),
    'Deleting',
    'deleting',
    ['blocked'],
  ],
];

describe('galleyBytes', () => {
  it.each(rows)(
    'judges one that is %s',
    (_, object, health, state, flags = []) => {
      expect(galleyBytes.assess(object, NOW)).toMatchObject({
        health,
        state,
        flags,
      });
    },
  );

  it('names the module without what lets others in', () => {
    const facts = galleyBytes.fleet.facts(galleyBytesTerraform(completed), []);
    expect(facts.description).toBe(
      'Terraform module https://example.com/m.git?ref=v1',
    );
  });

  it('retries by a label, and hears when it begins and how it ends', () => {
    const { reconcile } = galleyBytes.operations;
    const token = 'groundplan-2026-06-01T12-00-00.000Z';
    const labels = { 'kubernetes.io/change-cause': token };
    const input = { by: 'user:default/ada', at: NOW };
    const object = galleyBytesTerraform(failing);
    expect(reconcile?.patches(object, input)[0].patch).toMatchObject({
      metadata: { labels },
    });
    const recorded = {
      operation: 'reconcile' as const,
      by: input.by,
      at: NOW.toISOString(),
      token,
    };
    const stateOf = (status: object, kept: object = { labels }) =>
      reconcile?.judge(galleyBytesTerraform({ ...status }, kept), recorded, NOW)
        .state;
    const heard = { retryEventReason: token };
    expect(stateOf(failing)).toBe('sent');
    expect(stateOf({ ...failing, ...heard })).toBe('failed');
    expect(stateOf({ phase: 'initializing', ...heard })).toBe('under-way');
    expect(stateOf({ ...completed, ...heard })).toBe('done');
    expect(stateOf(completed, {})).toBe('superseded');
  });
});
