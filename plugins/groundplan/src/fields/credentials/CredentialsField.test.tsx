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

import { screen } from '@testing-library/react';
import { FakeGroundplanApi } from '../../../dev/__fixtures__';
import { failing, renderForm } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const TEMPLATE = 'eks.capi-template.default.hub';

function knowing(
  answer: Awaited<ReturnType<FakeGroundplanApi['getCredentials']>>,
) {
  const api = new FakeGroundplanApi();
  api.getCredentials = async () => answer;
  return api;
}

async function atCredentials(api?: FakeGroundplanApi, credentials?: object) {
  const form = await renderForm({
    api,
    template: TEMPLATE,
    values: { name: 'checkout', ...(credentials && { credentials }) },
  });
  await form.next();
  return form;
}

describe('GroundplanCredentials', () => {
  it('is none unless one is chosen', async () => {
    const form = await atCredentials();
    await screen.findByRole('button', { name: /None Credentials/ });
    await form.next();
    await screen.findByRole('table', { name: 'Profiles' });
    await form.next();
    const { credentials } = await form.created();
    expect(credentials ?? {}).toEqual({});
  });

  it('names the one that is chosen, with its namespace', async () => {
    const form = await atCredentials();
    await form.choose(
      /None Credentials/,
      'team-payments/subscription (AzureClusterIdentity)',
    );
    await form.next();
    await screen.findByRole('table', { name: 'Profiles' });
    await form.next();
    expect(await form.created()).toMatchObject({
      credentials: {
        kind: 'AzureClusterIdentity',
        namespace: 'team-payments',
        name: 'subscription',
      },
    });
  });

  it('goes back to none', async () => {
    const form = await atCredentials(undefined, {
      kind: 'AWSClusterRoleIdentity',
      name: 'payments',
    });
    await form.choose(/payments \(AWSClusterRoleIdentity\)/, 'None');
    await form.next();
    await screen.findByRole('table', { name: 'Profiles' });
    await form.next();
    const { credentials } = await form.created();
    expect(credentials ?? {}).toEqual({});
  });

  it('says which one is gone, and what could not be read', async () => {
    await atCredentials(
      knowing({
        items: [],
        unreadable: [
          { kind: 'VSphereClusterIdentity', message: 'Add this rule: { … }' },
        ],
      }),
      { kind: 'AWSClusterRoleIdentity', name: 'old' },
    );
    expect(
      await screen.findByText(/No longer offered: old \(AWS/),
    ).toBeVisible();
    expect(
      screen.getByText(/VSphereClusterIdentity cannot be read from hub/),
    ).toBeVisible();
    expect(screen.getByText('Add this rule: { … }')).toBeVisible();
  });

  it('says that a host has none', async () => {
    await atCredentials(knowing({ items: [], unreadable: [] }));
    expect(
      await screen.findByText(/Host cluster hub has no identities/),
    ).toBeVisible();
  });

  it('says why nothing can be said', async () => {
    await atCredentials(
      failing(
        'getCredentials',
        await responseError(403, 'This takes a permission'),
      ),
    );
    expect(await screen.findByText(/This takes a permission/)).toBeVisible();
  });
});
