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

import { valueAt } from '../kubernetes-api/ApiObject';
import { WatchedEvent } from './ContractClient';
import { ContractContext } from './kubernetesApiContract';
import {
  eventually,
  newNamespace,
  widget,
  widgetCrd,
  WIDGETS,
} from './widgets';

const MERGE = { 'Content-Type': 'application/merge-patch+json' };

function summary(events: WatchedEvent[]): string[] {
  return events.map(({ type, object }) =>
    `${type} ${object.metadata?.name ?? object.reason ?? ''}`.trim(),
  );
}

/** Hearing of changes. @internal */
export function describeWatching(get: () => ContractContext): void {
  describe('watching', () => {
    let path: string;
    const call = (method: string, name: string, body?: unknown) =>
      get().client.call(method, name ? `${path}/${name}` : path, {
        body,
        headers: method === 'PATCH' ? MERGE : undefined,
      });
    const versionNow = async () =>
      String(
        valueAt((await call('GET', '')).body, ['metadata', 'resourceVersion']),
      );
    const clear = async () => {
      for (const name of ['a', 'b']) {
        await call('DELETE', name);
      }
    };
    beforeAll(async () => {
      path = await newNamespace(get().client, 'contract-watching');
    });
    afterEach(clear);

    it('tells of what is added, modified and deleted, from a version on', async () => {
      const from = await versionNow();
      const events = await get().client.watch(
        `${path}?watch=true&resourceVersion=${from}`,
        seen => seen.length === 4,
        async () => {
          await call('POST', '', widget('a'));
          await call('PATCH', 'a', { spec: { size: 2 } });
          await call('POST', '', widget('b'));
          await call('DELETE', 'a');
        },
      );
      expect(summary(events)).toEqual([
        'ADDED a',
        'MODIFIED a',
        'ADDED b',
        'DELETED a',
      ]);
      expect(events[1].object).toMatchObject({
        kind: 'Widget',
        spec: { size: 2 },
      });
      const versions = events.map(({ object }) =>
        Number(object.metadata?.resourceVersion),
      );
      expect([...versions].sort((x, y) => x - y)).toEqual(versions);

      const resumed = await get().client.watch(
        `${path}?watch=true&resourceVersion=${versions[1]}`,
        seen => seen.length === 2,
      );
      expect(summary(resumed)).toEqual(['ADDED b', 'DELETED a']);
    });

    it('begins with what is there where no version is given', async () => {
      await call('POST', '', widget('a'));
      await call('POST', '', widget('b'));
      const events = await get().client.watch(
        `${path}?watch=1`,
        seen => seen.length === 2,
      );
      expect(summary(events)).toEqual(['ADDED a', 'ADDED b']);
    });

    it('shows objects that begin and cease to be selected as added and deleted', async () => {
      const from = await versionNow();
      const events = await get().client.watch(
        `${path}?watch=true&labelSelector=on&resourceVersion=${from}`,
        seen => seen.length === 3,
        async () => {
          await call('POST', '', widget('a'));
          await call('PATCH', 'a', { metadata: { labels: { on: 'yes' } } });
          await call('PATCH', 'a', { spec: { size: 7 } });
          await call('PATCH', 'a', { metadata: { labels: { on: null } } });
        },
      );
      expect(summary(events)).toEqual(['ADDED a', 'MODIFIED a', 'DELETED a']);
      expect(events[2].object.metadata?.labels).toEqual({ on: 'yes' });
      expect(
        Number(events[2].object.metadata?.resourceVersion),
      ).toBeGreaterThan(Number(events[1].object.metadata?.resourceVersion));
    });

    it('hears of one object by name, and only of its namespace', async () => {
      const from = await versionNow();
      const events = await get().client.watch(
        `${path}?watch=true&fieldSelector=metadata.name%3Db&resourceVersion=${from}`,
        seen => seen.length === 1,
        async () => {
          await get().client.call('POST', WIDGETS.in('contract-listing'), {
            body: widget('b-elsewhere'),
          });
          await call('POST', '', widget('a'));
          await call('POST', '', widget('b'));
        },
      );
      expect(summary(events)).toEqual(['ADDED b']);
    });

    it('sends a bookmark before its time is over, if there is anything to tell', async () => {
      const from = await versionNow();
      const query = `watch=true&allowWatchBookmarks=true&timeoutSeconds=5&resourceVersion=${from}`;
      const elsewhere = WIDGETS.in('contract-listing');
      const events = await get().client.watch(
        `${path}?${query}`,
        () => false,
        async () => {
          await get().client.call('POST', elsewhere, {
            body: widget('bookmarked'),
          });
        },
      );
      await get().client.call('DELETE', `${elsewhere}/bookmarked`);
      expect(events.map(({ type }) => type)).toContain('BOOKMARK');
      const { object } = events[events.length - 1];
      expect(object).toMatchObject({
        kind: 'Widget',
        apiVersion: WIDGETS.apiVersion,
      });
      expect(Number(object.metadata?.resourceVersion)).toBeGreaterThanOrEqual(
        Number(from),
      );
      expect(object).not.toHaveProperty('spec.size');
    });

    it('answers a forgotten version with ERROR 410', async () => {
      await get().target.compact();
      const events = await get().client.watch(
        `${path}?watch=true&resourceVersion=1`,
        () => false,
      );
      expect(events).toEqual([
        {
          type: 'ERROR',
          object: expect.objectContaining({
            kind: 'Status',
            code: 410,
            reason: 'Expired',
          }),
        },
      ]);
    });

    it('gives the initial objects and says where they end', async () => {
      await call('POST', '', widget('a'));
      const events = await get().client.watch(
        `${path}?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true`,
        seen => seen.some(({ type }) => type === 'BOOKMARK'),
      );
      expect(summary(events)).toEqual(['ADDED a', 'BOOKMARK']);
      expect(events[1].object.metadata?.annotations).toEqual({
        'k8s.io/initial-events-end': 'true',
      });
    });

    it('hears of CRDs by their metadata, and stops serving what is gone', async () => {
      const { client } = get();
      const crds = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
      const gadgets = {
        ...widgetCrd,
        metadata: { name: `gadgets.${WIDGETS.group}` },
        spec: {
          ...widgetCrd.spec,
          names: {
            kind: 'Gadget',
            listKind: 'GadgetList',
            plural: 'gadgets',
            singular: 'gadget',
          },
        },
      };
      const before = await client.call('GET', crds);
      const from = valueAt(before.body, ['metadata', 'resourceVersion']);
      const events = await client.watch(
        `${crds}?watch=true&resourceVersion=${from}`,
        seen => seen.some(({ type }) => type === 'DELETED'),
        async () => {
          await client.call('POST', crds, { body: gadgets });
          const served = `${WIDGETS.root}/v1/gadgets`;
          await eventually(
            async () => (await client.call('GET', served)).status === 200,
          );
          await client.call('DELETE', `${crds}/gadgets.${WIDGETS.group}`);
          await eventually(
            async () => (await client.call('GET', served)).status === 404,
          );
        },
        {
          Accept:
            'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1',
        },
      );
      expect(events[0]).toMatchObject({
        type: 'ADDED',
        object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1' },
      });
      expect(summary(events)).toEqual([
        `ADDED gadgets.${WIDGETS.group}`,
        ...events.slice(1, -1).map(() => `MODIFIED gadgets.${WIDGETS.group}`),
        `DELETED gadgets.${WIDGETS.group}`,
      ]);
    });
  });
}
