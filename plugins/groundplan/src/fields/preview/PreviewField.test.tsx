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
import { PreviewResponse } from 'backstage-plugin-groundplan-common';
import { FakeGroundplanApi, preview } from '../../../dev/__fixtures__';
import { failing, renderForm } from '../../__testUtils__/renderForm';
import { responseError } from '../../__testUtils__/responseError';

const CHANGE = {
  change: {
    entityRef: 'resource:default/payments.cluster.team-a.hub',
    operation: 'upgrade',
    version: 'v1.34.1',
  },
};

async function atPreview(api?: FakeGroundplanApi, path?: string) {
  const form = await renderForm({ api, values: CHANGE, path });
  await screen.findByRole('button', { name: /v1\.34\.1 Version/ });
  await form.next();
  return form;
}

function answering(part: Partial<PreviewResponse>) {
  const api = new FakeGroundplanApi();
  api.preview = async () => ({ ...preview, ...part });
  return api;
}

async function region(name: string) {
  return within(await screen.findByRole('region', { name }));
}

describe('GroundplanPreview', () => {
  it('asks with the values of all pages, and gives up when left', async () => {
    const api = new FakeGroundplanApi();
    const asked = jest.fn();
    api.preview = async (request, options) => {
      asked(request, options?.signal);
      return new Promise<never>(() => {});
    };
    const form = await atPreview(api);
    expect(
      await screen.findByRole('progressbar', { name: /Rendering/ }),
    ).toBeVisible();
    expect(asked).toHaveBeenCalledTimes(1);
    const [request, signal] = asked.mock.calls[0];
    expect(request).toEqual({
      templateRef: 'template:default/groundplan-change',
      values: CHANGE,
    });
    expect(signal.aborted).toBe(false);
    await form.back();
    expect(signal.aborted).toBe(true);
  });

  it('shows objects, files, what differs and what was found', async () => {
    await atPreview();
    const what = await region('What will change');
    expect(
      what.getByText('Create cluster checkout in team-payments'),
    ).toBeVisible();
    expect(what.getByText(/room for 3 machines/)).toBeVisible();
    expect(what.getByText('1 error was found')).toBeVisible();
    const findings = within(what.getByRole('list', { name: '2 findings' }));
    expect(findings.getAllByRole('listitem').map(it => it.textContent)).toEqual(
      [
        'Errorclusters/hub/team-payments/checkout.yaml, line 12spec.topology.version v1.34.9 is not among the versions of ClusterClass standard.',
        'Noteclusters/hub/team-payments/checkout.yaml Nobody says who owns the system that it is part of.',
      ],
    );

    const objects = await region('Objects');
    expect(objects.getAllByRole('row').map(it => it.textContent)).toEqual([
      'ChangeNameKind',
      'Newcheckoutteam-paymentsClustercluster.x-k8s.io/v1beta2',
      'Deletedcheckoutteam-paymentsConfigMapv1',
    ]);

    const files = await region('Files');
    const rows = () => files.getAllByRole('row').map(it => it.textContent);
    const at = rows().findIndex(it => it?.includes('version: v1.34.9'));
    expect(rows()[at]).toMatch(/^12\+added/);
    expect(rows()[at + 1]).toContain('is not among the versions');

    await userEvent.click(
      files.getByRole('button', { name: 'kustomization.yaml, Changed' }),
    );
    expect(
      files.getByRole('table', {
        name: 'Changes of clusters/hub/team-payments/kustomization.yaml',
      }),
    ).toBeVisible();
    expect(rows().filter(it => it?.includes('+'))).toEqual([
      '10+added   - checkout.yaml',
    ]);
    await userEvent.click(
      files.getByRole('button', { name: '6 unchanged lines' }),
    );
    expect(files.getByText(/Sorted by hand/)).toBeVisible();

    await userEvent.click(
      screen.getByRole('button', { name: 'Not checked (1)' }),
    );
    expect(screen.getByText('Two CEL rules of Cluster')).toBeVisible();
  });

  it('leads from what was found to its file', async () => {
    await atPreview();
    const files = await region('Files');
    await userEvent.click(files.getByRole('button', { name: /kustomization/ }));
    await userEvent.click(
      screen.getByRole('button', { name: /checkout\.yaml, line 12/ }),
    );
    expect(
      files.getByRole('button', {
        name: 'checkout.yaml, New, Error, 2 in this file',
      }),
    ).toHaveAttribute('aria-current', 'true');
  });

  it('shows the beginning of a long file until asked for all', async () => {
    const after = Array.from({ length: 1_000 }, (_, i) => `line: ${i}\n`);
    await atPreview(
      answering({
        files: Array.from({ length: 200 }, (_, i) => ({
          path: `a/${i}.yaml`,
          change: 'created' as const,
          before: null,
          after: after.join(''),
          findings: [],
        })),
        findings: [],
        checkedBy: 'server',
      }),
    );
    const files = await region('Files');
    expect(files.getByText('line: 399')).toBeVisible();
    expect(files.queryByText('line: 400')).toBeNull();
    expect(screen.getByText(/it would accept all of it/)).toBeVisible();
    await userEvent.click(
      files.getByRole('button', { name: 'Show 600 more lines' }),
    );
    expect(files.getByText('line: 999')).toBeVisible();
  });

  it('says that nothing would change', async () => {
    const form = await atPreview(answering({ files: [], objects: [] }));
    expect(await screen.findByText(/Nothing would change/)).toBeVisible();
    expect(await form.created()).toEqual(CHANGE);
  });

  it.each<[string, () => Error | Promise<Error>, RegExp]>([
    [
      'values that are wrong',
      () => responseError(400, 'spec.version: no such version'),
      /Nothing can be made.*spec\.version: no such version\. Go back/,
    ],
    [
      'a target that is forbidden',
      () => responseError(403, 'You may not create in kube-system.'),
      /You may not make this.*kube-system\. Go back/,
    ],
    [
      'a template that is gone',
      () => responseError(404, 'No template x'),
      /is not there.*No template x\. It may/,
    ],
    [
      'a backend that fails',
      () => responseError(500, 'no space left'),
      /The preview failed.*no space left\. You can go on/,
    ],
    [
      'a backend that does not answer',
      () => new TypeError('Failed to fetch'),
      /cannot be reached.*Failed to fetch\. You can go on/,
    ],
  ])('tells of %s, and keeps nobody', async (_, errorOf, text) => {
    const api = failing('preview', await errorOf());
    const asked = jest.spyOn(api, 'preview');
    const form = await atPreview(api);
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
    const before = asked.mock.calls.length;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked.mock.calls.length).toBeGreaterThan(before);
    expect(await form.created()).toEqual(CHANGE);
  });

  it('says why there is none where no template is named', async () => {
    await atPreview(undefined, '/create/edit');
    expect(
      await screen.findByText(/does not say which template it is/),
    ).toBeVisible();
  });
});
