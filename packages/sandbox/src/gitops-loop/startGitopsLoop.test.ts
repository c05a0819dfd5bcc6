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

import { sandboxCrds } from '../crds';
import { createGitProvider, GitProvider } from '../git-provider';
import { createKubernetesApi, KubernetesApi } from '../kubernetes-api';
import { conditionsOf } from './fluxStatus';
import { GitopsLoop, startGitopsLoop } from './startGitopsLoop';

jest.setTimeout(60_000);

const KUSTOMIZATION = {
  apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
  kind: 'Kustomization',
  metadata: { name: 'apps', namespace: 'flux-system' },
};
const SOURCE = {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'GitRepository',
  metadata: { name: 'platform', namespace: 'flux-system' },
};
const terraform = (name: string, extra = '') => `
apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata:
  name: ${name}
spec:
  interval: 10m
  sourceRef: { kind: GitRepository, name: code }
${extra}`;

const FILES = {
  'clusters/hub/kustomization.yaml':
    'resources: [namespace.yaml, team]\n# kept\n',
  'clusters/hub/namespace.yaml':
    'apiVersion: v1\nkind: Namespace\nmetadata: { name: team-a }\n---\n',
  'clusters/hub/team/kustomization.yaml':
    'namespace: team-a\nresources: [queue.yaml]\n',
  'clusters/hub/team/queue.yaml': `${terraform('queue')}---${terraform(
    'topic',
    '  path: ./topic\n',
  )}`,
  'flat/a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: flat }\n',
  'flat/note.md': '# No manifest\n',
};

describe('startGitopsLoop', () => {
  let api: KubernetesApi;
  let provider: GitProvider;
  let loop: GitopsLoop;
  const problems: string[] = [];

  beforeEach(async () => {
    api = await createKubernetesApi({
      crds: sandboxCrds,
      namespaces: ['flux-system'],
    });
    provider = await createGitProvider();
    await provider.createRepository({
      owner: 'acme',
      name: 'platform',
      files: FILES,
    });
    loop = startGitopsLoop({
      client: api.client,
      provider,
      log: message => problems.push(message),
    });
  });
  afterEach(async () => {
    await loop?.stop();
    await provider?.stop();
    await api?.stop();
    if (problems.length) {
      throw new Error(problems.join('\n'));
    }
  });

  function begin(spec: Record<string, unknown> = {}) {
    api.client.create({
      ...SOURCE,
      spec: {
        url: `${provider.url}/acme/platform.git`,
        interval: '1h',
        ref: { branch: 'main' },
      },
    });
    api.client.create({
      ...KUSTOMIZATION,
      spec: {
        interval: '1h',
        path: './clusters/hub',
        prune: true,
        sourceRef: { kind: 'GitRepository', name: 'platform' },
        ...spec,
      },
    });
  }
  const get = (name: string) =>
    api.client.get({
      apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
      kind: 'Terraform',
      metadata: { name, namespace: 'team-a' },
    });
  const ready = () => conditionsOf(api.client.get(KUSTOMIZATION)).get('Ready');

  async function until<T>(read: () => T | undefined | false): Promise<T> {
    for (let tries = 0; tries < 1000; tries++) {
      const value = read();
      if (value) {
        return value;
      }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    throw new Error(`It did not happen: ${JSON.stringify(ready())}`);
  }
  const handled = () =>
    (api.client.get(KUSTOMIZATION)?.status as Record<string, unknown>)
      .lastHandledReconcileAt;
  const settled = () =>
    until(
      () =>
        ready()?.status !== 'Unknown' &&
        ready()?.reason !== 'ArtifactFailed' &&
        ready(),
    );

  async function commit(files: Record<string, unknown>[]) {
    const response = await fetch(
      `${provider.url}/api/v1/repos/acme/platform/contents`,
      {
        method: 'POST',
        headers: {
          Authorization: `token ${provider.token}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ branch: 'main', files }),
      },
    );
    expect(response.status).toBe(201);
    const { commit: made } = (await response.json()) as {
      commit: { sha: string };
    };
    return made.sha;
  }
  const content = (text: string) => Buffer.from(text).toString('base64');

  it('applies a folder, follows its branch, and prunes', async () => {
    begin();
    expect(await settled()).toMatchObject({
      status: 'True',
      reason: 'ReconciliationSucceeded',
      message: expect.stringMatching(/^Applied revision: main@sha1:\w{40}$/),
    });
    expect(get('queue')?.metadata.labels).toEqual({
      'kustomize.toolkit.fluxcd.io/name': 'apps',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    });
    expect(api.client.get(KUSTOMIZATION)?.status).toMatchObject({
      observedGeneration: 1,
      inventory: {
        entries: [
          { id: '_team-a__Namespace', v: 'v1' },
          {
            id: 'team-a_queue_infra.contrib.fluxcd.io_Terraform',
            v: 'v1alpha2',
          },
          {
            id: 'team-a_topic_infra.contrib.fluxcd.io_Terraform',
            v: 'v1alpha2',
          },
        ],
      },
    });
    const sha = await commit([
      {
        operation: 'update',
        path: 'clusters/hub/team/queue.yaml',
        content: content(terraform('queue', '  path: ./new\n')),
      },
    ]);
    await until(() => get('topic') === undefined);
    expect(get('queue')?.spec).toMatchObject({ path: './new' });
    await until(
      () =>
        ready()?.status === 'True' &&
        String(ready()?.message).endsWith(`main@sha1:${sha}`),
    );
    expect(api.client.get(SOURCE)?.status).toMatchObject({
      artifact: { revision: `main@sha1:${sha}` },
    });
  });

  it('keeps what others have set, and takes back what it no longer says', async () => {
    begin();
    await settled();
    api.client.update(get('topic') ?? KUSTOMIZATION, object => {
      Object.assign(object.spec as object, { approvePlan: 'plan-main-1' });
      object.metadata.finalizers = ['finalizers.tf.contrib.fluxcd.io'];
    });
    await commit([
      {
        operation: 'update',
        path: 'clusters/hub/team/queue.yaml',
        content: content(`${terraform('queue')}---${terraform('topic')}`),
      },
    ]);
    const topic = await until(() => {
      const object = get('topic');
      return object && !('path' in (object.spec as object)) && object;
    });
    expect(topic.spec).toMatchObject({ approvePlan: 'plan-main-1' });
    expect(topic.metadata.finalizers).toHaveLength(1);
  });

  it('applies all YAML of a folder without a kustomization.yaml', async () => {
    begin({ path: 'flat' });
    await settled();
    expect(
      api.client.get({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'flat' },
      }),
    ).toBeDefined();
  });

  it.each<[string, Record<string, unknown>, string, string, string]>([
    [
      'a patch in the Kustomization',
      { patches: [] },
      '',
      'BuildFailed',
      'Kustomization: the sandbox does not support spec.patches',
    ],
    [
      'generators',
      {},
      'configMapGenerator: []\nhelmCharts: []\n',
      'BuildFailed',
      'clusters/hub/kustomization.yaml: the sandbox does not support configMapGenerator, helmCharts',
    ],
    [
      'remote resources',
      {},
      'resources: ["https://example.com/x.yaml"]\n',
      'BuildFailed',
      'clusters/hub/kustomization.yaml: the sandbox does not support the remote resource https://example.com/x.yaml',
    ],
    [
      'a file that is not there',
      {},
      'resources: [none.yaml]\n',
      'BuildFailed',
      "clusters/hub/kustomization.yaml: accumulating resources from 'none.yaml': no such file, and no folder with a kustomization.yaml",
    ],
    [
      'a file outside of its folder',
      {},
      'resources: [../../flat/a.yaml]\n',
      'BuildFailed',
      'clusters/hub/kustomization.yaml: ../../flat/a.yaml is not in or below its folder',
    ],
    [
      'a cycle',
      {},
      'resources: [../hub]\n',
      'BuildFailed',
      'cycle detected: clusters/hub → clusters/hub',
    ],
    [
      'a namespace that is not there',
      {},
      'resources: [team]\n',
      'ReconciliationFailed',
      'Terraform/team-a/queue dry-run failed (NotFound): namespaces "team-a" not found',
    ],
    [
      'a kubeconfig of nobody',
      { kubeConfig: { secretRef: { name: 'mars' } } },
      '',
      'ReconciliationFailed',
      'spec.kubeConfig names no host of the sandbox: Secret "mars"',
    ],
  ])(
    'says why it does not apply %s',
    async (_, spec, text, reason, message) => {
      if (text) {
        await commit([
          {
            operation: 'update',
            path: 'clusters/hub/kustomization.yaml',
            content: content(text),
          },
        ]);
      }
      begin(spec);
      await until(() => ready()?.reason === reason);
      expect(ready()).toMatchObject({ status: 'False', message });
      expect(get('queue')).toBeUndefined();
    },
  );

  it('applies nothing of a commit with an invalid object', async () => {
    begin();
    await settled();
    await commit([
      {
        operation: 'update',
        path: 'clusters/hub/team/queue.yaml',
        content: content(
          `${terraform('queue', '  path: ./new\n')}---${terraform(
            'topic',
            '  approvePlan: [1]\n',
          )}`,
        ),
      },
    ]);
    await until(() => ready()?.reason === 'ReconciliationFailed');
    expect(ready()?.message).toContain(
      'Terraform/team-a/topic dry-run failed (Invalid)',
    );
    expect(get('queue')?.spec).not.toHaveProperty('path');
  });

  it('acknowledges a request, and waits while suspended', async () => {
    begin();
    await settled();
    api.client.update(KUSTOMIZATION, object => {
      object.metadata.annotations = {
        'reconcile.fluxcd.io/requestedAt': 'now',
      };
    });
    await until(() => handled() === 'now');
    api.client.update(KUSTOMIZATION, object => {
      Object.assign(object.spec as object, { suspend: true });
      object.metadata.annotations = {
        'reconcile.fluxcd.io/requestedAt': 'later',
      };
    });
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(handled()).toBe('now');
  });

  it('takes everything away with its Kustomization', async () => {
    begin();
    await settled();
    api.client.delete(KUSTOMIZATION);
    await until(() => !api.client.get(KUSTOMIZATION));
    expect(get('queue')).toBeUndefined();
  });
});
