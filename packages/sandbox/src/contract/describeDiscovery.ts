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

import { ContractContext } from './kubernetesApiContract';
import { eventually, WIDGETS } from './widgets';

const AGGREGATED =
  'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';

/** What is served, and to whom. @internal */
export function describeDiscovery(get: () => ContractContext): void {
  describe('discovery', () => {
    it('lists groups, versions and resources', async () => {
      const { client } = get();
      const groups = await client.call('GET', '/apis');
      expect(groups.body).toMatchObject({ kind: 'APIGroupList' });
      expect(groups.body.groups).toContainEqual({
        name: WIDGETS.group,
        versions: [
          { groupVersion: `${WIDGETS.group}/v1`, version: 'v1' },
          { groupVersion: `${WIDGETS.group}/v1beta1`, version: 'v1beta1' },
        ],
        preferredVersion: {
          groupVersion: `${WIDGETS.group}/v1`,
          version: 'v1',
        },
      });
      const group = await client.call('GET', WIDGETS.root);
      expect(group.body).toMatchObject({
        kind: 'APIGroup',
        name: WIDGETS.group,
        preferredVersion: { version: 'v1' },
      });
      const resources = await client.call('GET', `${WIDGETS.root}/v1`);
      expect(resources.body).toMatchObject({
        kind: 'APIResourceList',
        groupVersion: `${WIDGETS.group}/v1`,
        resources: expect.arrayContaining([
          expect.objectContaining({
            name: 'widgets',
            singularName: 'widget',
            kind: 'Widget',
            namespaced: true,
            shortNames: ['wi'],
            verbs: expect.arrayContaining(['get', 'list', 'watch', 'patch']),
          }),
          expect.objectContaining({ name: 'widgets/status', kind: 'Widget' }),
        ]),
      });
      const core = await client.call('GET', '/api');
      expect(core.body).toMatchObject({
        kind: 'APIVersions',
        versions: ['v1'],
      });
    });

    it('aggregates, and answers 304 to the ETag', async () => {
      const { client } = get();
      const headers = { Accept: AGGREGATED };
      let etag = '';
      await eventually(async () => {
        const response = await client.call('GET', '/apis', { headers });
        expect(response.body.kind).toBe('APIGroupDiscoveryList');
        expect(response.headers['content-type']).toContain('v=v2');
        etag = String(response.headers.etag);
        return response.text.includes(`"${WIDGETS.group}"`);
      });
      const { body } = await client.call('GET', '/apis', { headers });
      expect(body.items).toContainEqual(
        expect.objectContaining({
          metadata: expect.objectContaining({ name: WIDGETS.group }),
          versions: [
            expect.objectContaining({
              version: 'v1',
              freshness: 'Current',
              resources: [
                expect.objectContaining({
                  resource: 'widgets',
                  scope: 'Namespaced',
                  responseKind: {
                    group: WIDGETS.group,
                    version: 'v1',
                    kind: 'Widget',
                  },
                  subresources: [
                    expect.objectContaining({ subresource: 'status' }),
                  ],
                }),
              ],
            }),
            expect.objectContaining({ version: 'v1beta1' }),
          ],
        }),
      );
      const again = await client.call('GET', '/apis', {
        headers: { ...headers, 'If-None-Match': etag },
      });
      expect(again.status).toBe(304);
      expect(again.text).toBe('');
      const core = await client.call('GET', '/api', { headers });
      expect(core.body).toMatchObject({
        kind: 'APIGroupDiscoveryList',
        items: [{ versions: [{ version: 'v1' }] }],
      });
    });

    it('says its version', async () => {
      const { body } = await get().client.call('GET', '/version');
      expect(body).toMatchObject({
        major: '1',
        gitVersion: expect.stringMatching(/^v1\./),
      });
    });

    it('knows nothing of other groups, resources and paths', async () => {
      const { client } = get();
      for (const path of [
        '/apis/absent.example.com/v1/things',
        '/apis/absent.example.com',
        `${WIDGETS.root}/v1/gadgets`,
        `${WIDGETS.root}/v7/widgets`,
        '/absent',
      ]) {
        const { status, text } = await client.call('GET', path);
        expect({ path, status, text: text.trim() }).toEqual({
          path,
          status: 404,
          text: '404 page not found',
        });
      }
      const core = await client.call('GET', '/api/v1/gadgets');
      expect(core).toMatchObject({
        status: 404,
        body: {
          kind: 'Status',
          reason: 'NotFound',
          message: 'the server could not find the requested resource',
          code: 404,
        },
      });
    });

    it('refuses unknown tokens with 401', async () => {
      const { client } = get();
      const { status, body } = await client
        .as('unknown')
        .call('GET', WIDGETS.all);
      expect(status).toBe(401);
      expect(body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: 'Unauthorized',
        reason: 'Unauthorized',
        code: 401,
      });
    });

    it('refuses what a token may not with 403, and says what', async () => {
      const { client, target } = get();
      const nobody = client.as(target.nobodyToken);
      expect((await nobody.call('GET', '/apis')).status).toBe(200);
      const all = await nobody.call('GET', WIDGETS.all);
      expect(all.status).toBe(403);
      expect(all.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message: `widgets.${WIDGETS.group} is forbidden: User "nobody" cannot list resource "widgets" in API group "${WIDGETS.group}" at the cluster scope`,
        reason: 'Forbidden',
        details: { group: WIDGETS.group, kind: 'widgets' },
        code: 403,
      });
      const one = await nobody.call(
        'PATCH',
        `${WIDGETS.in('default')}/a/status`,
        {
          body: {},
          headers: { 'Content-Type': 'application/merge-patch+json' },
        },
      );
      expect(one.body).toMatchObject({
        code: 403,
        message: `widgets.${WIDGETS.group} "a" is forbidden: User "nobody" cannot patch resource "widgets/status" in API group "${WIDGETS.group}" in the namespace "default"`,
        details: { name: 'a', group: WIDGETS.group, kind: 'widgets' },
      });
      const watch = await nobody.call('GET', `${WIDGETS.all}?watch=true`);
      expect(watch.body.message).toContain('cannot watch resource');
    });
  });
}
