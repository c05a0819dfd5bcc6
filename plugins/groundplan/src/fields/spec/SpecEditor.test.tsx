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
import { EditFormResponse } from 'backstage-plugin-groundplan-common';
import { clusterEditForm, FakeGroundplanApi } from '../../../dev/__fixtures__';
import { failing, renderForm } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const entityRef = 'resource:default/payments.cluster.team-a.hub';
const { spec } = clusterEditForm;

async function editing(form: Partial<EditFormResponse> = {}) {
  const api = new FakeGroundplanApi();
  api.getEditForm = async () => ({ ...clusterEditForm, ...form });
  const rendered = await renderForm({
    api,
    values: { change: { entityRef, operation: 'edit' } },
  });
  await screen.findByText(/Only what differs is written/);
  return {
    ...rendered,
    /** What comes of it, after all pages. */
    result: async () => {
      await rendered.next();
      await screen.findByText('Look again');
      const { change } = (await rendered.created()) as {
        change: { spec: unknown };
      };
      return change.spec;
    },
  };
}

const box = (name: RegExp | string) => screen.findByRole('textbox', { name });

async function write(name: RegExp | string, text: string) {
  const input = await box(name);
  await userEvent.clear(input);
  await userEvent.click(input);
  await userEvent.paste(text);
}

async function add(to: string, field: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: new RegExp(`field to ${to}`) }),
  );
  await userEvent.click(
    await screen.findByRole('option', { name: new RegExp(`^${field}`) }),
  );
}

describe('SpecEditor', () => {
  it('shows the fields that are set, and changes one alone', async () => {
    const form = await editing();
    expect(screen.getByText('This is what is there already.')).toBeVisible();
    expect(await box(/^version/)).toHaveValue('v1.33.1');
    expect(screen.queryByRole('textbox', { name: /rolloutAfter/ })).toBeNull();
    expect(screen.queryByRole('group', { name: /clusterNetwork/ })).toBeNull();
    await write(/^version/, 'v1.34.0');
    expect(await form.result()).toEqual({
      topology: { ...(spec.topology as object), version: 'v1.34.0' },
    });
  });

  it('leaves what Flux fills in as it is, though it is to be a number', async () => {
    const form = await editing();
    expect(screen.getByText(/Flux fills this in/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    await write(/^version/, 'v1.34.0');
    expect(await form.result()).toHaveProperty('topology.controlPlane', {
      replicas: '${control_plane_replicas}',
    });
  });

  it('makes a number of it where nothing is filled in any more', async () => {
    const form = await editing();
    await write(/^replicas/, '3');
    expect(await form.result()).toHaveProperty('topology.controlPlane', {
      replicas: 3,
    });
  });

  it('adds fields and takes fields out', async () => {
    const form = await editing();
    await add('topology', 'rolloutAfter');
    await write(/rolloutAfter/, '2026-01-01T00:00:00Z');
    await userEvent.click(
      screen.getByRole('button', { name: 'Remove variables' }),
    );
    expect(screen.queryByRole('button', { name: 'Remove version' })).toBeNull();
    const { variables: _, ...topology } = spec.topology as Record<
      string,
      unknown
    >;
    expect(await form.result()).toEqual({
      topology: { ...topology, rolloutAfter: '2026-01-01T00:00:00Z' },
    });
  });

  it('turns a switch that is added, and gives an object what it has to have', async () => {
    const form = await editing({ spec: {} });
    await userEvent.click(screen.getByRole('button', { name: /^Add a field/ }));
    await userEvent.click(screen.getByRole('option', { name: /^paused/ }));
    expect(screen.getByRole('checkbox', { name: /paused/ })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: /^Add a field/ }));
    await userEvent.click(screen.getByRole('option', { name: /^topology/ }));
    await write(/^version/, 'v1.34.0');
    expect(await form.result()).toEqual({
      paused: true,
      topology: { version: 'v1.34.0' },
    });
  });

  it('adds an item with nothing in it that nobody asked for', async () => {
    const form = await editing({
      spec: { topology: { version: 'v1.34.0', workers: {} } },
    });
    await add('workers', 'machineDeployments');
    const workers = screen.getByRole('group', { name: /^workers/ });
    await userEvent.click(
      within(workers).getByRole('button', { name: /Add an item/ }),
    );
    await write(/^class/, 'default');
    await write(/^name/, 'md-0');
    await userEvent.click(
      within(workers).getByRole('button', {
        name: /field to machineDeployments-1/,
      }),
    );
    await userEvent.click(
      screen.getByRole('option', { name: /^maxUnavailable/ }),
    );
    await write(/^maxUnavailable/, '25%');
    expect(await form.result()).toEqual({
      topology: {
        version: 'v1.34.0',
        workers: {
          machineDeployments: [
            { class: 'default', name: 'md-0', maxUnavailable: '25%' },
          ],
        },
      },
    });
  });

  it('says what the host cluster would refuse, and does not go on with it', async () => {
    const form = await editing();
    await write(/^version/, '1.34');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /host cluster would refuse this.*topology\.version/,
    );
    await form.next();
    expect(
      await screen.findAllByText(/choose what is to be done, and fill in/),
    ).not.toHaveLength(0);
    expect(screen.queryByText('Look again')).toBeNull();
  });

  it('has what no form knows as YAML, in its place', async () => {
    const form = await editing({
      spec: {
        topology: {
          version: 'v1.34.0',
          variables: [{ name: 'a', value: { deep: [1] } }],
        },
      },
    });
    const value = await box(/^value, as YAML/);
    expect(value).toHaveValue('deep:\n  - 1\n');
    await write(/^value, as YAML/, 'deep: [');
    expect(await screen.findByRole('alert')).toHaveTextContent(/not YAML/);
    await form.next();
    expect(screen.queryByText('Look again')).toBeNull();
    await write(/^value, as YAML/, 'deep: [2]');
    expect(await form.result()).toHaveProperty('topology.variables', [
      { name: 'a', value: { deep: [2] } },
    ]);
  });

  it('is one value in both views', async () => {
    const form = await editing();
    await write(/^version/, 'v1.34.0');
    await userEvent.click(screen.getByRole('tab', { name: 'YAML' }));
    const yaml = screen.getByRole('textbox', { name: 'Spec, as YAML' });
    expect(yaml).toHaveTextContent('version: v1.34.0');
    await write('Spec, as YAML', 'topology: [');
    expect(screen.getByRole('tab', { name: 'Form' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await write('Spec, as YAML', 'paused: false\ntopology: {version: v1.35.0}');
    await userEvent.click(screen.getByRole('tab', { name: 'Form' }));
    expect(await box(/^version/)).toHaveValue('v1.35.0');
    expect(screen.getByRole('checkbox', { name: /paused/ })).not.toBeChecked();
    expect(await form.result()).toEqual({
      paused: false,
      topology: { version: 'v1.35.0' },
    });
  });

  it('shows an error as one', async () => {
    await renderForm({
      api: failing('getEditForm', await responseError(404, 'No file holds it')),
      values: { change: { entityRef, operation: 'edit' } },
    });
    expect(await screen.findByText(/No file holds it/)).toBeVisible();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
