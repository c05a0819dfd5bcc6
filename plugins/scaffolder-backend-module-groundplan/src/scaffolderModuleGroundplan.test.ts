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
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  eventually,
  startScaffolder,
  TestScaffolder,
} from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

const TEMPLATES = join(__dirname, '../../../catalog/templates');

const terraform: Entity = parse(
  readFileSync(join(TEMPLATES, 'terraform.yaml'), 'utf8'),
);

const change: Entity = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'change', namespace: 'default' },
  spec: {
    type: 'change',
    owner: 'platform',
    parameters: [],
    steps: [
      {
        id: 'render',
        name: 'Render',
        action: 'groundplan:render',
        input: {
          source: { kind: 'object' },
          values: '${{ parameters.change }}',
        },
      },
      {
        id: 'pullRequest',
        name: 'Pull request',
        action: 'groundplan:pull-request',
        input: { plan: '${{ steps.render.output.plan }}' },
      },
    ],
    output: {
      links: [
        { title: 'Pull request', url: '${{ steps.pullRequest.output.url }}' },
      ],
    },
  },
};

const PLACE = 'clusters/workload-eu';
const FILE = `${PLACE}/playground/terraform-bucket.yaml`;

describe('the way from a template to an object, and back', () => {
  let scaffolder: TestScaffolder;

  beforeAll(async () => {
    terraform.metadata.namespace = 'default';
    scaffolder = await startScaffolder({ templates: [terraform, change] });
    const { mirror } = scaffolder.parts;
    await eventually(
      () => mirror.hosts().map(({ state }) => state),
      states => states.length === 3 && states.every(one => one === 'ready'),
    );
  });

  afterAll(async () => {
    await scaffolder.stop();
  });

  const values = (rest: JsonObject = {}): JsonObject => ({
    name: 'bucket',
    owner: 'group:default/platform',
    sourceRef: { kind: 'GitRepository', name: 'modules' },
    path: './bucket',
    target: {
      host: 'workload-eu',
      namespace: 'playground',
      repository: scaffolder.repository,
    },
    ...rest,
  });
  const make = (rest?: JsonObject) =>
    scaffolder.run('template:default/terraform', values(rest));
  const alter = (changed: JsonObject) =>
    scaffolder.run('template:default/change', { change: changed });
  const open = async (): Promise<{ number: number; head: { ref: string } }[]> =>
    await scaffolder.git('/pulls?state=open');
  const file = async (path: string, ref = 'main') => {
    const { content } = await scaffolder.git(`/contents/${path}?ref=${ref}`);
    return Buffer.from(content, 'base64').toString();
  };
  const object = () =>
    scaffolder.parts.mirror
      .lookup('workload-eu')
      .get('infra.contrib.fluxcd.io', 'Terraform', 'playground', 'bucket');

  it('opens one pull request, however often it runs, and what is merged is there', async () => {
    const first = await make();
    expect(first).toMatchObject({ status: 'completed' });
    const [pull, ...others] = await open();
    expect(others).toEqual([]);
    expect(pull.head.ref).toBe(
      'groundplan/bucket.terraform.playground.workload-eu',
    );
    expect(JSON.stringify(first.output)).toContain(`/pulls/${pull.number}`);
    const { body, title } = await scaffolder.git(`/pulls/${pull.number}`);
    expect(title).toBe('Terraform bucket');
    expect(body).toContain('| created | Terraform | playground | bucket |');

    expect(await make()).toMatchObject({ status: 'completed' });
    expect(await open()).toHaveLength(1);

    const changed = await make({ description: 'For invoices' });
    expect(changed).toMatchObject({ status: 'completed' });
    expect(await open()).toHaveLength(1);
    expect(await file(FILE, pull.head.ref)).toContain('For invoices');

    const before = await file(`${PLACE}/kustomization.yaml`);
    await scaffolder.merge(pull.number);
    await eventually(object, Boolean);
    expect(await file(`${PLACE}/kustomization.yaml`)).toBe(
      `${before}  - playground/terraform-bucket.yaml\n`,
    );
    expect(
      scaffolder.auditor.createEvent.mock.calls.filter(
        ([{ eventId }]) => eventId === 'groundplan-pull-request',
      ),
    ).toHaveLength(3);
    expect(scaffolder.event.fail).not.toHaveBeenCalled();
  });

  it('has nothing to do when the base has all of it', async () => {
    const again = await make({ description: 'For invoices' });
    expect(again).toMatchObject({ status: 'completed' });
    expect(again.log).toContain('nothing to do');
    expect(await open()).toEqual([]);
  });

  it('edits a file so that only what was asked for changes', async () => {
    const entityRef = await eventually(
      () =>
        scaffolder.parts.entities.entityRefOf(
          'workload-eu',
          'terraform',
          'playground',
          'bucket',
        ),
      Boolean,
    );
    const spec = { ...(parse(await file(FILE)).spec as JsonObject) };
    const done = await alter({
      entityRef: String(entityRef),
      operation: 'edit',
      spec: { ...spec, interval: '30m' },
    });
    expect(done).toMatchObject({ status: 'completed' });
    const [pull] = await open();
    const before = await file(FILE);
    expect(await file(FILE, pull.head.ref)).toBe(
      before.replace('interval: 10m', 'interval: 30m'),
    );
    await scaffolder.merge(pull.number);
  });

  it.each([
    [
      'an unknown repository',
      { repository: 'https://elsewhere.example.com/a/b' },
      'takes no changes from https://elsewhere.example.com/a/b',
    ],
    ['an unknown host', { host: 'nowhere' }, 'no host cluster nowhere'],
    [
      'an unknown branch',
      { branch: 'release' },
      "There is no branch 'release'",
    ],
    ['a path out of the repository', { path: '../..' }, 'cannot be written'],
  ])('refuses %s, and writes nothing', async (_, wrong, message) => {
    const target = { ...(values().target as JsonObject), ...wrong };
    const failed = await make({ name: 'refused', target });
    expect(failed.status).toBe('failed');
    expect(failed.log).toContain(message);
    expect(await open()).toEqual([]);
  });

  it('refuses whom the policy does not allow, in every action', async () => {
    scaffolder.denied.add('groundplan.terraform.create');
    try {
      const failed = await make({ name: 'forbidden' });
      expect(failed.status).toBe('failed');
      expect(failed.log).toContain(
        'the permission groundplan.terraform.create for workload-eu/playground',
      );
      expect(await open()).toEqual([]);
      expect(
        await scaffolder
          .git('/branches')
          .then((all: { name: string }[]) =>
            all.map(({ name }) => name).join(),
          ),
      ).not.toContain('forbidden');
    } finally {
      scaffolder.denied.clear();
    }
  });

  it('does not know objects whose entity the caller may not read', async () => {
    const ref = String(
      scaffolder.parts.entities.entityRefOf(
        'workload-eu',
        'terraform',
        'playground',
        'bucket',
      ),
    );
    scaffolder.unreadable.add(ref);
    const failed = await alter({ entityRef: ref, operation: 'delete' });
    expect(failed.status).toBe('failed');
    expect(failed.log).toContain(`There is no entity ${ref}`);
    expect(await open()).toEqual([]);
    scaffolder.unreadable.clear();
  });

  it('deletes exactly what was made, and its line', async () => {
    const done = await alter({
      entityRef: 'resource:default/bucket.terraform.playground.workload-eu',
      operation: 'delete',
    });
    expect(done).toMatchObject({ status: 'completed' });
    const [pull] = await open();
    const files = await scaffolder.git(`/pulls/${pull.number}/files`);
    expect(
      files.map((one: JsonObject) => `${one.status} ${one.filename}`).sort(),
    ).toEqual([`changed ${PLACE}/kustomization.yaml`, `deleted ${FILE}`]);
    await scaffolder.merge(pull.number);
    await eventually(object, found => found === undefined);
    expect(await file(`${PLACE}/kustomization.yaml`)).not.toContain('bucket');
  });
});
