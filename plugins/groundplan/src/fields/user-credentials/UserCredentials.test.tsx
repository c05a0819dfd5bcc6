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
import {
  clusterChanges,
  clusterEditForm,
  FakeGroundplanApi,
  targets,
} from '../../../dev/__fixtures__';
import { renderForm } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const TOKEN = 'gho_ones-own';
const entityRef = 'resource:default/payments.cluster.team-a.hub';

async function atTarget(
  options: { onlyIfRequired?: boolean; isRequired?: boolean } = {},
) {
  const { onlyIfRequired, isRequired = false } = options;
  const getCredentials = jest.fn(async () => ({ token: TOKEN, headers: {} }));
  const api = new FakeGroundplanApi();
  api.getTargets = async () => ({
    ...targets.terraform,
    requireUserCredentials: isRequired,
  });
  const preview = jest.spyOn(api, 'preview');
  const form = await renderForm({
    api,
    template: 'asking',
    scmAuth: { getCredentials },
    uiOptions: {
      domain: 'terraform',
      requestUserCredentials: {
        secretsKey: 'OWN',
        additionalScopes: { github: ['workflow'] },
        onlyIfRequired,
      },
    },
  });
  await screen.findByRole('radio', { name: /demo\/platform/ });
  return { ...form, getCredentials, preview };
}

describe('requestUserCredentials', () => {
  it("gets the user's token for the host of the repository, for the task and the preview alone", async () => {
    const form = await atTarget();
    expect(
      await screen.findByText(/Signed in to git\.example\.com/),
    ).toBeVisible();
    expect(form.getCredentials).toHaveBeenCalledWith({
      url: 'https://git.example.com',
      additionalScope: {
        repoWrite: true,
        customScopes: { github: ['workflow'] },
      },
    });
    expect(form.secrets()).toEqual({ OWN: TOKEN });
    await form.next();
    await screen.findByText('Look again');
    expect(form.preview.mock.calls.at(-1)?.[0]).toMatchObject({ token: TOKEN });
    expect(JSON.stringify(await form.created())).not.toContain(TOKEN);
    expect(document.body.innerHTML).not.toContain(TOKEN);
    expect(window.location.href).not.toContain(TOKEN);
  });

  it.each([
    [{ onlyIfRequired: true, isRequired: false }, 0],
    [{ onlyIfRequired: true, isRequired: true }, 1],
    [{ onlyIfRequired: false, isRequired: false }, 1],
  ])('asks as the option says: %j', async (options, times) => {
    const form = await atTarget(options);
    await waitFor(() =>
      expect(form.getCredentials).toHaveBeenCalledTimes(times),
    );
    expect(screen.queryAllByText(/igned in to/)).toHaveLength(times);
  });

  it('says that the user is not signed in, and asks again when told to', async () => {
    const form = await atTarget();
    await screen.findByText(/Signed in to/);
    form.getCredentials.mockRejectedValueOnce(new Error('Login was rejected'));
    await form.next();
    await form.back();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /not signed in to git\.example\.com.*Login was rejected/,
    );
    // Whatever was there may be for another host
    expect(form.secrets()).toEqual({ OWN: '' });
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect(await screen.findByText(/Signed in to/)).toBeVisible();
    expect(form.secrets()).toEqual({ OWN: TOKEN });
  });

  it('reads what is edited with it where the integration may not', async () => {
    const api = new FakeGroundplanApi();
    const denied = await responseError(403, 'The integration may not read it');
    const getEditForm = jest
      .spyOn(api, 'getEditForm')
      .mockImplementation(async ({ token }) => {
        if (token !== TOKEN) {
          throw denied;
        }
        return clusterEditForm;
      });
    api.getEntityChanges = async () => clusterChanges;
    await renderForm({
      api,
      scmAuth: {
        getCredentials: async () => ({ token: TOKEN, headers: {} }),
      },
      uiOptions: { requestUserCredentials: { secretsKey: 'OWN' } },
      values: { change: { entityRef, operation: 'edit' } },
    });
    expect(
      await screen.findByText(/Only what differs is written/),
    ).toBeVisible();
    expect(getEditForm).toHaveBeenCalledWith(
      { entityRef, token: TOKEN },
      expect.anything(),
    );
  });

  it('gets it for a repository that is to be made, of the owner that is chosen', async () => {
    const getCredentials = jest.fn(async () => ({ token: TOKEN, headers: {} }));
    const api = new FakeGroundplanApi();
    api.getTargets = async () => ({
      ...targets.terraform,
      requireUserCredentials: true,
    });
    const form = await renderForm({
      api,
      template: 'new-repository',
      scmAuth: { getCredentials },
      uiOptions: {
        requestUserCredentials: { secretsKey: 'OWN', onlyIfRequired: true },
      },
    });
    expect(
      await screen.findByText(/Signed in to git\.example\.com/),
    ).toBeVisible();
    expect(getCredentials).toHaveBeenCalledTimes(1);
    expect(form.secrets()).toEqual({ OWN: TOKEN });
  });
});
