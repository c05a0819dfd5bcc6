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

import { createHash } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  aPlanned,
  CREATES,
  pathOf,
  PLAN,
  startTerraforms,
  stopTerraforms,
} from '../../__testUtils__/startTerraforms';

jest.setTimeout(60_000);

afterEach(stopTerraforms);

const HASH = createHash('sha256').update(CREATES).digest('hex');
const VPC = { name: 'vpc' };
const REF = 'resource:default/vpc.terraform.team-a.hub';

/** Name, whether it only reads, whether it may destroy, what it is asked with, the right. */
const ACTIONS: [string, boolean, boolean, object, string?][] = [
  ['get-terraform-plan', true, false, VPC, 'plan.read'],
  ['get-terraform-history', true, false, VPC, 'plan.read'],
  ['list-terraform-operations', true, false, VPC],
  ['get-terraform-activity', true, false, VPC],
  ['get-terraform-dependencies', true, false, VPC],
  [
    'approve-terraform-plan',
    false,
    true,
    { ...VPC, planId: PLAN, hash: HASH },
    'approve',
  ],
  ['replan-terraform', false, false, VPC, 'replan'],
  ['reconcile-terraform', false, true, VPC, 'reconcile'],
  ['suspend-terraform', false, false, VPC, 'suspend'],
  ['resume-terraform', false, true, VPC, 'suspend'],
  ['force-unlock-terraform', false, true, { ...VPC, lockId: 'x' }, 'unlock'],
];

describe('the actions about a Terraform resource', () => {
  it('say when to use them, and what they may do', async () => {
    const { actions } = await startTerraforms();
    const { actions: list } = await actions.list();
    const ours = list.filter(({ name }) =>
      ACTIONS.some(([known]) => known === name),
    );
    expect(
      ours.map(({ name, attributes }) => [
        name,
        attributes.readOnly,
        attributes.destructive,
      ]),
    ).toEqual(
      expect.arrayContaining(ACTIONS.map(action => action.slice(0, 3))),
    );
    for (const { name, description, attributes, schema } of ours) {
      expect([name, description]).toEqual([
        name,
        expect.stringContaining('\n\n## When to use\n'),
      ]);
      expect([name, attributes.idempotent]).toEqual([name, true]);
      expect([name, Object.keys(schema.input.properties ?? {})]).toEqual([
        name,
        expect.arrayContaining(['kind', 'host', 'namespace', 'name']),
      ]);
    }
    // Values of outputs would end in transcripts
    expect(list.map(({ name }) => name)).not.toContainEqual(
      expect.stringContaining('output'),
    );
  });

  it.each(ACTIONS)('find nothing by %s that is not seen', async (...action) => {
    const [name, , , input] = action;
    const { invoke, host } = await startTerraforms({ read: 'deny' });
    await expect(invoke(name, { ...input })).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(host.writes).toEqual([]);
  });

  it.each(ACTIONS.filter(([, , , , right]) => right))(
    'check and audit %s',
    async (...action) => {
      const [name, , , input, right] = action;
      const permission = `groundplan.terraform.${right}`;
      const denied = await startTerraforms({ denied: [permission] });
      await expect(denied.invoke(name, { ...input })).rejects.toMatchObject({
        name: 'NotAllowedError',
        message: `This takes the permission ${permission} for ${REF}`,
      });
      expect(denied.host.writes).toEqual([]);
      expect(denied.auditor.createEvent).toHaveBeenCalledWith({
        eventId: expect.stringMatching(/^terraform-/),
        meta: expect.objectContaining({
          actionType: name,
          by: 'user:default/ada',
          host: 'hub',
          namespace: 'team-a',
          ...input,
        }),
      });
      expect(denied.event.fail).toHaveBeenCalledTimes(1);
    },
  );

  it('approve the plan that was read, in the name of who asked', async () => {
    const { actions, invoke, host, event } = await startTerraforms();
    const plan = await invoke('get-terraform-plan', VPC);
    expect(plan).toMatchObject({ state: 'pending', planId: PLAN, hash: HASH });
    await expect(
      invoke('approve-terraform-plan', {
        ...VPC,
        planId: PLAN,
        hash: '0'.repeat(64),
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    await expect(
      invoke('approve-terraform-plan', { ...VPC, planId: PLAN, hash: 'abc' }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      actions.invoke({
        id: 'test:approve-terraform-plan',
        input: { host: 'hub', ...VPC, planId: PLAN, hash: HASH },
        credentials: mockCredentials.user('user:default/ada'),
      }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(host.writes).toEqual([]);
    expect(
      await invoke('approve-terraform-plan', {
        ...VPC,
        planId: PLAN,
        hash: HASH,
      }),
    ).toMatchObject({ operation: 'approve', by: 'user:default/ada' });
    expect(host.writes.map(({ path }) => path)).toEqual([pathOf('vpc')]);
    expect(event.success).toHaveBeenCalled();
  });

  it.each([
    [29, 1],
    [31, 0],
  ])('list what is suspended for more than %s days', async (days, count) => {
    const { invoke } = await startTerraforms({
      vpc: aPlanned('vpc', {
        spec: { suspend: true },
        status: {
          lastPlanAt: new Date(Date.now() - 30 * 86_400_000).toISOString(),
        },
      }),
    });
    expect(
      await invoke('list-terraforms', {
        host: ['hub'],
        namespace: ['team-a'],
        state: ['suspended'],
        owner: ['unowned'],
        q: 'vpc',
        orderBy: '-name',
        limit: 1,
        suspendedDays: days,
      }),
    ).toMatchObject({ items: Array(count).fill(VPC), total: count });
  });
});
