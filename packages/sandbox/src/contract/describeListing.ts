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
import { newNamespace, widget, WIDGETS } from './widgets';

function namesOf(body: Record<string, unknown>): unknown[] {
  return Array.isArray(body.items)
    ? body.items.map(item => valueAt(item, ['metadata', 'name']))
    : [];
}

function metadataOf(body: Record<string, unknown>): Record<string, unknown> {
  return isRecord(body.metadata) ? body.metadata : {};
}

/** Pages and selectors. @internal */
export function describeListing(get: () => ContractContext): void {
  describe('listing', () => {
    let path: string;
    const list = (query: Record<string, string>) =>
      get().client.call('GET', `${path}?${new URLSearchParams(query)}`);
    beforeAll(async () => {
      path = await newNamespace(get().client, 'contract-listing');
      for (const [name, labels] of Object.entries({
        a: { team: 'red', tier: 'web' },
        b: { team: 'blue' },
        'b-1': { team: 'green', tier: 'db' },
        c: { tier: 'web' },
        d: undefined,
      })) {
        await get().client.call('POST', path, {
          body: widget(name, { size: 1 }, { labels }),
        });
      }
    });

    it('gives all, in order, with the version of the list', async () => {
      const { body } = await list({});
      expect(body).toMatchObject({
        kind: 'WidgetList',
        apiVersion: WIDGETS.apiVersion,
        metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
      });
      expect(namesOf(body)).toEqual(['a', 'b', 'b-1', 'c', 'd']);
      expect(metadataOf(body).continue || '').toBe('');
    });

    it.each([
      ['team=red', ['a']],
      ['team==red', ['a']],
      ['team!=red', ['b', 'b-1', 'c', 'd']],
      ['team in (red,blue)', ['a', 'b']],
      ['team notin (red, blue)', ['b-1', 'c', 'd']],
      ['tier', ['a', 'b-1', 'c']],
      ['!tier', ['b', 'd']],
      ['tier=web,team', ['a']],
      ['team in (red,green),tier notin (db)', ['a']],
    ])('selects by labels: %s', async (labelSelector, expected) => {
      expect(namesOf((await list({ labelSelector })).body)).toEqual(expected);
    });

    it('selects by name, and by no other field of custom resources', async () => {
      expect(
        namesOf((await list({ fieldSelector: 'metadata.name=b' })).body),
      ).toEqual(['b']);
      expect(
        namesOf((await list({ fieldSelector: 'metadata.name!=b' })).body),
      ).toEqual(['a', 'b-1', 'c', 'd']);
      expect((await list({ fieldSelector: 'spec.size=1' })).body).toMatchObject(
        {
          code: 400,
          message: 'field label not supported: spec.size',
        },
      );
      expect((await list({ labelSelector: 'a foo b' })).body).toMatchObject({
        code: 400,
        reason: 'BadRequest',
      });
    });

    it('pages through the state of the first page, whatever is written meanwhile', async () => {
      const first = (await list({ limit: '2' })).body;
      expect(namesOf(first)).toEqual(['a', 'b']);
      expect(metadataOf(first).remainingItemCount).toBe(3);
      await get().client.call('POST', path, { body: widget('bb') });
      await get().client.call('DELETE', `${path}/c`);
      const second = (
        await list({ limit: '2', continue: String(metadataOf(first).continue) })
      ).body;
      expect(namesOf(second)).toEqual(['b-1', 'c']);
      expect(metadataOf(second).resourceVersion).toBe(
        metadataOf(first).resourceVersion,
      );
      const third = (
        await list({
          limit: '2',
          continue: String(metadataOf(second).continue),
        })
      ).body;
      expect(namesOf(third)).toEqual(['d']);
      expect(metadataOf(third).continue || '').toBe('');
      await get().client.call('DELETE', `${path}/bb`);
      await get().client.call('POST', path, {
        body: widget('c', { size: 1 }, { labels: { tier: 'web' } }),
      });
    });

    it('leaves out the remaining count where it selects', async () => {
      const { body } = await list({ limit: '1', labelSelector: 'tier' });
      expect(metadataOf(body).continue).toEqual(expect.any(String));
      expect(metadataOf(body)).not.toHaveProperty('remainingItemCount');
    });

    it('answers 410 to a page of a forgotten state, and how to go on', async () => {
      const first = (await list({ limit: '2' })).body;
      // The state of the first page has to be an old one.
      await get().client.call('POST', path, { body: widget('later') });
      await get().target.compact();
      const expired = await list({
        limit: '2',
        continue: String(metadataOf(first).continue),
      });
      expect(expired.status).toBe(410);
      expect(expired.body).toMatchObject({
        kind: 'Status',
        reason: 'Expired',
        code: 410,
      });
      const rest = await list({
        continue: String(metadataOf(expired.body).continue),
      });
      expect(namesOf(rest.body)).toEqual(['b-1', 'c', 'd', 'later']);
      await get().client.call('DELETE', `${path}/later`);
    });

    it('refuses tokens and versions that make no sense', async () => {
      expect((await list({ continue: 'nonsense' })).body).toMatchObject({
        code: 400,
        reason: 'BadRequest',
      });
      const future = await list({ resourceVersion: '99999999' });
      expect(future.body).toMatchObject({
        code: 504,
        reason: 'Timeout',
        details: { causes: [{ reason: 'ResourceVersionTooLarge' }] },
      });
    });

    it('shows metadata alone to who asks for that', async () => {
      const accept =
        'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
      const { body } = await get().client.call(
        'GET',
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions?limit=1',
        { headers: { Accept: accept } },
      );
      expect(body).toMatchObject({
        kind: 'PartialObjectMetadataList',
        apiVersion: 'meta.k8s.io/v1',
        items: [
          {
            metadata: {
              name: `widgets.${WIDGETS.group}`,
              uid: expect.any(String),
            },
          },
        ],
      });
      expect(valueAt(body.items, ['0', 'spec'])).toBeUndefined();
      expect(JSON.stringify(body)).not.toContain('openAPIV3Schema');
    });
  });
}
