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
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import {
  eventually,
  startScaffolder,
  TestScaffolder,
} from '../__testUtils__/startScaffolder';
import { pullRequestExamples } from './createPullRequestAction.examples';
import { renderExamples } from './createRenderAction.examples';
import { validateExamples } from './createValidateAction.examples';
import { waitExamples } from './createWaitAction.examples';

jest.setTimeout(120_000);

function stepsOf({ example }: TemplateExample): JsonObject[] {
  return parse(example).steps;
}

const RENDER: JsonObject = {
  id: 'render',
  name: 'Render the files',
  action: 'groundplan:render',
  input: {
    source: { kind: 'terraform' },
    values: {
      name: '${{ parameters.name }}',
      sourceRef: {
        kind: 'GitRepository',
        name: 'platform',
        namespace: 'flux-system',
      },
      approval: 'auto',
    },
    target: {
      host: 'workload-eu',
      namespace: 'playground',
      repository: '${{ parameters.repository }}',
    },
  },
};

function template(name: string, ...steps: JsonObject[]): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name, namespace: 'default' },
    spec: { type: 'x', owner: 'x', parameters: [], steps },
  };
}

const [validate] = validateExamples.map(stepsOf);
const [pullRequest] = pullRequestExamples.map(stepsOf);
const [wait] = waitExamples.map(stepsOf);

describe('the examples of the actions', () => {
  let scaffolder: TestScaffolder;

  beforeAll(async () => {
    scaffolder = await startScaffolder({
      templates: [
        ...renderExamples.map((example, index) =>
          template(`render-${index}`, ...stepsOf(example)),
        ),
        template('all', RENDER, ...validate, ...pullRequest, ...wait),
      ],
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

  // Their hosts and entities are nobody's here, which is said after the input was taken
  it.each([
    [0, 'takes no changes from https://git.example.com/acme/platform'],
    [1, 'There is no entity resource:default/payments.cluster.team-a.hub'],
    [2, 'There is no entity resource:default/payments.cluster.team-a.hub'],
  ])('of rendering: number %i is understood', async (index, message) => {
    const done = await scaffolder.run(`template:default/render-${index}`, {});
    expect(done.status).toBe('failed');
    expect(done.log).toContain(message);
  });

  it('of the others: validated, opened, waited for until it is healthy', async () => {
    const running = scaffolder.run('template:default/all', {
      name: 'example',
      repository: scaffolder.repository,
      cluster: { owner: 'payments' },
    });
    const [pull] = await eventually<{ number: number; title: string }[]>(
      () => scaffolder.git('/pulls?state=open'),
      all => all.length > 0,
    );
    expect(pull.title).toBe('A cluster for payments');
    await scaffolder.merge(pull.number);
    const done = await running;
    expect(done).toMatchObject({ status: 'completed' });
    expect(done.log).toContain('All of it is there and well');
  });
});
