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
import { ProfilesResponse } from 'backstage-plugin-groundplan-common';
import { FakeGroundplanApi } from '../../../dev/__fixtures__';
import { renderForm } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const TEMPLATE = 'eks.capi-template.default.hub';

function knowing(answer: ProfilesResponse) {
  const api = new FakeGroundplanApi();
  api.getProfiles = async () => answer;
  return api;
}

async function atProfiles(api?: FakeGroundplanApi, profiles?: object[]) {
  const form = await renderForm({
    api,
    template: TEMPLATE,
    values: { name: 'checkout', ...(profiles && { profiles }) },
  });
  await form.next();
  await screen.findByRole('button', { name: /None Credentials/ });
  await form.next();
  return form;
}

const rowOf = async (chart: string) =>
  within(await screen.findByRole('row', { name: new RegExp(chart) }));

describe('GroundplanProfiles', () => {
  it('leaves what the template fixes to the template', async () => {
    const form = await atProfiles();
    const row = await rowOf('cert-manager');
    const box = row.getByRole('checkbox', { name: 'cert-manager' });
    expect(box).toBeChecked();
    expect(box).toBeDisabled();
    expect(row.getByText('layer-0')).toBeVisible();
    expect(row.getByText('Part of the template')).toBeVisible();
    expect(row.getByRole('button', { name: /1\.17\.0/ })).toBeDisabled();
    expect(row.getByRole('textbox')).toHaveValue('cert-manager');
    expect(row.getByRole('textbox')).toBeDisabled();
    expect(row.getByRole('button', { name: /Values of/ })).toBeDisabled();
    await form.next();
    const { profiles } = await form.created();
    expect(profiles ?? []).toEqual([]);
  });

  it('takes the newest version, or another, with namespace and values', async () => {
    const form = await atProfiles();
    const metrics = await rowOf('metrics-server');
    await userEvent.click(metrics.getByRole('checkbox'));
    const ingress = await rowOf('ingress-nginx');
    await userEvent.click(ingress.getByRole('checkbox'));
    await form.choose(/4\.13\.0 Version of ingress-nginx/, '4.12.1');
    await userEvent.type(
      ingress.getByRole('textbox', { name: 'Namespace of ingress-nginx' }),
      'web',
    );
    await userEvent.click(
      ingress.getByRole('button', { name: 'Values of ingress-nginx' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', { name: 'ingress-nginx 4.12.1' }),
    );
    const text = await dialog.findByRole('textbox', { name: 'Values' });
    expect(text).toHaveValue('# Of ingress-nginx 4.12.1\nreplicas: 2\n');
    await userEvent.clear(text);
    await userEvent.type(text, 'replicas: 3');
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByRole('button', { name: 'Values of ingress-nginx' }),
    ).toHaveTextContent('Changed');
    await form.next();
    expect((await form.created()).profiles).toEqual([
      {
        chart: 'ingress-nginx',
        version: '4.12.1',
        namespace: 'web',
        layer: 'layer-1',
        values: 'replicas: 3',
      },
      { chart: 'metrics-server', version: '3.13.0' },
    ]);
  });

  it('saves no values that are none, and puts back those of the chart', async () => {
    const form = await atProfiles(undefined, [
      { chart: 'metrics-server', version: '3.13.0', values: 'a: 1' },
    ]);
    const row = await rowOf('metrics-server');
    await userEvent.click(row.getByRole('button', { name: /Values of/ }));
    const dialog = within(await screen.findByRole('dialog'));
    const text = await dialog.findByRole('textbox');
    expect(text).toHaveValue('a: 1');
    await userEvent.type(text, '{Enter}not an object');
    expect(await dialog.findByRole('alert')).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(dialog.getByRole('button', { name: 'Reset' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await form.next();
    expect((await form.created()).profiles).toEqual([
      { chart: 'metrics-server', version: '3.13.0' },
    ]);
  });

  it('does not go on with a namespace that cannot be one', async () => {
    const form = await atProfiles(undefined, [
      { chart: 'metrics-server', version: '3.13.0', namespace: 'Not one' },
    ]);
    await rowOf('metrics-server');
    await form.next();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No namespace can be named so.',
    );
    expect(screen.getByRole('table', { name: 'Profiles' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Review' })).toBeNull();
  });

  it('says what stands in the way, and keeps what the template says', async () => {
    await atProfiles(
      knowing({ items: [], problems: ['Add this: backend.reading.allow'] }),
    );
    expect(
      await screen.findByText('Add this: backend.reading.allow'),
    ).toBeVisible();
    expect((await rowOf('cert-manager')).getByRole('checkbox')).toBeChecked();
  });

  it('says why values cannot be read, and lets them be', async () => {
    const api = new FakeGroundplanApi();
    api.getProfileValues = async () => {
      throw await responseError(503, 'charts.example.com: 500');
    };
    await atProfiles(api, [{ chart: 'metrics-server', version: '3.13.0' }]);
    const row = await rowOf('metrics-server');
    await userEvent.click(row.getByRole('button', { name: /Values of/ }));
    expect(await screen.findByText(/charts\.example\.com: 500/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  });
});
