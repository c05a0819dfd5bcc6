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

import { ResponseError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  clusterChanges,
  clusters,
  FakeGroundplanApi,
} from '../../../dev/__fixtures__';
import {
  FakeSignals,
  renderGroundplan,
} from '../../__testUtils__/renderGroundplan';
import { FleetList } from './FleetList';

function setup(path = '/', api = new FakeGroundplanApi()) {
  const list = jest.spyOn(api, 'list');
  const signals = new FakeSignals();
  renderGroundplan(<FleetList domain="clusters" />, { api, path, signals });
  const asked = () => list.mock.calls.at(-1)?.[1];
  return { api, list, asked, signals, user: userEvent.setup() };
}

async function denied(status: number, name: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name, message: 'said the backend' },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

describe('FleetList', () => {
  it('shows the most urgent first, with links and the hosts that are not ready', async () => {
    const { asked } = setup();
    const link = await screen.findByRole('link', { name: 'search' });
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/resource/search.cluster.team-a.hub',
    );
    expect(asked()).toEqual({ limit: 20, cursor: undefined });
    const names = screen
      .getAllByRole('rowheader')
      .map(it => it.textContent?.replace('team-a, hub', ''));
    expect(names.slice(0, 2)).toEqual(['search', 'payments']);
    expect(
      screen.getByText(/Host cluster runners-eu does not answer/),
    ).toBeVisible();
    expect(
      screen.getByText(/Host cluster lab has never answered/),
    ).toBeVisible();
    expect(screen.getByText('1–7 of 7')).toBeVisible();
  });

  it('asks for what the URL says, and sorts on the server', async () => {
    const { asked, user } = setup('/?health=Error&q=sea&namespace=team-a');
    await screen.findByRole('link', { name: 'search' });
    expect(asked()).toEqual({
      health: ['Error'],
      namespace: ['team-a'],
      q: 'sea',
      limit: 20,
      cursor: undefined,
    });
    await user.click(screen.getByRole('columnheader', { name: /Name/ }));
    await waitFor(() =>
      expect(asked()).toMatchObject({ orderBy: 'name', health: ['Error'] }),
    );
    await user.click(screen.getByRole('columnheader', { name: /Name/ }));
    await waitFor(() => expect(asked()).toMatchObject({ orderBy: '-name' }));
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() =>
      expect(asked()).toEqual({
        orderBy: '-name',
        limit: 20,
        cursor: undefined,
      }),
    );
  });

  it('searches after a pause and filters by what the answer counts', async () => {
    const { asked, list, user } = setup();
    await screen.findByRole('link', { name: 'search' });
    await user.type(screen.getByRole('searchbox', { name: 'Search' }), 'ledg');
    await waitFor(() => expect(asked()).toMatchObject({ q: 'ledg' }));
    expect(list.mock.calls.map(([, query]) => query.q)).not.toContain('led');
    await user.click(screen.getByRole('button', { name: /Health/ }));
    await user.click(await screen.findByRole('option', { name: /Deleting/ }));
    await waitFor(() =>
      expect(asked()).toMatchObject({ q: 'ledg', health: ['Deleting'] }),
    );
    await user.keyboard('{Escape}');
    expect(
      await screen.findByText('Nothing matches these filters.'),
    ).toBeVisible();
  });

  it('pages by cursors, and starts again with another order', async () => {
    const api = new FakeGroundplanApi();
    api.fleet = {
      ...api.fleet,
      clusters: Array.from({ length: 50 }, (_, index) => ({
        ...clusters[1],
        name: `c${String(index).padStart(3, '0')}`,
      })),
    };
    const { asked, user } = setup('/?orderBy=name', api);
    expect(await screen.findByText('1–20 of 50')).toBeVisible();
    await user.click(screen.getByRole('button', { name: /next/i }));
    expect(await screen.findByText('21–40 of 50')).toBeVisible();
    expect(asked()).toMatchObject({ cursor: '20' });
    await user.click(screen.getByRole('button', { name: /next/i }));
    expect(await screen.findByText('41–50 of 50')).toBeVisible();
    expect(screen.getByRole('link', { name: 'c049' })).toBeVisible();
    expect(screen.getByRole('button', { name: /next/i })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: /previous/i }));
    expect(await screen.findByText('21–40 of 50')).toBeVisible();
    await user.click(screen.getByRole('columnheader', { name: /Owner/ }));
    await waitFor(() =>
      expect(asked()).toMatchObject({ orderBy: 'owner', cursor: undefined }),
    );
  });

  it('follows a signal without a reload', async () => {
    const { api, signals } = setup();
    await screen.findByRole('link', { name: 'search' });
    expect(screen.queryByRole('link', { name: 'brand-new' })).toBeNull();
    api.fleet = {
      ...api.fleet,
      clusters: [{ ...clusters[0], name: 'brand-new' }],
    };
    signals.send('groundplan:clusters');
    expect(
      await screen.findByRole('link', { name: 'brand-new' }),
    ).toBeVisible();
    expect(screen.queryByRole('link', { name: 'search' })).toBeNull();
  });

  it('says that nothing is known rather than that there is nothing', async () => {
    const api = new FakeGroundplanApi();
    api.fleet = { ...api.fleet, clusters: [] };
    setup('/', api);
    expect(
      await screen.findByText(/not every host cluster could be read/),
    ).toBeVisible();
  });

  it('stops showing rows once they are denied', async () => {
    const { list, signals } = setup();
    await screen.findByRole('link', { name: 'search' });
    list.mockRejectedValue(await denied(403, 'NotAllowedError'));
    signals.send('groundplan:clusters');
    expect(await screen.findByText('Not allowed')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'search' })).toBeNull();
  });

  it('keeps rows through a failure, says so, and tries again', async () => {
    const { list, signals, user } = setup();
    await screen.findByRole('link', { name: 'search' });
    list.mockRejectedValueOnce(await denied(500, 'Error'));
    signals.send('groundplan:clusters');
    expect(await screen.findByText('said the backend')).toBeVisible();
    expect(screen.getByRole('link', { name: 'search' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.queryByText('said the backend')).toBeNull(),
    );
  });

  describe('with rows that are selected', () => {
    const check = async (
      { user }: ReturnType<typeof setup>,
      ...names: string[]
    ) => {
      for (const name of names) {
        const row = (await screen.findByRole('link', { name })).closest(
          '[role=row]',
        );
        await user.click(
          within(row as HTMLElement).getByRole('checkbox', { name: /Select/ }),
        );
      }
    };
    const bar = async () =>
      within(await screen.findByRole('region', { name: 'What is selected' }));
    const changeOf = (link: HTMLElement) => {
      const url = new URL(link.getAttribute('href')!, 'http://localhost');
      expect(url.pathname).toBe('/create/templates/default/groundplan-change');
      return JSON.parse(url.searchParams.get('formData')!).change;
    };
    const refOf = (name: string) =>
      `resource:default/${name}.cluster.team-a.hub`;

    it('leads to one change of all that can be changed, and says why not the rest', async () => {
      const api = new FakeGroundplanApi();
      api.getEntityChanges = async ref =>
        ref === refOf('search')
          ? { ...clusterChanges, remove: { allowed: true } }
          : clusterChanges;
      const list = setup('/', api);
      await check(list, 'search', 'payments');
      const selected = await bar();
      expect(selected.getByRole('status')).toHaveTextContent('2 selected');
      expect(
        changeOf(
          await selected.findByRole('link', {
            name: 'Upgrade 2 in one pull request',
          }),
        ),
      ).toEqual({
        operation: 'upgrade',
        changes: [
          { entityRef: refOf('search') },
          { entityRef: refOf('payments') },
        ],
      });
      const remove = selected.getByRole('link', { name: /^Delete 1/ });
      expect(changeOf(remove)).toEqual({
        operation: 'delete',
        changes: [{ entityRef: refOf('search') }],
      });
      expect(remove).toHaveAccessibleDescription(
        'Delete: not payments – You lack the permission groundplan.cluster.delete for it.',
      );
      await list.user.click(
        selected.getByRole('button', { name: 'Select none' }),
      );
      expect(
        screen.queryByRole('region', { name: 'What is selected' }),
      ).toBeNull();
    });

    it('offers nothing of what cannot be done to any', async () => {
      const api = new FakeGroundplanApi();
      api.getEntityChanges = async ref => {
        if (ref === refOf('search')) {
          throw await denied(503, 'ServiceUnavailableError');
        }
        return {
          requireUserCredentials: false,
          edit: { allowed: false },
          remove: { allowed: false, reason: 'nobody may' },
        };
      };
      const list = setup('/', api);
      await check(list, 'payments');
      const selected = await bar();
      const remove = await selected.findByRole('button', { name: 'Delete' });
      expect(remove).toBeDisabled();
      expect(selected.queryByText(/Scale/)).toBeNull();
      await check(list, 'search');
      expect(
        await selected.findByText(
          'Scale, Upgrade, Delete: not search – said the backend',
        ),
      ).toBeVisible();
    });

    it('selects all that is in sight, and forgets what no longer is', async () => {
      const api = new FakeGroundplanApi();
      api.fleet = {
        ...api.fleet,
        clusters: Array.from({ length: 60 }, (_, index) => ({
          ...clusters[1],
          name: `c${String(index).padStart(3, '0')}`,
        })),
      };
      const asked = jest.spyOn(api, 'getEntityChanges');
      const { user } = setup('/?orderBy=name', api);
      await user.click(
        await screen.findByRole('checkbox', { name: 'Select all' }),
      );
      expect((await bar()).getByRole('status')).toHaveTextContent(
        '20 selected',
      );
      await user.click(screen.getByRole('button', { name: /next/i }));
      await screen.findByText('21–40 of 60');
      expect(
        screen.queryByRole('region', { name: 'What is selected' }),
      ).toBeNull();
      expect(asked).toHaveBeenCalled();
    });
  });
});
