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
import { NOW } from '../../gitops/testing/fluxObjects';
import { HEALTHS } from '../../health/HealthStatus';
import { KubernetesObject } from '../../kubernetes';
import { RecordedOperation } from '../operations/RecordedOperation';
import { TerraformOperation } from '../operations/TerraformOperation';
import { terraformOperators } from './registry';

const wild = fc.anything({ maxDepth: 2 });
const field = (...known: unknown[]) =>
  fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 3 }, wild);
const record = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.oneof(
    { arbitrary: fc.record(model, { requiredKeys: [] }), weight: 4 },
    wild,
  );
const condition = record({
  type: field('Synced', 'Ready', 'Apply'),
  status: field('True', 'False', 'Unknown'),
  reason: field('ReconcilePaused', 'Creating', 'Available', ''),
  message: wild,
  lastTransitionTime: wild,
});
const status = record({
  conditions: fc.oneof(fc.array(condition, { maxLength: 3 }), wild),
  observedGeneration: field(1, 3, -1),
  workspaceID: field('ws-1', ''),
  runStatus: record({ id: field('run-1'), status: field('applied', 'new') }),
  plan: record({ id: wild, status: field('finished'), pending: wild }),
  phase: field('completed', 'running', 'deleted', 'new'),
  lastCompletedGeneration: field(2, 3),
  stage: record({
    state: field('failed', 'complete'),
    podType: wild,
    reason: wild,
    stopTime: wild,
  }),
  retryEventReason: field('a'),
});
const spec = record({
  applyMethod: field('auto', 'manual', 'other'),
  name: wild,
  organization: wild,
  forProvider: record({ source: wild, entrypoint: wild }),
  providerConfigRef: record({ name: wild }),
  terraformModule: record({
    source: field('https://me:hush@example.com/m?sshkey=hush', '?', '//'),
  }),
  terraformVersion: wild,
});
const metadata = fc.record(
  {
    generation: fc.integer(),
    creationTimestamp: fc.constantFrom('2020-01-01T00:00:00Z', 'then', ''),
    deletionTimestamp: fc.constantFrom('2020-01-01T00:00:00Z', 'then', ''),
    labels: fc.dictionary(fc.string(), fc.string()),
    annotations: fc.dictionary(
      fc.constantFrom(
        'crossplane.io/paused',
        'app.terraform.io/paused',
        'workspace.app.terraform.io/run-new',
        'groundplan.dev/operation',
      ),
      fc.constantFrom('true', 'false', '', '{'),
    ),
  },
  { requiredKeys: [] },
);
const context = {
  host: 'hub',
  entityRef: 'resource:default/app',
  now: NOW,
  entityRefOf: () => undefined,
  readable: () => true,
};
const input = {
  by: 'user:default/ada',
  at: NOW,
  planId: 'p',
  hash: 'h',
  lockId: 'l',
};

const kinds = terraformOperators.flatMap(operator =>
  operator.kinds.map(({ group, kind }) => ({ operator, group, kind })),
);

describe.each(kinds)('$group $kind', ({ operator, group, kind }) => {
  const object = (more: object): KubernetesObject => ({
    apiVersion: `${group}/v1beta1`,
    kind,
    metadata: { name: 'app', uid: 'uid' },
    ...more,
  });

  it('is read, asked and judged whatever it holds', () => {
    fc.assert(
      fc.property(metadata, spec, status, (meta, someSpec, someStatus) => {
        const one = object({
          metadata: { name: 'app', ...meta },
          spec: someSpec,
          status: someStatus,
        });
        const assessed = operator.assess(one, NOW);
        expect(HEALTHS).toContain(assessed.health);
        expect(assessed).toMatchObject({
          state: expect.stringMatching(/^[a-z-]+$/),
          reason: expect.any(String),
          decidedBy: expect.stringMatching(/./),
        });
        const details = operator.fleet.details(one, [one], context);
        expect(details.status).toBeDefined();
        expect(
          JSON.stringify([details, operator.fleet.facts(one, [])]),
        ).not.toContain('hush');
        for (const [operation, rule] of Object.entries(operator.operations)) {
          const recorded: RecordedOperation = {
            operation: operation as TerraformOperation,
            by: input.by,
            at: NOW.toISOString(),
          };
          expect(typeof rule.assess(one, [], NOW).allowed).toBe('boolean');
          expect(rule.judge(one, recorded, NOW).message).toMatch(/./);
          rule.cleanUp?.(one, recorded);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is not well where it says nothing', () => {
    for (const some of [undefined, null, {}, [], '', 'ready', 1]) {
      const one = object({ spec: some, status: some });
      expect(operator.assess(one, NOW).health).toBe('Unknown');
    }
  });
});
