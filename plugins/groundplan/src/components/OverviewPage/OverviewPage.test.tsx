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
import { clusters, FakeGroundplanApi } from '../../../dev/__fixtures__';
import { renderGroundplan } from '../../__testUtils__/renderGroundplan';
import { OverviewPage } from './OverviewPage';

async function section(name: string) {
  return within(await screen.findByRole('region', { name }));
}

describe('OverviewPage', () => {
  it('puts first what needs attention, over all domains', async () => {
    renderGroundplan(<OverviewPage />);
    const attention = await section('Needs attention');
    const links = await attention.findAllByRole('link');
    expect(links.map(it => it.textContent)).toEqual([
      'search',
      'payments-db',
      'old-bucket',
      'gpu',
      'linux-x64',
      'payments',
      'network',
      'legacy',
      'Clusters: all 3',
      'Terraform: all 3',
      'Runner scale sets: all 2',
      'Awaiting approval: 2',
      'Drifted: 1',
    ]);
    expect(links.at(-2)).toHaveAttribute(
      'href',
      '/infrastructure/terraforms?state=awaiting-approval&state=awaiting-destroy-approval',
    );
    expect(links.at(-5)).toHaveAttribute(
      'href',
      '/infrastructure/clusters?health=Error&health=Warning&health=Unknown',
    );
    expect(
      screen.getAllByRole('heading', { level: 2 }).map(it => it.textContent),
    ).toEqual([
      'Needs attention',
      'Open pull requests',
      'By health',
      'Host clusters',
    ]);
  });

  it('counts by health, and names each host with its state', async () => {
    renderGroundplan(<OverviewPage />);
    const counts = await section('By health');
    expect(
      await counts.findByRole('link', { name: 'Clusters: 2 Healthy' }),
    ).toHaveAttribute('href', '/infrastructure/clusters?health=Healthy');
    const hosts = await section('Host clusters');
    expect(await hosts.findByText('Unreachable')).toBeVisible();
    expect(hosts.getAllByText('Stale')[0]).toBeVisible();
    expect(hosts.getAllByText(/resources: \['awsmachines'\]/)[0]).toBeVisible();
  });

  it('does not say that all is well where hosts were not read', async () => {
    const api = new FakeGroundplanApi();
    api.fleet = {
      clusters: [clusters[1]],
      terraforms: [],
      'runner-scale-sets': [],
    };
    renderGroundplan(<OverviewPage />, { api });
    expect(
      await screen.findByText(/Nothing of what can be read needs attention/),
    ).toBeVisible();
    expect(screen.queryByText('Nothing needs attention.')).toBeNull();
    const counts = await section('By health');
    expect(
      counts.getByText('1 known; not every host cluster could be read'),
    ).toBeVisible();
    expect(
      counts.getAllByText('Not known: not every host cluster could be read'),
    ).toHaveLength(2);
    expect(counts.queryByText('0 in all')).toBeNull();
  });

  it('does not say that all is well where there is no host', async () => {
    const api = new FakeGroundplanApi();
    const list = api.list.bind(api);
    api.list = async (domain, query) => ({
      ...(await list(domain, query)),
      items: [],
      total: 0,
      counts: { health: {}, state: {} },
      hosts: [],
    });
    renderGroundplan(<OverviewPage />, { api });
    expect(
      await screen.findByText(/^Nothing can be shown: no host/),
    ).toBeVisible();
    expect(screen.queryByText('Nothing needs attention.')).toBeNull();
  });

  it('lists the pull requests that are open anywhere', async () => {
    renderGroundplan(<OverviewPage />);
    const open = await section('Open pull requests');
    expect(
      (await open.findAllByRole('rowheader')).map(it => it.textContent),
    ).toEqual([
      'Scale cluster payments to 5 workers#42 by ada',
      'Create Terraform resource orders-db#43 by devon',
      'Delete runner scale set gpu#7 by ada',
    ]);
    expect(open.getByText('Failing')).toBeVisible();
    expect(open.getByText(/demo\/legacy could not be asked/)).toBeVisible();
  });

  it('names the domain that failed and shows the others', async () => {
    const api = new FakeGroundplanApi();
    const list = api.list.bind(api);
    api.list = async (domain, query) => {
      if (domain === 'terraforms') {
        throw Object.assign(new Error('no answer'), { name: 'ResponseError' });
      }
      return list(domain, query);
    };
    renderGroundplan(<OverviewPage />, { api });
    expect(await screen.findByText('no answer')).toBeVisible();
    expect(screen.getByRole('link', { name: 'search' })).toBeVisible();
  });
});
