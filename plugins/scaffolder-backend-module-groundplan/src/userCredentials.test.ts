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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { parse } from 'yaml';
import {
  eventually,
  startScaffolder,
  TestScaffolder,
} from './__testUtils__/startScaffolder';

const terraform: Entity = parse(
  readFileSync(
    join(__dirname, '../../../catalog/templates/terraform.yaml'),
    'utf8',
  ),
);

describe('where only users have credentials for the Git provider', () => {
  let scaffolder: TestScaffolder;

  beforeAll(async () => {
    terraform.metadata.namespace = 'default';
    scaffolder = await startScaffolder({
      templates: [terraform],
      ownCredentials: true,
    });
    const { mirror } = scaffolder.parts;
    await eventually(
      () => mirror.hosts().map(({ state }) => state),
      states => states.length === 3 && states.every(one => one === 'ready'),
    );
  });

  afterAll(async () => {
    await scaffolder.stop();
  });

  const make = async (secrets?: Record<string, string>) =>
    await scaffolder.run(
      'template:default/terraform',
      {
        name: 'bucket',
        owner: 'group:default/platform',
        sourceRef: { kind: 'GitRepository', name: 'modules' },
        path: './bucket',
        target: {
          host: 'workload-eu',
          namespace: 'playground',
          repository: scaffolder.repository,
        },
      },
      secrets,
    );
  const open = async () => await scaffolder.git('/pulls?state=open');

  it.each([undefined, { USER_OAUTH_TOKEN: '' }])(
    'the shipped template opens nothing with %j, and says what to do',
    async secrets => {
      const { status, log } = await make(secrets);
      expect(status).toBe('failed');
      expect(log).toMatch(/none were given for .*: sign in to it in the form/);
      expect(await open()).toEqual([]);
    },
  );

  it("opens the pull request with the user's, and tells it nobody", async () => {
    const { token } = scaffolder.sandbox.git;
    const task = await make({ USER_OAUTH_TOKEN: token });
    expect(task).toMatchObject({ status: 'completed' });
    const pulls = await open();
    expect(pulls).toHaveLength(1);
    for (const told of [
      task.events,
      JSON.stringify(pulls),
      JSON.stringify(scaffolder.event.success.mock.calls),
      JSON.stringify(
        scaffolder.auditor.createEvent.mock.calls.map(
          ([{ request: _, ...event }]) => event,
        ),
      ),
    ]) {
      expect(told).not.toContain(token);
    }
  });
});
