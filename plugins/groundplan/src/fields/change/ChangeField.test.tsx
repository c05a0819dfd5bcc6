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
import { EntityChangesResponse } from 'backstage-plugin-groundplan-common';
import {
  clusterChanges,
  FakeGroundplanApi,
  terraformChanges,
} from '../../../dev/__fixtures__';
import { failing, renderForm } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const CLUSTER = 'resource:default/payments.cluster.team-a.hub';
const TERRAFORM = 'resource:default/payments-db.terraform.team-a.hub';

function changing(
  entityRef: string,
  operation?: string,
  changes?: EntityChangesResponse,
) {
  const api = new FakeGroundplanApi();
  if (changes) {
    api.getEntityChanges = async () => changes;
  }
  return renderForm({ api, values: { change: { entityRef, operation } } });
}

async function type(field: string, text: string) {
  const input = await screen.findByRole('textbox', { name: field });
  await userEvent.clear(input);
  // Typing is slow, and gives braces a meaning.
  await userEvent.click(input);
  await userEvent.paste(text);
  await userEvent.tab();
}

const isOnPreview = () => screen.findByText('Look again');

describe('GroundplanChange', () => {
  it('scales what is changed, and leaves the rest alone', async () => {
    const form = await changing(CLUSTER, 'scale');
    expect(await screen.findByText('Now 3.')).toBeVisible();
    expect(screen.getByText(/is not known/)).toBeVisible();
    await type('Workers md-0', '5');
    await type('Workers md-gpu', '1');
    await form.next();
    await isOnPreview();
    expect(await form.created()).toEqual({
      change: {
        entityRef: CLUSTER,
        operation: 'scale',
        workers: [
          { name: 'md-0', replicas: 5 },
          { name: 'md-gpu', replicas: 1 },
        ],
      },
    });
  });

  it('does not go on where nothing is scaled, or the bounds are crossed', async () => {
    const form = await changing(CLUSTER, 'scale', {
      ...terraformChanges,
      scale: { allowed: true, minRunners: 2, maxRunners: 4 },
    });
    expect(
      await screen.findByText('This is what is there already.'),
    ).toBeVisible();
    await form.next();
    expect(
      await screen.findAllByText(/choose what is to be done, and fill in/),
    ).not.toHaveLength(0);
    await type('Least runners', '5');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The least is more than the most.',
    );
    await type('Most runners', '6');
    await form.next();
    await isOnPreview();
    expect(await form.created()).toEqual({
      change: {
        entityRef: CLUSTER,
        operation: 'scale',
        minRunners: 5,
        maxRunners: 6,
      },
    });
  });

  it('upgrades to one of the versions that there are', async () => {
    const form = await changing(CLUSTER, 'upgrade');
    expect(await screen.findByText('Now v1.33.1.')).toBeVisible();
    await form.choose(/Version/, 'v1.34.1');
    await form.next();
    await isOnPreview();
    expect(await form.created()).toEqual({
      change: {
        entityRef: CLUSTER,
        operation: 'upgrade',
        version: 'v1.34.1',
      },
    });
  });

  it('deletes only what is named by hand, again after each return', async () => {
    const form = await changing(TERRAFORM, 'delete');
    const field = 'Type payments-db to confirm';
    await type(field, 'payments');
    await form.next();
    expect(
      await screen.findAllByText(/choose what is to be done, and fill in/),
    ).not.toHaveLength(0);
    await type(field, 'payments-db');
    await form.next();
    await isOnPreview();
    await form.back();
    expect(await screen.findByRole('textbox', { name: field })).toHaveValue('');
    await type(field, 'payments-db');
    await form.next();
    await isOnPreview();
    expect(await form.created()).toEqual({
      change: { entityRef: TERRAFORM, operation: 'delete' },
    });
  });

  it('edits the spec as YAML where there is no form for it', async () => {
    const form = await changing(TERRAFORM);
    await userEvent.click(
      await screen.findByRole('radio', { name: 'Edit the spec' }),
    );
    const field = 'Spec, as YAML';
    expect(
      await screen.findByText('This is what is there already.'),
    ).toBeVisible();
    expect(screen.getByText(/There is no form .* serves no/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: field })).toHaveValue(
      'path: ./modules/postgres\ninterval: 10m\napprovePlan: ""\n',
    );
    for (const [text, problem] of [
      ['path: [', /This is not YAML: /],
      ['- a list', /has to be a mapping/],
    ] as const) {
      await type(field, text);
      expect(screen.getByRole('alert')).toHaveTextContent(problem);
    }
    await type(field, 'path: ./other\nwords: [1, yes]\n');
    expect(screen.queryByRole('alert')).toBeNull();
    await form.next();
    await isOnPreview();
    expect(await form.created()).toEqual({
      change: {
        entityRef: TERRAFORM,
        operation: 'edit',
        spec: { path: './other', words: [1, 'yes'] },
      },
    });
  });

  it('leads to the form of the template that it was made from', async () => {
    await changing(CLUSTER, 'edit');
    expect(
      (await screen.findByRole('link', { name: 'Open its form' })).getAttribute(
        'href',
      ),
    ).toMatch(
      /^\/create\/templates\/default\/standard\.cluster-class\.default\.hub\?formData=/,
    );
  });

  it('offers what can be done, and says why not the rest', async () => {
    await changing(CLUSTER, 'delete');
    const remove = await screen.findByRole('radio', {
      name: /Delete.*You lack the permission groundplan\.cluster\.delete/,
    });
    expect(remove).toBeDisabled();
    expect(remove).not.toBeChecked();
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getAllByRole('radio')).toHaveLength(4);
  });

  it('takes any version, and the image for it, where nobody says which there are', async () => {
    const form = await changing(CLUSTER, 'upgrade', {
      ...clusterChanges,
      upgrade: {
        allowed: true,
        current: 'v1.33.1',
        versions: ['v1.34.1'],
        anyVersion: true,
        image: 'kube-v1.33.1',
      },
    });
    expect(
      await screen.findByText(/Known on this host cluster: v1.34.1./),
    ).toBeVisible();
    await type('Version', 'v1.34.2');
    await form.next();
    expect(screen.queryByText('Look again')).toBeNull();
    await type('Image', 'kube-v1.34.2');
    await form.next();
    await isOnPreview();
    expect(await form.created()).toEqual({
      change: {
        entityRef: CLUSTER,
        operation: 'upgrade',
        version: 'v1.34.2',
        image: 'kube-v1.34.2',
      },
    });
  });

  it('upgrades workers once the control plane has arrived', async () => {
    const form = await changing(CLUSTER, 'upgrade', {
      ...clusterChanges,
      upgrade: {
        allowed: false,
        reason: 'Workers come first',
        current: 'v1.34.1',
        versions: [],
        anyVersion: true,
        workers: {
          allowed: true,
          sets: ['md-0', 'md-1'],
          current: 'v1.33.1',
          versions: ['v1.34.1'],
        },
      },
    });
    expect(
      await screen.findByRole('radio', {
        name: /Control plane.*Workers come first/,
      }),
    ).toBeDisabled();
    expect(
      screen.getByRole('radio', { name: 'Workers md-0, md-1' }),
    ).toBeChecked();
    expect(screen.getByText('Now v1.33.1.')).toBeVisible();
    await form.choose(/Version/, 'v1.34.1');
    await form.next();
    await isOnPreview();
    expect(await form.created()).toEqual({
      change: {
        entityRef: CLUSTER,
        operation: 'upgrade',
        version: 'v1.34.1',
        sets: ['md-0', 'md-1'],
      },
    });
  });

  it('lets choose what is to be changed, and choose again', async () => {
    const form = await renderForm();
    await form.choose(/What is to be changed/, 'payments');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Choose another' }),
    );
    await form.choose(/What is to be changed/, 'payments-db');
    expect(await screen.findByRole('radio', { name: 'Delete' })).toBeEnabled();
  });

  it('shows an error as one', async () => {
    const api = failing(
      'getEntityChanges',
      await responseError(503, 'hub was never read'),
    );
    await renderForm({ api, values: { change: { entityRef: CLUSTER } } });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'hub was never read',
    );
    expect(screen.queryByRole('radio')).toBeNull();
  });

  describe('of several at once', () => {
    const several = async (
      operation: string | undefined,
      changes: Record<string, EntityChangesResponse>,
    ) => {
      const api = new FakeGroundplanApi();
      api.getEntityChanges = async ref => changes[ref];
      const form = await renderForm({
        api,
        values: {
          change: {
            ...(operation && { operation }),
            changes: Object.keys(changes).map(entityRef => ({ entityRef })),
          },
        },
      });
      const of = async (entityRef: string) =>
        within(await screen.findByRole('group', { name: entityRef }));
      return { ...form, of };
    };
    const stays = async () =>
      expect(
        await screen.findAllByText(/fill in what each of them needs/),
      ).not.toHaveLength(0);

    it('deletes them once their number is typed', async () => {
      const form = await several('delete', {
        [CLUSTER]: { ...clusterChanges, remove: { allowed: true } },
        [TERRAFORM]: terraformChanges,
      });
      await type('Type delete 2 to confirm', 'delete');
      await form.next();
      await stays();
      await type('Type delete 2 to confirm', 'delete 2');
      await form.next();
      await isOnPreview();
      expect(await form.created()).toEqual({
        change: {
          operation: 'delete',
          changes: [
            { entityRef: CLUSTER, operation: 'delete' },
            { entityRef: TERRAFORM, operation: 'delete' },
          ],
        },
      });
    });

    it('goes on without what cannot be changed', async () => {
      const form = await several('delete', {
        [CLUSTER]: clusterChanges,
        [TERRAFORM]: terraformChanges,
      });
      const cluster = await form.of(CLUSTER);
      expect(await cluster.findByRole('alert')).toHaveTextContent(
        'You lack the permission groundplan.cluster.delete',
      );
      await type('Type delete 2 to confirm', 'delete 2');
      await form.next();
      await stays();
      await userEvent.click(cluster.getByRole('button', { name: 'Leave out' }));
      await type('Type delete 1 to confirm', 'delete 1');
      await form.next();
      await isOnPreview();
      expect(await form.created()).toEqual({
        change: {
          operation: 'delete',
          changes: [{ entityRef: TERRAFORM, operation: 'delete' }],
        },
      });
    });

    it('scales each by its own numbers, and keeps them on a return', async () => {
      const other = 'resource:default/search.cluster.team-a.hub';
      const form = await several('scale', {
        [CLUSTER]: clusterChanges,
        [other]: clusterChanges,
      });
      const set = async (entityRef: string, number: string) => {
        const field = (await form.of(entityRef)).getByRole('textbox', {
          name: 'Workers md-0',
        });
        await userEvent.clear(field);
        await userEvent.type(field, number);
        await userEvent.tab();
      };
      await (await form.of(CLUSTER)).findByText('Now 3.');
      await set(CLUSTER, '5');
      await form.next();
      await stays();
      await set(other, '7');
      await form.next();
      await isOnPreview();
      await form.back();
      await (await form.of(other)).findByText('Now 3.');
      await form.next();
      await isOnPreview();
      const change = (entityRef: string, replicas: number) => ({
        entityRef,
        operation: 'scale',
        workers: [{ name: 'md-0', replicas }],
      });
      expect(await form.created()).toEqual({
        change: {
          operation: 'scale',
          changes: [change(CLUSTER, 5), change(other, 7)],
        },
      });
    });

    it('asks what is to be done where nobody said', async () => {
      const form = await several(undefined, {
        [CLUSTER]: clusterChanges,
        [TERRAFORM]: terraformChanges,
      });
      expect(
        await (
          await form.of(TERRAFORM)
        ).findByRole('radio', { name: 'Delete' }),
      ).toBeEnabled();
      await form.next();
      await stays();
    });
  });
});
