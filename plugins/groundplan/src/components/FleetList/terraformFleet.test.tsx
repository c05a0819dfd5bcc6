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

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  OtherTerraformDetails,
  TerraformDetails,
} from 'backstage-plugin-groundplan-common';
import { FakeGroundplanApi, terraforms } from '../../../dev/__fixtures__';
import { renderGroundplan } from '../../__testUtils__/renderGroundplan';
import { FleetList } from './FleetList';

const [awaiting, drifted] = terraforms;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * 24 * 3_600_000).toISOString();

function suspended(name: string, days?: number): TerraformDetails {
  return {
    ...awaiting,
    name,
    entityRef: `resource:default/${name}.terraform.team-a.hub`,
    pendingPlan: undefined,
    status: {
      ...awaiting.status,
      state: 'suspended',
      flags: ['suspended', 'stale'],
    },
    suspendedSince:
      days === undefined
        ? undefined
        : { at: daysAgo(days), source: 'last-run' },
  };
}

/** Of another operator, cluster-scoped where it has no namespace. */
function other(
  kind: OtherTerraformDetails['kind'],
  name: string,
  flags: OtherTerraformDetails['status']['flags'] = [],
): OtherTerraformDetails {
  const { findings, channel, labels, annotations, ref } = awaiting;
  const { host, hostState, unreadable } = awaiting;
  return {
    ...{ findings, channel, labels, annotations, ref },
    ...{ host, hostState, unreadable },
    kind,
    name,
    entityRef: `resource:default/${name}.${kind}._.hub`,
    conditions: [],
    paused: flags.includes('paused'),
    status: { ...awaiting.status, state: 'ready', flags },
  };
}

function setup(path = '/', rows?: FakeGroundplanApi['fleet']['terraforms']) {
  const api = new FakeGroundplanApi();
  api.fleet = {
    ...api.fleet,
    terraforms: rows ?? [
      awaiting,
      drifted,
      suspended('idle', 40),
      suspended('paused', 2),
      suspended('unseen'),
    ],
  };
  renderGroundplan(<FleetList domain="terraforms" />, { api, path });
  return { api, user: userEvent.setup() };
}

async function names() {
  await screen.findByText(/^1–\d+ of \d+$/);
  const headers = screen.getAllByRole('rowheader');
  return headers.map(it => within(it).getByRole('link').textContent).sort();
}

async function check(
  user: ReturnType<typeof userEvent.setup>,
  ...wanted: string[]
) {
  for (const name of wanted) {
    const row = (await screen.findByRole('link', { name })).closest(
      '[role=row]',
    );
    await user.click(
      within(row as HTMLElement).getByRole('checkbox', { name: /Select/ }),
    );
  }
}

describe('the Terraform list', () => {
  it('finds what waits and what has drifted by one click each, with counts', async () => {
    const { user } = setup();
    expect(await names()).toHaveLength(5);
    const quick = within(screen.getByRole('group', { name: 'Look for' }));
    expect(quick.getByRole('button', { name: 'Failed (0)' })).toBeVisible();
    const waiting = quick.getByRole('button', {
      name: 'Awaiting approval (1)',
    });
    await user.click(waiting);
    await screen.findByText('1–1 of 1');
    expect(await names()).toEqual(['payments-db']);
    expect(waiting).toHaveAttribute('aria-pressed', 'true');
    await user.click(quick.getByRole('button', { name: 'Drifted (1)' }));
    await screen.findByText('1–2 of 2');
    expect(await names()).toEqual(['network', 'payments-db']);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await screen.findByText('1–5 of 5');
    expect(waiting).toHaveAttribute('aria-pressed', 'false');
  });

  it.each([
    ['1', ['idle', 'paused']],
    ['7', ['idle']],
    ['21', ['idle']],
  ])(
    'finds what is suspended for more than %s days',
    async (days, expected) => {
      setup(`/?suspendedDays=${days}`);
      expect(await names()).toEqual(expected);
      expect(
        screen.getByRole('button', {
          name: new RegExp(`${days} days? Suspended, without a run`),
        }),
      ).toBeVisible();
    },
  );

  it('suspends several at once, says what that discards and how each answered', async () => {
    const { api, user } = setup();
    const refusal = 'This takes the permission groundplan.terraform.suspend.';
    const ask = jest
      .spyOn(api, 'operateAll')
      .mockImplementation(async ({ objects }) => ({
        items: objects.map(id =>
          id.name === 'network'
            ? { ...id, accepted: false, message: refusal }
            : { ...id, accepted: true, message: 'Asked.' },
        ),
      }));
    await check(user, 'payments-db', 'network', 'idle');
    const bar = within(
      await screen.findByRole('region', { name: 'What is selected' }),
    );
    expect(bar.getByRole('button', { name: 'Resume 1' })).toBeEnabled();
    const suspend = bar.getByRole('button', { name: 'Suspend 2' });
    expect(suspend).toHaveAccessibleDescription(
      'Reconcile, Suspend: not idle – suspended',
    );
    await user.click(suspend);
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByText(/^A plan waits of payments-db: suspending discards it/),
    ).toBeVisible();
    expect(ask).not.toHaveBeenCalled();
    await user.click(dialog.getByRole('button', { name: 'Suspend' }));

    expect(await dialog.findByText('1 of 2 were asked')).toBeVisible();
    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask.mock.calls[0][0]).toEqual({
      operation: 'suspend',
      objects: expect.arrayContaining(
        ['payments-db', 'network'].map(name => ({
          kind: 'terraform',
          host: 'hub',
          namespace: 'team-a',
          name,
        })),
      ),
    });
    const [first] = dialog.getAllByRole('rowheader');
    expect(first).toHaveTextContent('network');
    expect(dialog.getByText(refusal)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('asks of other operators what they have, and says what they have not', async () => {
    const { api, user } = setup('/', [
      other('hcp-workspace', 'hcp-paused', ['paused', 'stale']),
      other('crossplane-workspace', 'shared-dns'),
      other('galleybytes-terraform', 'lake'),
    ]);
    const ask = jest.spyOn(api, 'operateAll');
    await check(user, 'hcp-paused', 'shared-dns', 'lake');
    const bar = within(
      await screen.findByRole('region', { name: 'What is selected' }),
    );
    expect(bar.getByRole('button', { name: 'Resume 1' })).toBeEnabled();
    expect(
      bar.getByRole('button', { name: 'Reconcile 1' }),
    ).toHaveAccessibleDescription(
      /not hcp-paused – suspended.*not shared-dns – Crossplane has no such thing/s,
    );
    const suspend = bar.getByRole('button', { name: 'Suspend 1' });
    expect(suspend).toHaveAccessibleDescription(
      /not lake – GalleyBytes has no such thing/,
    );
    await user.click(suspend);
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('shared-dns, hub')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Suspend' }));
    expect(ask.mock.calls[0][0].objects).toEqual([
      { kind: 'crossplane-workspace', host: 'hub', name: 'shared-dns' },
    ]);
  });
});
