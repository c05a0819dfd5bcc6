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
import { hcpWorkspace } from '../../testing/otherTerraforms';
import { hcpTerraform } from './hcpTerraform';

const AUTO = { spec: { applyMethod: 'auto' } };
const PAUSED = {
  metadata: { annotations: { 'app.terraform.io/paused': 'true' } },
};

/** Statuses of developer.hashicorp.com/terraform/cloud-docs/api-docs/run#run-states. */
const rows: [string, KubernetesObject, string, string, string[]?][] = [
  ['applied', hcpWorkspace('applied'), 'Healthy', 'ready'],
  ['unchanged', hcpWorkspace('planned_and_finished'), 'Healthy', 'ready'],
  ['planned', hcpWorkspace('planned'), 'Warning', 'awaiting-approval'],
  [
    'planned, applied by itself',
    hcpWorkspace('planned', AUTO),
    'Progressing',
    'progressing',
  ],
  [
    'stopped by a policy, whatever it is set to',
    hcpWorkspace('policy_override', AUTO),
    'Warning',
    'awaiting-approval',
  ],
  ['errored', hcpWorkspace('errored'), 'Error', 'failed'],
  ['discarded', hcpWorkspace('discarded'), 'Warning', 'not-applied'],
  ['applying', hcpWorkspace('applying'), 'Progressing', 'progressing'],
  ['in a state of its own', hcpWorkspace('dreaming'), 'Unknown', 'unknown'],
  ['without a run', hcpWorkspace(undefined), 'Unknown', 'no-run'],
  [
    'not in HCP Terraform',
    hcpWorkspace('applied', { status: { workspaceID: '' } }),
    'Unknown',
    'not-reconciled',
  ],
  [
    'changed since',
    hcpWorkspace('applied', { status: { observedGeneration: 2 } }),
    'Healthy',
    'ready',
    ['stale'],
  ],
  [
    'paused after a failure',
    hcpWorkspace('errored', PAUSED),
    'Error',
    'paused',
    ['paused', 'stale'],
  ],
  [
    'deleting',
    hcpWorkspace('applied', { metadata: { deletionTimestamp: minutesAgo(1) } }),
    'Deleting',
    'deleting',
  ],
];

const RUN_NEW = 'workspace.app.terraform.io/run-new';

describe('hcpTerraform', () => {
  it.each(rows)(
    'judges one that is %s',
    (_, object, health, state, flags = []) => {
      expect(hcpTerraform.assess(object, NOW)).toMatchObject({
        health,
        state,
        flags,
      });
    },
  );

  it.each([
    ['manual', hcpWorkspace('planned'), 'run-1'],
    ['auto', hcpWorkspace('planned', AUTO), undefined],
  ])('names the run that waits (%s)', (_, object, pendingPlan) => {
    const context = {
      host: 'hub',
      entityRef: 'resource:default/app',
      now: NOW,
      entityRefOf: () => undefined,
    };
    expect(hcpTerraform.fleet.details(object, [], context)).toMatchObject({
      kind: 'hcp-workspace',
      pendingPlan,
      path: 'app',
      runsIn: 'ws-1',
      run: { id: 'run-1', status: 'planned' },
    });
  });

  describe('a run that was asked for', () => {
    const { reconcile, replan } = hcpTerraform.operations;
    const recorded = {
      operation: 'reconcile' as const,
      by: 'user:default/ada',
      at: minutesAgo(0),
      token: 'run-0',
    };
    const asked = (status: string, id: string) =>
      hcpWorkspace(undefined, { status: { runStatus: { id, status } } });

    it('is told by its id, which is not that of the run before', () => {
      const waiting = hcpWorkspace('applied', {
        metadata: { annotations: { [RUN_NEW]: 'true' } },
      });
      expect(reconcile?.judge(waiting, recorded, NOW).state).toBe('sent');
      expect(reconcile?.assess(waiting, [], NOW).allowed).toBe(false);
      const before = asked('applied', 'run-0');
      expect(reconcile?.judge(before, recorded, NOW).state).toBe('under-way');
      for (const [status, state] of [
        ['planning', 'under-way'],
        ['planned', 'waiting'],
        ['applied', 'done'],
        ['errored', 'failed'],
      ]) {
        const object = asked(status, 'run-1');
        expect(reconcile?.judge(object, recorded, NOW).state).toBe(state);
      }
    });

    it('says whether it applies', () => {
      const object = hcpWorkspace('applied', AUTO);
      const input = { by: 'user:default/ada', at: NOW };
      const typeOf = (rule: typeof replan) =>
        rule?.patches(object, input)[0].patch;
      const annotations = (type: string) => ({
        metadata: {
          annotations: {
            [RUN_NEW]: 'true',
            'workspace.app.terraform.io/run-type': type,
          },
        },
      });
      expect(typeOf(reconcile)).toMatchObject(annotations('apply'));
      expect(typeOf(replan)).toMatchObject(annotations('plan'));
      expect(reconcile?.assess(object, [], NOW).consequences[0]).toMatch(
        /auto/,
      );
    });

    it('is refused while nobody would act', () => {
      const paused = hcpWorkspace('applied', PAUSED);
      expect(reconcile?.assess(paused, [], NOW).reason).toMatch(/paused/);
    });
  });
});
