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

import { GroundplanClient } from './GroundplanClient';

function clientAnswering(status: number, body: unknown) {
  const fetch = jest.fn(
    async (..._args: Parameters<typeof globalThis.fetch>) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
  );
  return { client: GroundplanClient.create({ fetchApi: { fetch } }), fetch };
}

describe('GroundplanClient', () => {
  it('asks for a filtered page with repeated parameters', async () => {
    const { client, fetch } = clientAnswering(200, { items: [] });
    const { signal } = new AbortController();
    await client.list(
      'runner-scale-sets',
      {
        health: ['Error', 'Warning'],
        namespace: ['a b'],
        q: '',
        orderBy: '-name',
        limit: 20,
        cursor: undefined,
      },
      { signal },
    );
    expect(fetch).toHaveBeenCalledWith(
      'plugin://groundplan/v1/runner-scale-sets?health=Error&health=Warning&namespace=a+b&orderBy=-name&limit=20',
      { signal },
    );
  });

  it.each([
    ['team-a', 'cluster/hub/team-a/pay%2Fments'],
    [undefined, 'cluster/hub/_/pay%2Fments'],
  ])('names an object in namespace %s by its path', async (namespace, path) => {
    const { client, fetch } = clientAnswering(200, { name: 'pay/ments' });
    await expect(
      client.getDetails('clusters', {
        kind: 'cluster',
        host: 'hub',
        namespace,
        name: 'pay/ments',
      }),
    ).resolves.toEqual({ name: 'pay/ments' });
    expect(fetch.mock.calls[0][0]).toBe(
      `plugin://groundplan/v1/clusters/${path}`,
    );
  });

  it('asks for hosts and entity statuses', async () => {
    const { client, fetch } = clientAnswering(200, {
      items: [{ name: 'hub' }],
    });
    await expect(client.getHostClusters()).resolves.toEqual([{ name: 'hub' }]);
    await client.getEntityStatuses([
      'resource:default/a',
      'resource:default/b',
    ]);
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([
      'plugin://groundplan/v1/host-clusters',
      'plugin://groundplan/v1/entity-statuses?entityRef=resource%3Adefault%2Fa&entityRef=resource%3Adefault%2Fb',
    ]);
  });

  it('asks about changes', async () => {
    const { client, fetch } = clientAnswering(200, { items: [] });
    const { signal } = new AbortController();
    await client.getTargets('runner-scale-set', { signal });
    await client.getCredentials('hub', { signal });
    await client.getProfiles('hub', { signal });
    await client.getProfileValues({
      host: 'hub',
      chart: 'dns',
      version: '1.0.0+a',
    });
    await client.getPullRequests({});
    await client.getPullRequests({ entityRef: 'resource:default/a' });
    await client.getEntityChanges('resource:default/a');
    const request = { templateRef: 'template:default/x', values: { a: 1 } };
    await client.preview(request, { signal });
    const base = 'plugin://groundplan/v1';
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([
      `${base}/targets?domain=runner-scale-set`,
      `${base}/credentials?host=hub`,
      `${base}/profiles?host=hub`,
      `${base}/profiles/values?host=hub&chart=dns&version=1.0.0%2Ba`,
      `${base}/pull-requests`,
      `${base}/pull-requests?entityRef=resource%3Adefault%2Fa`,
      `${base}/entity-changes?entityRef=resource%3Adefault%2Fa`,
      `${base}/preview`,
    ]);
    expect(fetch.mock.calls.at(-1)?.[1]).toEqual({
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
  });

  it('throws what the backend says', async () => {
    const { client } = clientAnswering(503, {
      error: { name: 'ServiceUnavailableError', message: 'hub was never read' },
      response: { statusCode: 503 },
    });
    await expect(client.list('clusters', {})).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 503,
      body: { error: { message: 'hub was never read' } },
    });
  });
});
