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

import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  OperationProgress,
  OperationsResponse,
  parseHumanPlan,
  PlanResponse,
  TerraformDetails,
  TerraformFacets,
} from 'backstage-plugin-groundplan-common';
import {
  FakeGroundplanApi,
  planText,
  terraformFacets,
  terraforms,
} from '../../../dev/__fixtures__';
import {
  FakeSignals,
  renderGroundplan,
} from '../../__testUtils__/renderGroundplan';
import { responseError } from '../../__testUtils__/responseError';
import { TerraformContent } from './TerraformContent';

const { plan, operations, history } = terraformFacets;
const OTHER_TEXT = planText
  .replace(
    'aws_s3_bucket.exports will be created',
    'aws_s3_bucket.exports will be destroyed',
  )
  .replace('  + resource "aws_s3_bucket"', '  - resource "aws_s3_bucket"');

/** As the plan under the same name is after it was planned again. */
const replanned: PlanResponse = {
  ...plan,
  text: OTHER_TEXT,
  hash: 'c'.repeat(64),
  plan: parseHumanPlan(OTHER_TEXT),
};

function show(
  facets: Partial<TerraformFacets> = {},
  options: {
    api?: FakeGroundplanApi;
    details?: Partial<TerraformDetails>;
    signals?: FakeSignals;
  } = {},
) {
  const { api = new FakeGroundplanApi(), details, signals } = options;
  api.facets = { ...terraformFacets, ...facets };
  const view = renderGroundplan(
    <TerraformContent details={{ ...terraforms[0], ...details }} />,
    { api, signals },
  );
  return { api, user: userEvent.setup(), ...view };
}

async function region(name: string) {
  return within(await screen.findByRole('region', { name }));
}

async function press(name: string, where = 'Actions') {
  const section = await region(where);
  await waitFor(() =>
    expect(section.getByRole('button', { name })).toBeEnabled(),
  );
  await userEvent.click(section.getByRole('button', { name }));
  return within(await screen.findByRole('dialog'));
}

function withOperation(
  operation: string,
  change: Partial<OperationsResponse['items'][number]>,
): OperationsResponse {
  return {
    ...operations,
    items: operations.items.map(it =>
      it.operation === operation
        ? { ...it, allowed: true, reason: undefined, ...change }
        : it,
    ),
  };
}

describe('approving', () => {
  it('sends the id and the hash of what is on the page, once the name is typed', async () => {
    const { api, user } = show();
    const approve = jest.spyOn(api, 'approvePlan');
    const dialog = await press('Approve', 'Plan');
    expect(dialog.getByText(/plans once more before it applies/)).toBeVisible();
    expect(dialog.getByText('1 resource is destroyed')).toBeVisible();
    const confirm = dialog.getByRole('button', { name: 'Approve' });
    expect(confirm).toBeDisabled();
    const name = dialog.getByRole('textbox', { name: /Type payments-db/ });
    await user.type(name, 'payments');
    expect(confirm).toBeDisabled();
    await user.type(name, '-db');
    await user.click(confirm);
    expect(approve).toHaveBeenCalledTimes(1);
    expect(approve).toHaveBeenCalledWith(
      expect.objectContaining({ name: 'payments-db', host: 'hub' }),
      { planId: plan.planId, hash: plan.hash, confirmName: 'payments-db' },
    );
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes a click for what destroys nothing', async () => {
    const text =
      'Terraform will perform the following actions:\n\n  # a_b.c will be created\n  + resource "a_b" "c" {\n    }\n\nPlan: 1 to add, 0 to change, 0 to destroy.\n';
    const { api, user } = show({
      plan: { ...plan, text, plan: parseHumanPlan(text) },
    });
    const approve = jest.spyOn(api, 'approvePlan');
    const dialog = await press('Approve');
    expect(dialog.queryByRole('textbox')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(approve).toHaveBeenCalledWith(expect.anything(), {
      planId: plan.planId,
      hash: plan.hash,
    });
  });

  it('says in what the plan has changed when it is refused, and approves neither', async () => {
    const api = new FakeGroundplanApi();
    const refusal = await responseError(409, 'its text is another one now');
    const approve = jest
      .spyOn(api, 'approvePlan')
      .mockImplementation(async () => {
        api.facets = { ...api.facets, plan: replanned };
        throw refusal;
      });
    const { user } = show({}, { api });
    const dialog = await press('Approve', 'Plan');
    await user.type(dialog.getByRole('textbox'), 'payments-db');
    await user.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await dialog.findByText(/another one now/)).toBeVisible();
    const table = await dialog.findByRole('table', { name: 'Differences' });
    expect(
      within(table).getByRole('row', { name: /aws_s3_bucket.exports/ }),
    ).toHaveTextContent('aws_s3_bucket.exportsCreateDestroy');
    expect(dialog.getByRole('button', { name: 'Approve' })).toBeDisabled();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    const notice = await screen.findByText(/Another plan has taken the place/);
    await user.click(screen.getByRole('button', { name: 'I have seen it' }));
    expect(notice).not.toBeInTheDocument();
    expect(approve).toHaveBeenCalledTimes(1);

    approve.mockClear();
    const again = await press('Approve', 'Plan');
    await user.type(again.getByRole('textbox'), 'payments-db');
    await user.click(again.getByRole('button', { name: 'Approve' }));
    expect(approve).toHaveBeenCalledWith(
      expect.anything(),
      expect.objectContaining({ hash: replanned.hash }),
    );
  });

  it('stays to say so when the plan waits no more', async () => {
    const api = new FakeGroundplanApi();
    const refusal = await responseError(409, 'No plan waits for approval.');
    jest.spyOn(api, 'approvePlan').mockImplementation(async () => {
      api.facets = { ...api.facets, plan: { ...plan, state: 'applied' } };
      throw refusal;
    });
    const { user } = show({}, { api });
    const dialog = await press('Approve', 'Plan');
    await user.type(dialog.getByRole('textbox'), 'payments-db');
    await user.click(dialog.getByRole('button', { name: 'Approve' }));
    expect(await dialog.findByText(/none that waits/)).toBeVisible();
    expect(dialog.getByText(/No plan waits for approval/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Approve' })).toBeDisabled();
  });

  it.each<[string, Partial<TerraformFacets>, RegExp]>([
    [
      'who may not',
      {
        operations: withOperation('approve', {
          allowed: false,
          deniedBy: 'permission',
          reason: 'This takes the permission groundplan.terraform.approve.',
        }),
      },
      /Approve: This takes the permission groundplan.terraform.approve/,
    ],
    [
      'a text that is not that of the plan which waits',
      { plan: { ...plan, state: 'superseded' } },
      /nothing is approved that nobody has read/,
    ],
    [
      'a plan without a text',
      {
        plan: {
          ...plan,
          state: 'none',
          text: undefined,
          hash: undefined,
          plan: undefined,
          reason: 'No text is kept. Set spec.storeReadablePlan: human.',
        },
      },
      /nothing is approved that nobody has read/,
    ],
  ])('is not offered to %s', async (_, facets, reason) => {
    show(facets);
    const button = await (
      await region('Actions')
    ).findByRole('button', { name: 'Approve' });
    expect(button).toBeDisabled();
    await screen.findAllByText(reason);
    expect(button).toHaveAccessibleDescription(reason);
  });

  it('leads to the form with the approval written into the spec', async () => {
    const api = new FakeGroundplanApi();
    jest.spyOn(api, 'getEditForm').mockResolvedValue({
      apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
      kind: 'Terraform',
      repository: 'platform/infra',
      path: 'db.yaml',
      spec: { path: './db', approvePlan: '' },
    });
    show({}, { api });
    const link = await screen.findByRole('link', {
      name: 'Approve by pull request',
    });
    const url = new URL(link.getAttribute('href')!, 'http://localhost');
    expect(url.pathname).toBe('/create/templates/default/groundplan-change');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      change: {
        entityRef: terraforms[0].entityRef,
        operation: 'edit',
        spec: { path: './db', approvePlan: plan.planId },
      },
    });
  });

  it('says why it cannot be done by pull request', async () => {
    const reason = 'Its file is in the repository of its code.';
    show({
      operations: {
        ...operations,
        approveByPullRequest: { allowed: false, reason },
      },
    });
    expect(
      await screen.findByRole('button', { name: 'Approve by pull request' }),
    ).toHaveAccessibleDescription(`Approve by pull request: ${reason}`);
  });
});

describe('actions', () => {
  it.each([
    ['Replan', 'replan'],
    ['Reconcile', 'reconcile'],
    ['Suspend', 'suspend'],
    ['Resume', 'resume'],
  ])(
    '%s is asked for once its consequences are confirmed',
    async (name, operation) => {
      const { api, user } = show({
        operations: withOperation(operation, {
          consequences: ['Something happens.'],
        }),
      });
      const operate = jest.spyOn(api, 'operate');
      const dialog = await press(name);
      expect(dialog.getByText('Something happens.')).toBeVisible();
      expect(operate).not.toHaveBeenCalled();
      await user.click(dialog.getByRole('button', { name }));
      expect(operate).toHaveBeenCalledWith(
        expect.objectContaining({ name: 'payments-db' }),
        operation,
      );
    },
  );

  it('shows what cannot be done with the reason, and what went wrong', async () => {
    const api = new FakeGroundplanApi();
    jest
      .spyOn(api, 'operate')
      .mockRejectedValue(await responseError(403, 'the host says no'));
    const { user } = show({}, { api });
    const section = await region('Actions');
    expect(
      await section.findByRole('button', { name: 'Suspend' }),
    ).toHaveAccessibleDescription(
      'Suspend: This takes the permission groundplan.terraform.suspend.',
    );
    const dialog = await press('Replan');
    await user.click(dialog.getByRole('button', { name: 'Replan' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      'the host says no',
    );
  });

  async function unlockUnder(runner?: string) {
    const lock = terraforms[1].lock!;
    const { api, user } = show(
      {
        operations: withOperation('force-unlock', {
          confirm: { type: 'lock', value: lock.id!, runner },
        }),
      },
      { details: { lock } },
    );
    const unlock = jest.spyOn(api, 'forceUnlock');
    const dialog = await press('Force unlock');
    expect(dialog.getByText('runner@network-tf-runner')).toBeVisible();
    expect(dialog.getByText(/^1\d minutes ago$/)).toBeVisible();
    const confirm = dialog.getByRole('button', { name: 'Force unlock' });
    expect(confirm).toBeDisabled();
    await user.type(dialog.getByRole('textbox'), lock.id!);
    return { user, dialog, confirm, unlock, lockId: lock.id };
  }

  it('unlocks by the id of the lock', async () => {
    const { user, dialog, confirm, unlock, lockId } = await unlockUnder();
    expect(dialog.queryByRole('checkbox')).toBeNull();
    await user.click(confirm);
    expect(unlock).toHaveBeenCalledWith(expect.anything(), { lockId });
  });

  it('unlocks under a runner that is alive only if that is confirmed', async () => {
    const { user, dialog, confirm, unlock, lockId } = await unlockUnder(
      'network-tf-runner',
    );
    expect(confirm).toBeDisabled();
    await user.click(dialog.getByRole('checkbox', { name: /runner is alive/ }));
    await user.click(confirm);
    expect(unlock).toHaveBeenCalledWith(expect.anything(), {
      lockId,
      evenIfRunning: true,
    });
  });

  it.each<[OperationProgress['state'], RegExp]>([
    ['sent', /^Reconcile: sent – asked by user:default\/ada .* ago.*why$/],
    ['unheard', /nothing heard for more than a minute/],
    ['under-way', /under way/],
    ['waiting', /waiting/],
    ['done', /done/],
    ['failed', /failed/],
    ['superseded', /superseded/],
  ])('tells that what was asked is %s', async (state, text) => {
    const last: OperationProgress = {
      operation: 'reconcile',
      by: 'user:default/ada',
      at: new Date(Date.now() - 40_000).toISOString(),
      state,
      message: 'why',
    };
    show({ operations: { ...operations, last } });
    const section = await region('Actions');
    expect(await section.findByRole('status')).toHaveTextContent(text);
  });

  it('looks again when a minute is over, without being told to', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const { api } = show(
      {
        operations: {
          ...operations,
          last: {
            operation: 'reconcile',
            by: 'user:default/ada',
            at: new Date(Date.now() - 50_000).toISOString(),
            state: 'sent',
            message: '',
          },
        },
      },
      { signals: new FakeSignals() },
    );
    const section = await region('Actions');
    await section.findByText(/sent/);
    const asked = jest.spyOn(api, 'getTerraformFacet');
    jest.advanceTimersByTime(8_000);
    expect(asked).not.toHaveBeenCalledWith(
      expect.anything(),
      'operations',
      expect.anything(),
    );
    jest.advanceTimersByTime(3_000);
    expect(asked).toHaveBeenCalledWith(
      expect.anything(),
      'operations',
      expect.anything(),
    );
    jest.useRealTimers();
  });
});

describe('the plan', () => {
  it('shows what changes, destructive first, side by side', async () => {
    const { user } = show();
    const section = await region('Plan');
    expect(
      await section.findByRole('img', { name: 'Replace 1, Create 1' }),
    ).toBeVisible();
    const resources = section.getAllByRole('button', { name: /aws_/ });
    expect(resources.map(it => it.textContent)).toEqual([
      'Replaceaws_db_instance.orders3 attributes',
      'Createaws_s3_bucket.exports2 attributes',
    ]);
    const table = within(
      section.getByRole('table', { name: 'aws_db_instance.orders' }),
    );
    expect(
      table.getByRole('row', { name: /storage_encrypted/ }),
    ).toHaveTextContent('storage_encrypted forces replacementfalsetrue');
    expect(section.queryByText('orders-exports')).toBeNull();
    await user.click(resources[1]);
    expect(section.getByText('orders-exports')).toBeVisible();
  });

  it.each<[string, Partial<PlanResponse>, RegExp]>([
    ['applied', { state: 'applied' }, /Applied.*applied last/],
    ['superseded', { state: 'superseded' }, /Superseded.*neither the plan/],
    [
      'none',
      { state: 'none', text: undefined, plan: undefined, reason: 'Set this.' },
      /Set this\./,
    ],
    [
      'not whole',
      { problems: ['Chunk 2 of 3 is missing.'] },
      /Chunk 2 of 3 is missing/,
    ],
    [
      'not understood',
      { plan: { ...plan.plan!, unread: ['line 7'] } },
      /may do more than is said here.*line 7/,
    ],
  ])('is labelled as what it is: %s', async (_, change, text) => {
    show({ plan: { ...plan, ...change } });
    const section = await screen.findByRole('region', { name: 'Plan' });
    await within(section).findAllByText(/plan-main-0b1c2d3e4f|Set this/);
    expect(section).toHaveTextContent(text);
  });

  it('is not fetched for who may not read it', async () => {
    const api = new FakeGroundplanApi();
    const asked = jest.spyOn(api, 'getTerraformFacet');
    show(
      {
        operations: {
          ...operations,
          readPlan: { allowed: false, reason: 'This takes plan.read.' },
        },
      },
      { api },
    );
    const section = await region('Plan');
    expect(await section.findByText('This takes plan.read.')).toBeVisible();
    expect(asked.mock.calls.map(([, facet]) => facet)).not.toContain('plan');
  });

  it('tells that another plan was applied than the one approved', async () => {
    const [item] = history.items;
    show({
      history: {
        items: [
          {
            ...item,
            comparison: 'other',
            difference: {
              lines: ['aws_db_instance.main: update became replace'],
              omitted: 2,
            },
          },
        ],
      },
    });
    expect(
      await screen.findByText(/Another plan was applied than/),
    ).toBeVisible();
    expect(screen.getByText(/update became replace/)).toBeVisible();
    expect(screen.getByText('and 2 more')).toBeVisible();
  });
});
