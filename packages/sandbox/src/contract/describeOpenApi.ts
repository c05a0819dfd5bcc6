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
import { isRecord, valueAt } from '../kubernetes-api/ApiObject';
import { ContractContext } from './kubernetesApiContract';
import { eventually, widgetCrd, WIDGETS } from './widgets';

const KEY = `apis/${WIDGETS.apiVersion}`;
const COMPONENT = 'dev.groundplan.contract.v1.Widget';

/** What is said of the kinds that are served. @internal */
export function describeOpenApi(get: () => ContractContext): void {
  describe('OpenAPI v3', () => {
    let url = '';
    beforeAll(async () => {
      await eventually(async () => {
        const { body } = await get().client.call('GET', '/openapi/v3');
        url = String(valueAt(body, ['paths', KEY, 'serverRelativeURL']));
        return url.startsWith('/openapi/v3/');
      });
    });

    it('has an index of documents by hash, for whoever is known', async () => {
      const { client, target } = get();
      const nobody = client.as(target.nobodyToken);
      const { status, headers, body } = await nobody.call('GET', '/openapi/v3');
      expect(status).toBe(200);
      // The type is guessed, and guessed wrong.
      expect(headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(url).toMatch(
        new RegExp(`^/openapi/v3/${KEY}\\?hash=[0-9A-F]{128}$`),
      );
      expect(valueAt(body, ['paths', 'api/v1', 'serverRelativeURL'])).toMatch(
        /^\/openapi\/v3\/api\/v1\?hash=/,
      );
      expect((await nobody.call('GET', url)).status).toBe(200);
      const unknown = await client.as('unknown').call('GET', '/openapi/v3');
      expect(unknown.status).toBe(401);
    });

    it('describes a custom resource and its paths', async () => {
      const { headers, body } = await get().client.call('GET', url);
      expect(headers['content-type']).toBe('application/json');
      const component = valueAt(body, ['components', 'schemas', COMPONENT]);
      const [{ schema }] = widgetCrd.spec.versions;
      const { spec, status } = schema.openAPIV3Schema.properties ?? {};
      expect(component).toMatchObject({
        type: 'object',
        properties: { spec, status, apiVersion: { type: 'string' } },
        'x-kubernetes-group-version-kind': [
          { group: WIDGETS.group, version: 'v1', kind: 'Widget' },
        ],
      });
      expect(
        valueAt(component, ['properties', 'spec', 'properties', 'port']),
      ).toEqual({
        anyOf: [{ type: 'integer' }, { type: 'string' }],
        'x-kubernetes-int-or-string': true,
      });
      expect(
        JSON.stringify(valueAt(component, ['properties', 'metadata'])),
      ).toContain(
        '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta',
      );
      const paths = valueAt(body, ['paths']);
      const one = `/apis/${WIDGETS.apiVersion}/namespaces/{namespace}/widgets`;
      expect(Object.keys(isRecord(paths) ? paths : {})).toEqual(
        expect.arrayContaining([one, `${one}/{name}`, `${one}/{name}/status`]),
      );
      for (const [path, method] of [
        [one, 'post'],
        [`${one}/{name}`, 'patch'],
      ]) {
        const operation = valueAt(body, ['paths', path, method]);
        expect(operation).toMatchObject({
          'x-kubernetes-group-version-kind': {
            group: WIDGETS.group,
            version: 'v1',
            kind: 'Widget',
          },
        });
        expect(valueAt(operation, ['parameters'])).toEqual(
          expect.arrayContaining(
            ['dryRun', 'fieldValidation', 'fieldManager'].map(name =>
              expect.objectContaining({ name, in: 'query' }),
            ),
          ),
        );
      }
    });

    it('answers 304 to the ETag, sends a stale hash on, knows no other', async () => {
      const { client } = get();
      const { headers } = await client.call('GET', url);
      const again = await client.call('GET', url, {
        headers: { 'If-None-Match': String(headers.etag) },
      });
      expect(again.status).toBe(304);
      const stale = await client.call('GET', `/openapi/v3/${KEY}?hash=0`);
      expect([stale.status, stale.headers.location]).toEqual([301, url]);
      const plain = await client.call('GET', `/openapi/v3/${KEY}`);
      expect(plain.status).toBe(200);
      const absent = await client.call('GET', '/openapi/v3/apis/absent/v1');
      expect(absent.status).toBe(404);
    });
  });
}
