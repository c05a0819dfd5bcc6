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

import { isRecord, valueAt } from '../../../kubernetes-api/ApiObject';
import { planId, REVISION } from '../../terraforms/newTerraform';
import { TerraformTester } from './__testUtils__/TerraformTester';

const PENDING = planId(REVISION);
const APPLIES = ['Applying', 'TerraformAppliedSucceed'];

describe('TerraformReconciler', () => {
  let terraforms: TerraformTester;
  beforeEach(async () => {
    terraforms = await TerraformTester.start();
  });
  afterEach(async () => {
    await terraforms.stop();
  });

  const status = (name: string, ...path: string[]) =>
    valueAt(terraforms.get(name), ['status', ...path]);
  const readyIs = (name: string, said: string) =>
    terraforms.until(() => terraforms.ready(name) === said);
  const isHandled = (name: string, token: () => string) => () =>
    status(name, 'lastHandledReconcileAt') === token();
  /** Asks for a run in a way of one's own, and waits until it is over. */
  async function handled(name: string, ask: () => string): Promise<string[]> {
    let token = '';
    return terraforms.watch(
      name,
      () => {
        token = ask();
      },
      isHandled(name, () => token),
    );
  }

  it('leaves those alone of whom nobody wants anything', async () => {
    const before = terraforms.must('payments-queue');
    terraforms.push('main@sha1:0123456789abcdef0123456789abcdef01234567');
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(terraforms.must('payments-queue')).toEqual(before);
  });

  it('plans once more before it applies what was approved', async () => {
    const read = terraforms.storedPlan('payments-queue');
    expect(read.id).toBe(PENDING);
    const seen = await terraforms.watch(
      'payments-queue',
      () => terraforms.change('payments-queue', { approvePlan: PENDING }),
      () => terraforms.ready('payments-queue').startsWith('True'),
    );
    expect(seen).toEqual([
      'TerraformPlannedWithChanges',
      'Initializing',
      'Terraform Planning',
      'TerraformPlannedWithChanges',
      ...APPLIES,
    ]);
    expect(status('payments-queue', 'plan')).toEqual({ lastApplied: PENDING });
    expect(terraforms.storedPlan('payments-queue')).toEqual(read);
    expect(terraforms.events('payments-queue').sort()).toEqual([
      'Normal TerraformAppliedSucceed',
      'Normal TerraformPlanSucceed',
    ]);
  });

  it('applies another plan than was read, under the same id', async () => {
    const read = terraforms.storedPlan('payments-ledger');
    terraforms.change('payments-ledger', { approvePlan: PENDING });
    await terraforms.until(() =>
      terraforms.ready('payments-ledger').startsWith('True'),
    );
    const applied = terraforms.storedPlan('payments-ledger');
    expect(applied.id).toBe(read.id);
    expect(read.text).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
    expect(applied.text).toContain(
      'Plan: 0 to add, 1 to change, 1 to destroy.',
    );
  });

  it.each<[string, string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'takes a prefix for an approval, and then waits again',
      'payments-queue',
      { approvePlan: 'plan-main' },
      { plan: { pending: PENDING, lastApplied: expect.any(String) } },
    ],
    [
      'discards what waits when the specification changes, and plans again',
      'payments-queue',
      { vars: [{ name: 'size', value: 2 }] },
      {
        plan: { pending: PENDING, lastApplied: expect.any(String) },
        lastPlannedGeneration: 2,
      },
    ],
    [
      'destroys once that is approved',
      'payments-old-queue',
      { approvePlan: PENDING },
      { plan: { lastApplied: PENDING, isDestroyPlan: true } },
    ],
    [
      'plans only, whatever is approved',
      'payments-dns',
      { approvePlan: PENDING },
      { plan: { pending: PENDING } },
    ],
    [
      'clears what waited when the apply fails',
      'payments-quota',
      { approvePlan: PENDING, retryInterval: '1h' },
      { plan: { lastApplied: expect.any(String) }, reconciliationFailures: 1 },
    ],
  ])('%s', async (_, name, spec, expected) => {
    const token = terraforms.request(name);
    await terraforms.until(isHandled(name, () => token));
    await handled(name, () => {
      terraforms.change(name, spec);
      return terraforms.request(name);
    });
    await terraforms.until(() => isRecord(status(name, 'plan')));
    expect(terraforms.get(name)?.status).toMatchObject(expected);
    expect(status(name, 'plan')).toEqual(expected.plan);
  });

  it('does nothing for a request while a plan waits, and says it is handled', async () => {
    const before = terraforms.must('payments-queue');
    const seen = await handled('payments-queue', () =>
      terraforms.request('payments-queue'),
    );
    expect(seen).toEqual(['TerraformPlannedWithChanges']);
    expect(status('payments-queue', 'lastPlanAt')).toBe(
      valueAt(before, ['status', 'lastPlanAt']),
    );
  });

  it('plans again when that is asked for in the status', async () => {
    const seen = await handled('payments-queue', () =>
      terraforms.replan('payments-queue'),
    );
    expect(seen).toContain('Terraform Planning');
    expect(terraforms.pending('payments-queue')).toBe(PENDING);
  });

  it('plans anew what waits when its source moves', async () => {
    terraforms.request('payments-queue');
    const next = 'main@sha1:0123456789abcdef0123456789abcdef01234567';
    await terraforms.until(
      () => status('payments-queue', 'lastHandledReconcileAt') !== undefined,
    );
    terraforms.push(next);
    await terraforms.until(
      () => terraforms.pending('payments-queue') === 'plan-main-0123456789',
    );
    expect(terraforms.storedPlan('payments-queue').id).toBe(
      'plan-main-0123456789',
    );
    // Whoever approves the plan that they have read approves nothing now.
    await handled('payments-queue', () => {
      terraforms.change('payments-queue', { approvePlan: PENDING });
      return terraforms.request('payments-queue');
    });
    expect(terraforms.pending('payments-queue')).toBe('plan-main-0123456789');
  });

  it('handles requests while it is suspended, and discards the plan after', async () => {
    const before = terraforms.must('payments-queue').status;
    terraforms.change('payments-queue', { suspend: true });
    await handled('payments-queue', () => terraforms.request('payments-queue'));
    const { lastHandledReconcileAt, ...rest } = Object(
      terraforms.must('payments-queue').status,
    );
    expect(rest).toEqual(before);
    const seen = await terraforms.watch(
      'payments-queue',
      () => terraforms.change('payments-queue', { suspend: false }),
      () => status('payments-queue', 'lastPlannedGeneration') === 3,
    );
    expect(seen).toContain('Terraform Planning');
  });

  it('frees the state of the lock that is named, and of no other', async () => {
    const lock = status('search-queue', 'lock', 'pending');
    const unlock = (lockIdentifier: unknown) =>
      handled('search-queue', () => {
        terraforms.change('search-queue', {
          tfstate: { forceUnlock: 'yes', lockIdentifier },
        });
        return terraforms.request('search-queue');
      });
    await unlock('another-lock');
    // A retry of what was planned before looks for drift, and meets it too.
    await terraforms.until(() =>
      /^False (TFExecPlan|DriftDetection)Failed$/.test(
        terraforms.ready('search-queue'),
      ),
    );
    expect(status('search-queue', 'lock', 'pending')).toBe(lock);
    expect(terraforms.events('search-queue')).toContain(
      'Warning TFExecPlanFailed',
    );
    await unlock(lock);
    expect(status('search-queue', 'lock', 'pending')).toBeUndefined();
    await readyIs('search-queue', 'Unknown TerraformPlannedWithChanges');
  });

  it('finds drift again until it is planned and applied', async () => {
    await handled('payments-firewall', () =>
      terraforms.request('payments-firewall'),
    );
    await readyIs('payments-firewall', 'False DriftDetected');
    expect(terraforms.pending('payments-firewall')).toBeUndefined();
    await handled('payments-firewall', () =>
      terraforms.replan('payments-firewall'),
    );
    expect(status('payments-firewall', 'plan')).toMatchObject({
      pending: PENDING,
      isDriftDetectionPlan: true,
    });
    await handled('payments-firewall', () => {
      terraforms.change('payments-firewall', { approvePlan: PENDING });
      return terraforms.request('payments-firewall');
    });
    expect(
      status('payments-firewall', 'lastAppliedByDriftDetectionAt'),
    ).toBeDefined();
    await handled('payments-firewall', () =>
      terraforms.request('payments-firewall'),
    );
    await readyIs('payments-firewall', 'True NoDrift');
  });

  it('has a runner while it works, and writes outputs and inventory', async () => {
    const pods = () =>
      terraforms.api.client
        .list({ group: '', plural: 'pods' })
        .map(({ metadata }) => metadata.name);
    terraforms.change('payments-queue', {
      approvePlan: PENDING,
      writeOutputsToSecret: { name: 'queue', outputs: ['arn', 'id:queue_id'] },
    });
    await terraforms.until(() => pods().includes('payments-queue-tf-runner'));
    await terraforms.until(
      () =>
        terraforms.ready('payments-queue') === 'True TerraformOutputsWritten',
    );
    await terraforms.until(() => !pods().includes('payments-queue-tf-runner'));
    const secret = terraforms.api.client.get({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'queue', namespace: 'team-payments' },
    });
    expect(Object.keys(Object(secret?.data))).toEqual(['arn', 'queue_id']);
    expect(status('payments-queue', 'availableOutputs')).toEqual(['arn', 'id']);
    expect(status('payments-queue', 'inventory', 'entries')).toContainEqual({
      n: 'dead_letters',
      t: 'aws_sqs_queue',
      id: expect.any(String),
    });
  });
});
