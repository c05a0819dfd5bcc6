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
import { getString } from 'backstage-plugin-groundplan-common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  eventually,
  startScaffolder,
  TestScaffolder,
} from './__testUtils__/startScaffolder';

jest.setTimeout(120_000);

const change: Entity = parse(
  readFileSync(
    join(__dirname, '../../../catalog/templates/change.yaml'),
    'utf8',
  ),
);

const terraform = (
  name: string,
) => `apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata:
  name: ${name}
  namespace: playground
spec:
  interval: 10m
  path: ./bucket # of ${name}
  approvePlan: auto
  sourceRef: { kind: GitRepository, name: platform, namespace: flux-system }
`;

const PAIR = 'clusters/workload-eu/playground/pair.yaml';
const THIRD = 'clusters/ci/playground/third.yaml';

/** Two in one file, and one of another host. */
const HOSTS: Record<string, string> = {
  first: 'workload-eu',
  second: 'workload-eu',
  third: 'ci',
};
const refOf = (name: string) =>
  `resource:default/${name}.terraform.playground.${HOSTS[name]}`;

describe('several changes by one pull request', () => {
  let scaffolder: TestScaffolder;

  const file = async (path: string, ref = 'main') => {
    const { content, sha } = await scaffolder.git(
      `/contents/${path}?ref=${ref}`,
    );
    return { text: Buffer.from(content, 'base64').toString(), sha };
  };
  const commit = async (
    files: Record<string, { text: string; sha?: string }>,
  ) =>
    await scaffolder.git('/contents', {
      branch: 'main',
      message: 'What is there',
      files: Object.entries(files).map(([path, { text, sha }]) => ({
        operation: sha ? 'update' : 'create',
        path,
        ...(sha && { sha }),
        content: Buffer.from(text).toString('base64'),
      })),
    });
  const live = () =>
    Object.keys(HOSTS).map(name =>
      scaffolder.parts.mirror
        .lookup(HOSTS[name])
        .get('infra.contrib.fluxcd.io', 'Terraform', 'playground', name),
    );
  const alter = async (...changes: JsonObject[]) =>
    await scaffolder.run('template:default/groundplan-change', {
      change: { changes },
    });
  const remove = (name: string): JsonObject => ({
    entityRef: refOf(name),
    operation: 'delete',
  });
  const slowDown = (name: string, interval: string): JsonObject => ({
    entityRef: refOf(name),
    operation: 'edit',
    spec: { ...parse(terraform(name)).spec, interval },
  });
  const open = async (): Promise<
    { number: number; title: string; body: string; head: { ref: string } }[]
  > => await scaffolder.git('/pulls?state=open');
  const expectNothing = async () => {
    expect(await open()).toEqual([]);
    expect(await scaffolder.git('/branches')).toHaveLength(1);
  };

  beforeAll(async () => {
    change.metadata.namespace = 'default';
    scaffolder = await startScaffolder({ templates: [change] });
    await eventually(
      () => scaffolder.parts.mirror.hosts().map(({ state }) => state),
      states => states.length === 3 && states.every(one => one === 'ready'),
    );
    const listed = async (host: string, line: string) => {
      const path = `clusters/${host}/kustomization.yaml`;
      const { text, sha } = await file(path);
      return { [path]: { text: `${text}  - ${line}\n`, sha } };
    };
    await commit({
      [PAIR]: { text: `${terraform('first')}---\n${terraform('second')}` },
      [THIRD]: { text: terraform('third') },
      ...(await listed('workload-eu', 'playground/pair.yaml')),
      ...(await listed('ci', 'playground/third.yaml')),
    });
    await eventually(live, all => all.every(Boolean));
  });

  afterEach(() => {
    scaffolder.denied.clear();
    scaffolder.unreadable.clear();
    scaffolder.auditor.createEvent.mockClear();
  });
  afterAll(async () => await scaffolder.stop());

  it('refuses all where one is denied, and names that one', async () => {
    scaffolder.denied.add(`groundplan.terraform.delete ${refOf('third')}`);
    const { status, log } = await alter(remove('first'), remove('third'));
    expect(status).toBe('failed');
    expect(log).toContain(
      `This takes the permission groundplan.terraform.delete for ${refOf(
        'third',
      )}`,
    );
    expect(log).not.toContain(`delete for ${refOf('first')}`);
    await expectNothing();
  });

  it('refuses all where one may not be read, as if it were not there', async () => {
    scaffolder.unreadable.add(refOf('third'));
    const { status, log } = await alter(remove('first'), remove('third'));
    expect(status).toBe('failed');
    expect(log).toContain(`There is no entity ${refOf('third')}`);
    expect(log).not.toContain(PAIR);
    await expectNothing();
  });

  it.each<[string, () => JsonObject[], string | RegExp]>([
    [
      'one of them twice',
      () => [remove('first'), slowDown('first', '1h')],
      `${refOf('first')} is there twice`,
    ],
    ['none', () => [], /changes: .*>=1 items/],
    [
      'more than anybody reads',
      () => Array.from({ length: 51 }, () => remove('first')),
      /changes: .*<=50 items/,
    ],
    [
      'what the host cluster would refuse',
      () => [
        remove('third'),
        {
          entityRef: refOf('first'),
          operation: 'edit',
          spec: { ...parse(terraform('first')).spec, interval: 7 },
        },
      ],
      /The host clusters (ci, workload-eu|workload-eu, ci) would refuse this: .*pair\.yaml:.*interval/,
    ],
  ])('refuses %s', async (_, changes, message) => {
    const { status, log } = await alter(...changes());
    expect(status).toBe('failed');
    expect(log).toMatch(message);
    await expectNothing();
  });

  it('opens one pull request, however often and in which order', async () => {
    const done = await alter(
      remove('third'),
      slowDown('first', '30m'),
      remove('second'),
    );
    expect(done).toMatchObject({ status: 'completed' });
    const again = await alter(
      remove('second'),
      remove('third'),
      slowDown('first', '30m'),
    );
    expect(again.log).toContain('The pull request was there already');
    const other = await alter(
      remove('second'),
      remove('third'),
      slowDown('first', '45m'),
    );
    expect(other.log).toContain('one more commit');

    const [pull, ...others] = await open();
    expect(others).toEqual([]);
    expect(pull.head.ref).toMatch(/^groundplan\/several-[0-9a-f]{16}$/);
    expect(pull.title).toBe('Change 3 Terraform resources');
    for (const row of [
      '| Delete Terraform third | `third.terraform.playground.ci.delete` |',
      '| Edit Terraform first | `first.terraform.playground.workload-eu` |',
      '| Object on ci | Namespace |',
      '| deleted | Terraform | playground | second |',
    ]) {
      expect(pull.body).toContain(row);
    }
    const { text } = await file(PAIR, pull.head.ref);
    expect(text).toBe(terraform('first').replace('10m', '45m'));
    expect(scaffolder.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'groundplan-pull-request',
        meta: expect.objectContaining({
          parts: expect.arrayContaining([
            'second.terraform.playground.workload-eu.delete',
          ]),
        }),
      }),
    );
  });

  it('is one of the open pull requests of each of them', async () => {
    const { changes } = scaffolder.parts;
    const [repository] = changes.repositories('ci');
    for (const [name, host] of Object.entries(HOSTS)) {
      expect(
        await changes.pullRequests.openOf(
          repository,
          `${name}.terraform.playground.${host}`,
        ),
      ).toMatchObject([{ title: 'Change 3 Terraform resources' }]);
    }
    expect(
      await changes.pullRequests.openOf(
        repository,
        'other.terraform.playground.ci',
      ),
    ).toEqual([]);
  });

  it('changes all of them once it is merged', async () => {
    const [{ number }] = await open();
    await scaffolder.merge(number);
    const [first] = await eventually(
      live,
      ([one, second, third]) =>
        getString(one, 'spec', 'interval') === '45m' && !second && !third,
    );
    expect(first?.metadata.name).toBe('first');
  });
});
