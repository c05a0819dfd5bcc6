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
import {
  createKubernetesApi,
  KubernetesApi,
  KubernetesApiOptions,
  namespaceObject,
  NewObject,
} from '.';

const CLUSTERS = '/apis/cluster.x-k8s.io/v1beta2/clusters';

function cluster(name: string, spec: object = {}): NewObject {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: { name, namespace: 'default' },
    spec,
  };
}

/** What only the sandbox has; the rest is in the contract. */
describe('createKubernetesApi', () => {
  let api: KubernetesApi;
  const start = async (options: KubernetesApiOptions = {}) => {
    api = await createKubernetesApi({ crds: sandboxCrds, ...options });
  };
  afterEach(async () => {
    await api.stop();
  });
  const call = (path: string, init: RequestInit = {}, token = api.token) =>
    fetch(`${api.url}${path}`, {
      ...init,
      headers: { Authorization: `Bearer ${token}`, ...init.headers },
    });

  it('refuses requests without a token', async () => {
    await start();
    expect((await fetch(`${api.url}${CLUSTERS}`)).status).toBe(401);
    expect((await fetch(`${api.url}/readyz`)).status).toBe(200);
  });

  it.each([
    ['a status', { status: 500 }, 500],
    [
      'a status with headers',
      {
        status: 429,
        reason: 'TooManyRequests',
        headers: { 'Retry-After': '7' },
      },
      429,
    ],
  ] as const)('answers with %s as a fault', async (_, fault, expected) => {
    await start();
    api.setFault(request =>
      request.verb === 'list' && request.plural === 'clusters'
        ? fault
        : undefined,
    );
    const response = await call(CLUSTERS);
    expect(response.status).toBe(expected);
    expect(response.headers.get('retry-after')).toBe(
      expected === 429 ? '7' : null,
    );
    expect((await call('/api/v1/namespaces')).status).toBe(200);
    api.setFault();
    expect((await call(CLUSTERS)).status).toBe(200);
  });

  it('cuts connections, half a body, or never answers', async () => {
    await start();
    api.client.create(cluster('a'));
    api.setFault(() => 'reset');
    await expect(call(CLUSTERS)).rejects.toThrow();
    api.setFault(() => 'cut');
    await expect(
      call(CLUSTERS).then(response => response.text()),
    ).rejects.toThrow();
    api.setFault(() => 'hang');
    await expect(
      call(CLUSTERS, { signal: AbortSignal.timeout(200) }),
    ).rejects.toThrow('timeout');
  });

  it('forgets what does not fit into its history', async () => {
    await start({ historySize: 3 });
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      api.client.create(cluster(name));
    }
    const first = await (await call(`${CLUSTERS}?limit=2`)).json();
    const next = `${CLUSTERS}?limit=2&continue=${first.metadata.continue}`;
    expect((await call(next)).status).toBe(200);
    api.client.update(cluster('a'), object => {
      object.spec = { paused: true };
    });
    expect((await call(next)).status).toBe(200);
    for (const name of ['f', 'g', 'h']) {
      api.client.create(cluster(name));
    }
    expect((await call(next)).status).toBe(410);
  });

  it('ends and cuts watches', async () => {
    await start();
    const watch = `${CLUSTERS}?watch=true`;
    const ended = await call(watch);
    api.endWatches();
    expect(await ended.text()).toBe('');
    const cut = await call(watch);
    api.endWatches('destroy');
    await expect(cut.text()).rejects.toThrow();
  });

  it("changes a token's rights while it runs", async () => {
    await start({ tokens: [{ token: 'reader', user: 'reader', rules: [] }] });
    const status = async () => (await call(CLUSTERS, {}, 'reader')).status;
    expect(await status()).toBe(403);
    api.setRules('reader', [
      {
        verbs: ['list'],
        groups: ['cluster.x-k8s.io'],
        resources: ['clusters'],
      },
    ]);
    expect(await status()).toBe(200);
    api.setRules('reader');
    expect(await status()).toBe(401);
  });

  it('limits a rule to its namespaces', async () => {
    const rules = [
      {
        verbs: ['*'],
        groups: ['*'],
        resources: ['clusters'],
        namespaces: ['default'],
      },
    ];
    await start({ tokens: [{ token: 'reader', user: 'reader', rules }] });
    expect((await call(CLUSTERS, {}, 'reader')).status).toBe(403);
    const own = CLUSTERS.replace('clusters', 'namespaces/default/clusters');
    expect((await call(own, {}, 'reader')).status).toBe(200);
  });

  it('replaces what is applied, or creates it', async () => {
    await start();
    const path = `${CLUSTERS.replace(
      'clusters',
      'namespaces/default/clusters',
    )}/a`;
    const apply = (spec: string) =>
      call(`${path}?fieldManager=test`, {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/apply-patch+yaml' },
        body: `apiVersion: cluster.x-k8s.io/v1beta2\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n`,
      });
    expect((await apply('{paused: true}')).status).toBe(201);
    const second = await apply('{clusterNetwork: {}}');
    expect(second.status).toBe(200);
    expect(await second.json()).toMatchObject({
      spec: { clusterNetwork: {} },
      metadata: { generation: 2 },
    });
    expect(api.client.get(cluster('a'))?.spec).toEqual({ clusterNetwork: {} });
  });

  it('deletes all that is selected', async () => {
    await start();
    ['a', 'b'].forEach(name => api.client.create(cluster(name)));
    const path = CLUSTERS.replace('clusters', 'namespaces/default/clusters');
    await call(`${path}?fieldSelector=metadata.name%3Da`, { method: 'DELETE' });
    expect(
      api.client
        .list({ group: 'cluster.x-k8s.io', plural: 'clusters' })
        .map(({ metadata }) => metadata.name),
    ).toEqual(['b']);
  });

  it('takes what is in a namespace along with it', async () => {
    await start({ namespaces: ['team'] });
    const inTeam = {
      ...cluster('a'),
      metadata: { name: 'a', namespace: 'team' },
    };
    api.client.create(inTeam);
    api.client.delete(namespaceObject('team'));
    expect(api.client.get(inTeam)).toBeUndefined();
  });

  it('keeps its objects from those who read and write in process', async () => {
    await start();
    const object = cluster('a', { paused: true });
    const created = api.client.create(object);
    created.metadata.labels = { changed: 'yes' };
    Object.assign(api.client.get(object)?.metadata ?? {}, {
      labels: { changed: 'yes' },
    });
    expect(api.client.get(object)?.metadata.labels).toBeUndefined();
  });

  it('tells of each request', async () => {
    const seen: string[] = [];
    await start({
      onRequest: ({ verb, plural = '' }) =>
        seen.push(`${verb} ${plural}`.trim()),
    });
    await call(CLUSTERS);
    await call('/apis');
    await call('/apis/%E0%A4%A');
    expect(seen).toEqual(['list clusters', 'discovery']);
  });
});
