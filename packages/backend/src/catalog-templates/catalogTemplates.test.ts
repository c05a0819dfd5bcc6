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

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateEntityModule from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import giteaModule from '@backstage/plugin-scaffolder-backend-module-gitea';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import groundplanModule from 'backstage-plugin-scaffolder-backend-module-groundplan';
import { parse } from 'yaml';

const CATALOG = join(__dirname, '../../../../catalog');
const TEMPLATES = join(CATALOG, 'templates');

/** Of a template: its own file, and values as a person would give them. */
const FILES: Record<string, string> = {
  'groundplan-change': 'change.yaml',
  cluster: 'cluster.yaml',
  'deploy-service': 'deploy-service.yaml',
  'dispatch-workflow': 'dispatch-workflow.yaml',
  'new-service': 'new-service/template.yaml',
  'runner-scale-set': 'runner-scale-set.yaml',
  terraform: 'terraform.yaml',
};

const SCALE_SET = `
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: payments-linux.runner-scale-set.arc-runners.ci
  annotations:
    groundplan.dev/name: payments-linux
spec:
  type: github-runner-scale-set
  owner: platform
`;

function readYaml(path: string) {
  return parse(readFileSync(join(TEMPLATES, path), 'utf8'));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

describe('the templates of the catalog', () => {
  const directory = createMockDirectory();
  let backend: TestBackend;

  async function api(path: string, body?: unknown) {
    const response = await fetch(
      `http://localhost:${backend.server.port()}/api/${path}`,
      body === undefined
        ? undefined
        : {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
          },
    );
    return { status: response.status, body: await response.json() };
  }

  async function dryRun(name: string, changes: Record<string, unknown> = {}) {
    const folder = join(TEMPLATES, FILES[name], '..');
    const skeleton = name === 'new-service' ? filesBelow(folder) : [];
    return await api('scaffolder/v2/dry-run', {
      template: readYaml(FILES[name]),
      values: { ...readYaml(`examples/${name}.yaml`), ...changes },
      directoryContents: skeleton.map(path => ({
        path: relative(folder, path),
        base64Content: readFileSync(path).toString('base64'),
      })),
    });
  }

  async function eventually<T>(read: () => Promise<T | undefined>): Promise<T> {
    for (let tries = 0; tries < 200; tries++) {
      const found = await read();
      if (found !== undefined) {
        return found;
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    throw new Error('It did not come in 20 seconds');
  }

  beforeAll(async () => {
    directory.setContent({ 'scale-set.yaml': SCALE_SET });
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        templateEntityModule,
        scaffolderPlugin,
        giteaModule,
        githubModule,
        groundplanModule,
        mockServices.rootConfig.factory({
          data: {
            catalog: {
              processingInterval: { seconds: 1 },
              rules: [{ allow: ['Location', 'Resource', 'Template'] }],
              locations: [
                { type: 'file', target: join(TEMPLATES, 'all.yaml') },
                { type: 'file', target: directory.resolve('scale-set.yaml') },
              ],
            },
            groundplan: { hostClusters: [] },
            integrations: { gitea: [{ host: 'git.example.com' }] },
          },
        }),
      ],
    });
  }, 120_000);

  afterAll(async () => {
    await backend?.stop();
  });

  it('are taken by the catalog, all that there are', async () => {
    const names = await eventually(async () => {
      const { body } = await api(
        'catalog/entities/by-query?filter=kind=template&limit=50',
      );
      const found = body.items.map(
        (item: { metadata: { name: string } }) => item.metadata.name,
      );
      return found.length === Object.keys(FILES).length ? found : undefined;
    });
    expect(names.sort()).toEqual(Object.keys(FILES).sort());
  });

  it('use actions that there are', async () => {
    const { body } = await api('scaffolder/v2/actions');
    const ids = body.map((action: { id: string }) => action.id);
    const used = Object.values(FILES).flatMap(file =>
      readYaml(file).spec.steps.map((step: { action: string }) => step.action),
    );
    expect(ids).toEqual(expect.arrayContaining([...new Set(used)]));
  });

  it("hand the user's token on to each step that reads or writes", () => {
    const steps = Object.values(FILES)
      .flatMap(file => readYaml(file).spec.steps)
      .filter(({ action }) => action.startsWith('groundplan:'));
    expect(steps).toHaveLength(15);
    for (const { input } of steps) {
      expect(input.token).toBe('${{ secrets.USER_OAUTH_TOKEN }}');
    }
  });

  it.each(['cluster', 'deploy-service', 'runner-scale-set', 'terraform'])(
    '%s gets as far as the host cluster with its example',
    async name => {
      const { status, body } = await dryRun(name);
      // There is none here, which is said after the form and the input were taken
      expect({ status, body: JSON.stringify(body) }).toEqual({
        status: 404,
        body: expect.stringContaining('host cluster'),
      });
      const refused = await dryRun(name, { target: { host: 'hub' } });
      expect(JSON.stringify(refused.body)).toContain('namespace');
    },
  );

  it('dispatch-workflow starts the workflow', async () => {
    const { status, body } = await dryRun('dispatch-workflow');
    expect(status).toBe(200);
    expect(body.log.length).toBeGreaterThan(0);
  });

  describe('new-service', () => {
    async function filesOf(changes: Record<string, unknown> = {}) {
      await eventually(async () => {
        const { status } = await api(
          'catalog/entities/by-name/resource/default/payments-linux.runner-scale-set.arc-runners.ci',
        );
        return status === 200 || undefined;
      });
      const { status, body } = await dryRun('new-service', changes);
      expect(status).toBe(200);
      const files = new Map<string, string>(
        body.directoryContents.map(
          (file: { path: string; base64Content: string }) => [
            file.path,
            Buffer.from(file.base64Content, 'base64').toString('utf8'),
          ],
        ),
      );
      return { files, log: JSON.stringify(body.log) };
    }

    it('writes a service that says what it stands on', async () => {
      const { files } = await filesOf();
      expect([...files.keys()].sort()).toEqual([
        '.github/workflows/ci.yaml',
        'Dockerfile',
        'README.md',
        'catalog-info.yaml',
        'chart/Chart.yaml',
        'chart/templates/deployment.yaml',
        'chart/templates/service.yaml',
        'chart/values.yaml',
        'site/index.html',
      ]);
      expect(parse(files.get('catalog-info.yaml')!)).toEqual({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'refunds',
          description: 'Gives money back: "at once"',
          annotations: { 'backstage.io/kubernetes-id': 'refunds' },
        },
        spec: {
          type: 'service',
          lifecycle: 'experimental',
          owner: 'group:default/payments',
          system: 'system:default/payments',
          dependsOn: [
            'resource:default/payments-linux.runner-scale-set.arc-runners.ci',
          ],
        },
      });
      const workflow = parse(files.get('.github/workflows/ci.yaml')!);
      expect(workflow.jobs.image['runs-on']).toBe('payments-linux');
      expect(workflow.jobs.image.env.IMAGE).toBe(
        'ghcr.io/${{ github.repository }}',
      );
      expect(parse(files.get('chart/values.yaml')!)).toMatchObject({
        component: 'refunds',
        image: { repository: 'ghcr.io/my-org/refunds' },
      });
      // Helm's templates are Helm's
      expect(files.get('chart/templates/deployment.yaml')).toBe(
        readFileSync(
          join(
            TEMPLATES,
            'new-service/skeleton/chart/templates/deployment.yaml',
          ),
          'utf8',
        ),
      );
      expect(files.get('site/index.html')).toContain('&quot;at once&quot;');
    });

    it('leaves out what nobody said', async () => {
      const { files } = await filesOf({
        description: undefined,
        system: undefined,
      });
      const entity = parse(files.get('catalog-info.yaml')!);
      expect(entity.metadata).not.toHaveProperty('description');
      expect(entity.spec).not.toHaveProperty('system');
      expect(parse(files.get('chart/Chart.yaml')!).description).toBe('refunds');
    });

    it.each([
      ['github.com?owner=my-org&repo=refunds', 'GitHub', 'Gitea'],
      ['git.example.com?owner=my-org&repo=refunds', 'Gitea', 'GitHub'],
    ])('publishes to the host of %s', async (repoUrl, there, elsewhere) => {
      const { log } = await filesOf({ repoUrl });
      expect(log).toMatch(new RegExp(`Beginning step Publish to ${there}`));
      expect(log).toMatch(
        new RegExp(`Skipping step publish${elsewhere}[^"]*condition`, 'i'),
      );
    });
  });
});
