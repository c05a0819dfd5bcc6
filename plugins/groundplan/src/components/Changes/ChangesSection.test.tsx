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
import {
  clusterChanges,
  FakeGroundplanApi,
  pullRequests,
  runnerScaleSetChanges,
} from '../../../dev/__fixtures__';
import { failing } from '../../__testUtils__/renderForm';
import { renderGroundplan } from '../../__testUtils__/renderGroundplan';
import { responseError } from '../../__testUtils__/responseError';
import { ChangesSection } from './ChangesSection';

const ENTITY_REF = 'resource:default/payments.cluster.team-a.hub';

async function show(options: Parameters<typeof renderGroundplan>[1] = {}) {
  renderGroundplan(<ChangesSection entityRef={ENTITY_REF} />, options);
  return within(await screen.findByRole('region', { name: 'Changes' }));
}

function targetOf(link: HTMLElement) {
  const url = new URL(link.getAttribute('href')!, 'http://localhost');
  return [url.pathname, JSON.parse(url.searchParams.get('formData')!)];
}

describe('ChangesSection', () => {
  it('leads to the forms, filled in', async () => {
    const section = await show();
    expect(
      targetOf(await section.findByRole('link', { name: 'Edit' })),
    ).toEqual([
      '/create/templates/default/standard.cluster-class.default.hub',
      clusterChanges.formData,
    ]);
    for (const [name, operation] of [
      ['Scale', 'scale'],
      ['Upgrade', 'upgrade'],
    ]) {
      expect(targetOf(section.getByRole('link', { name }))).toEqual([
        '/create/templates/default/groundplan-change',
        { change: { entityRef: ENTITY_REF, operation } },
      ]);
    }
    expect(
      section.getByText('clusters/hub/team-payments/payments.yaml'),
    ).toBeVisible();
  });

  it('edits the spec of what was made from no template, by the form that is configured', async () => {
    const api = new FakeGroundplanApi();
    const { templateRef, formData, ...changes } = clusterChanges;
    api.getEntityChanges = async () => changes;
    const section = await show({ api, changeTemplate: 'template:ops/mine' });
    expect(
      targetOf(await section.findByRole('link', { name: 'Edit' })),
    ).toEqual([
      '/create/templates/ops/mine',
      { change: { entityRef: ENTITY_REF, operation: 'edit' } },
    ]);
  });

  it('shows what cannot be done, with the reason', async () => {
    const api = new FakeGroundplanApi();
    api.getEntityChanges = async () => runnerScaleSetChanges;
    const section = await show({ api });
    const reason =
      'Edit, Scale, Delete: Nobody knows where its files are kept.';
    for (const name of ['Edit', 'Scale', 'Delete']) {
      const button = await section.findByRole('button', { name });
      expect(button).toBeDisabled();
      expect(button).toHaveAccessibleDescription(reason);
    }
    expect(section.getAllByText(reason)).toHaveLength(1);
    expect(section.queryByRole('button', { name: 'Upgrade' })).toBeNull();
  });

  it('says that forms need the Scaffolder where there is none', async () => {
    const section = await show({ withoutForms: true });
    expect(
      await section.findByRole('button', { name: 'Edit' }),
    ).toHaveAccessibleDescription(
      'Edit, Scale, Upgrade: Forms are shown by the Scaffolder, which this app does not have.',
    );
    expect(section.queryByRole('link', { name: 'Scale' })).toBeNull();
  });

  it('lists pull requests, and the one that it was made by', async () => {
    const section = await show();
    const row = await section.findByRole('row', { name: /Scale cluster/ });
    expect(row).toHaveTextContent(/#42 by ada.*demo\/platform.*Passing.*ago/);
    expect(
      within(row).getByRole('link', { name: /Scale cluster/ }),
    ).toHaveAttribute('href', 'https://git.example.com/demo/platform/pulls/42');
    expect(section.getByText(/#12 by ada \(merged\)/)).toBeVisible();
  });

  it('does not say that none is open where somebody was not asked', async () => {
    const api = new FakeGroundplanApi();
    api.getPullRequests = async () => ({ ...pullRequests, items: [] });
    const section = await show({ api });
    expect(
      await section.findByText('Repository demo/legacy could not be asked.'),
    ).toBeVisible();
    expect(
      section.getByText(/in the repositories that could be/),
    ).toBeVisible();
    expect(section.queryByText('No pull request is open.')).toBeNull();
  });

  it.each(['getEntityChanges', 'getPullRequests'] as const)(
    'shows the failure of %s, and the rest',
    async method => {
      const api = failing(method, await responseError(500, 'out of order'));
      const section = await show({ api });
      expect(await section.findByRole('alert')).toHaveTextContent(
        'out of order',
      );
      expect(section.queryByText('No pull request is open.')).toBeNull();
      expect(
        await section.findByRole('link', {
          name: method === 'getPullRequests' ? 'Scale' : /Scale cluster/,
        }),
      ).toBeVisible();
    },
  );
});
