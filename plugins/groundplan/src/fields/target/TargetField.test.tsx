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

import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Target } from 'backstage-plugin-groundplan-common';
import { FakeGroundplanApi, targets } from '../../../dev/__fixtures__';
import { failing, renderForm } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const TEMPLATE = 'standard.cluster-class.default.hub';
const [hub] = targets.cluster.items;

function offering(...items: Target[]) {
  const api = new FakeGroundplanApi();
  api.getTargets = async () => ({ requireUserCredentials: false, items });
  return api;
}

async function atTarget(api?: FakeGroundplanApi, target?: object) {
  const form = await renderForm({
    api,
    template: TEMPLATE,
    values: { name: 'checkout', ...(target && { target }) },
  });
  await form.next();
  return form;
}

describe('GroundplanTarget', () => {
  it('asks for host, namespace and repository, and says what they are', async () => {
    const form = await atTarget();
    await form.choose(/Host cluster/, 'hub');
    expect(
      await screen.findByRole('button', { name: /team-search Namespace/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('radio', {
        name: /demo\/charts.*its own branch, the whole repository, Helm folders/,
      }),
    ).not.toBeChecked();
    expect(
      screen.getByRole('radio', {
        name: /demo\/platform.*branch main, folder clusters\/hub, Flux manifests/,
      }),
    ).toBeChecked();
    await userEvent.click(
      screen.getByRole('button', { name: 'Another branch or folder' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Branch' }),
      'next',
    );
    await form.next();
    expect(await form.created()).toMatchObject({
      name: 'checkout',
      target: {
        host: 'hub',
        namespace: 'team-search',
        repository: hub.repositories[0].url,
        branch: 'next',
      },
    });
  });

  it('has nothing to ask where there is no choice', async () => {
    const form = await atTarget(
      offering({
        ...hub,
        namespaces: ['only'],
        repositories: [hub.repositories[0]],
      }),
    );
    expect(
      await screen.findByRole('radio', { name: /demo\/platform/ }),
    ).toBeChecked();
    expect(screen.queryByRole('button', { name: /Host cluster/ })).toBeNull();
    await form.next();
    expect(await form.created()).toMatchObject({
      target: {
        host: 'hub',
        namespace: 'only',
        repository: hub.repositories[0].url,
      },
    });
  });

  it('does not go on with a default that is not offered', async () => {
    const form = await atTarget(
      offering({
        ...hub,
        namespaces: ['one', 'two'],
        repositories: [hub.repositories[0]],
      }),
    );
    await screen.findByRole('button', { name: /Choose one Namespace/ });
    await form.next();
    await form.choose(/Choose one Namespace/, 'two');
    await form.next();
    expect(await form.created()).toMatchObject({
      target: { host: 'hub', namespace: 'two' },
    });
  });

  it('says which repository is no longer offered', async () => {
    const form = await atTarget(offering(hub), {
      host: 'hub',
      namespace: 'team-search',
      repository: 'https://git.example.com/gone.git',
    });
    expect(
      await screen.findByText(/No longer offered: .*gone\.git/),
    ).toBeVisible();
    await form.next();
    await userEvent.click(screen.getByRole('radio', { name: /demo\/charts/ }));
    await form.next();
    expect(await form.created()).toMatchObject({
      target: { repository: hub.repositories[1].url },
    });
  });

  it.each<[string, Target[], RegExp[]]>([
    [
      'nothing at all',
      [],
      [/You may make nothing of this kind/, /groundplan\.cluster\.create is/],
    ],
    [
      'no namespace',
      [{ ...hub, namespaces: [] }],
      [/groundplan\.cluster\.create is missing for every namespace of hub/],
    ],
    [
      'no repository',
      [{ ...hub, repositories: [] }],
      [/No repository is known/, /GitRepository.*groundplan\.repositories/],
    ],
  ])('says why %s is offered', async (_, items, texts) => {
    await atTarget(offering(...items));
    const alert = await screen.findByRole('alert');
    for (const text of texts) {
      expect(alert).toHaveTextContent(text);
    }
  });

  it('shows an error as one, and asks again', async () => {
    const api = failing('getTargets', await responseError(500, 'no database'));
    await atTarget(api);
    expect(await screen.findByRole('alert')).toHaveTextContent('no database');
    expect(screen.queryByText(/You may make nothing/)).toBeNull();
    api.getTargets = async () => targets.cluster;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: /Host cluster/ }),
      ).toBeVisible(),
    );
  });
});
