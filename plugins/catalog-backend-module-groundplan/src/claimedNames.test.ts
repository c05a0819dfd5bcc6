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

import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { anObject } from './__testUtils__/anObject';
import { startTestCatalog } from './__testUtils__/startTestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

/** With everything written on it that our own entities carry. */
const STRANGERS_ENTITY = `
apiVersion: backstage.io/v1alpha1
kind: Resource
metadata:
  name: prized
  annotations:
    groundplan.dev/host-cluster: hub
    groundplan.dev/kind: cluster
    groundplan.dev/namespace: team-a
    groundplan.dev/name: payments
    backstage.io/managed-by-location: groundplan:hub/cluster/team-a/payments
    backstage.io/managed-by-origin-location: groundplan:hub/cluster/team-a/payments
spec:
  type: database
  owner: group:default/strangers
`;

const HUB = 'hub.management-cluster';
const claiming = (name: string, claim: string) =>
  anObject('Cluster', `team-a/${name}`, {
    'groundplan.dev/entity-name': claim,
  });

describe.each(databases.eachSupportedId())('claimed names on %s', id => {
  const directory = createMockDirectory();

  it('take no entity from anybody, and pass on when given up', async () => {
    directory.setContent({ 'stranger.yaml': STRANGERS_ENTITY });
    const mirror = FakeMirror.create({ hub: [] });
    const catalog = await startTestCatalog({
      mirror,
      knex: await databases.init(id),
      config: {
        catalog: {
          locations: [
            {
              type: 'file',
              target: directory.resolve('stranger.yaml'),
              rules: [{ allow: ['Resource'] }],
            },
          ],
        },
      },
    });
    try {
      const strangers = await catalog.has(HUB, 'prized');

      mirror.put(
        'hub',
        claiming('payments', 'prized'),
        claiming('orders', 'ours'),
      );
      const entities = await catalog.has(
        HUB,
        'prized',
        'ours',
        'payments.cluster.team-a.hub',
      );
      const prized = 'resource:default/prized';
      expect(entities.get(prized)).toEqual(strangers.get(prized));
      expect(
        entities.get('resource:default/payments.cluster.team-a.hub')?.spec
          ?.owner,
      ).toBe('group:default/unowned');
      expect(entities.get('resource:default/ours')?.metadata.title).toBe(
        'orders',
      );

      mirror.remove('hub', claiming('orders', 'ours'));
      mirror.put('hub', claiming('sales', 'ours'));
      let title: string | undefined;
      for (let tries = 0; tries < 200 && title !== 'sales'; tries++) {
        await new Promise(resolve => setTimeout(resolve, 100));
        title = (await catalog.entities()).get('resource:default/ours')
          ?.metadata.title;
      }
      expect(title).toBe('sales');
    } finally {
      await catalog.stop();
    }
  });
});
