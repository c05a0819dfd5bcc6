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

import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { eventually } from './testing/eventually';
import { aCluster, aScaleSet, aTerraform, withStatus } from './testing/objects';
import { RunningCatalog, startCatalog } from './testing/startCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });

const relationsOf = (entity: Entity | undefined) =>
  (entity?.relations ?? []).map(({ type, targetRef }) => `${type} ${targetRef}`);

const namesOf = (entities: Map<string, Entity>) => [...entities.keys()].sort();

describe.each(databases.eachSupportedId())('the module on %s', id => {
  const running: RunningCatalog[] = [];
  const start = async (options: Parameters<typeof startCatalog>[0]) => {
    const catalog = await startCatalog(options);
    running.push(catalog);
    return catalog;
  };
  afterEach(async () => {
    await Promise.all(running.splice(0).map(catalog => catalog.stop()));
  });

  it('makes entities that the catalog processes, relates and follows', async () => {
    const long = 'n'.repeat(253);
    const payments = aCluster('payments', {
      annotations: {
        'groundplan.dev/owner': 'team-a',
        'groundplan.dev/system': 'shop',
      },
    });
    const odd = aCluster('odd', {
      annotations: {
        'groundplan.dev/owner': 'group:',
        'groundplan.dev/tags': 'fine NOT_FINE',
        'groundplan.dev/links': 'data:text/html,x',
        'kubectl.kubernetes.io/last-applied-configuration': 'x'.repeat(200_000),
      },
    });
    const mirror = FakeMirror.create({
      hub: [
        payments,
        aCluster('payments', { namespace: 'team-b' }),
        aTerraform('payments', {}, ['network', 'elsewhere']),
        aTerraform('network'),
        aScaleSet('runners'),
        aCluster(long),
        odd,
      ],
      edge: [aCluster('payments')],
    });
    const catalog = await start({
      mirror,
      knex: await databases.init(id),
    });

    const entities = await eventually(async () => {
      const found = await catalog.entities();
      expect(found.size).toBe(10);
      return found;
    });
    expect(namesOf(entities).filter(name => !name.includes('nnn'))).toEqual([
      'default/edge.management-cluster',
      'default/hub.management-cluster',
      'default/network.terraform.team-a.hub',
      'default/odd.cluster.team-a.hub',
      'default/payments.cluster.team-a.edge',
      'default/payments.cluster.team-a.hub',
      'default/payments.cluster.team-b.hub',
      'default/payments.terraform.team-a.hub',
      'default/runners.runner-scale-set.team-a.hub',
    ]);
    const longOne = [...entities.values()].find(
      entity => entity.metadata.title === long,
    );
    expect(longOne?.metadata.name).toMatch(/^n+-[0-9a-f]{8}\.cluster\.team-a\.hub$/);
    expect(longOne?.metadata.annotations?.['groundplan.dev/name']).toBe(long);

    expect(
      relationsOf(entities.get('default/payments.cluster.team-a.hub')).sort(),
    ).toEqual([
      'dependsOn resource:default/hub.management-cluster',
      'ownedBy group:default/team-a',
      'partOf system:default/shop',
    ]);
    expect(
      relationsOf(entities.get('default/payments.terraform.team-a.hub')).sort(),
    ).toEqual([
      'dependsOn resource:default/hub.management-cluster',
      'dependsOn resource:default/network.terraform.team-a.hub',
      'ownedBy group:default/unowned',
    ]);
    expect(
      relationsOf(entities.get('default/network.terraform.team-a.hub')),
    ).toContain(
      'dependencyOf resource:default/payments.terraform.team-a.hub',
    );
    const oddOne = entities.get('default/odd.cluster.team-a.hub');
    expect(oddOne?.metadata.tags).toEqual(['cluster-api', 'fine']);
    expect(JSON.stringify(oddOne).length).toBeLessThan(5_000);

    mirror.put('hub', withStatus(payments, { phase: 'Failed' }));
    mirror.setHostState('hub', 'unreachable');
    mirror.setKindState('edge', 'cluster.x-k8s.io', 'Cluster', 'forbidden');
    mirror.remove('hub', odd);
    mirror.put('edge', aCluster('new'));
    const after = await eventually(async () => {
      const found = await catalog.entities();
      expect(found.has('default/new.cluster.team-a.edge')).toBe(true);
      expect(found.has('default/odd.cluster.team-a.hub')).toBe(false);
      return found;
    });
    expect(after.size).toBe(10);
    expect(
      after.get('default/payments.cluster.team-a.hub')?.metadata.etag,
    ).toBe(
      entities.get('default/payments.cluster.team-a.hub')?.metadata.etag,
    );
  });

  it('removes after a restart what is gone from a complete list, and nothing else', async () => {
    const knex = await databases.init(id);
    const [kept, gone] = [aCluster('kept'), aCluster('gone')];
    const before = await start({
      knex,
      mirror: FakeMirror.create({
        hub: [kept, gone, aTerraform('network')],
        dark: [aCluster('unseen'), aTerraform('unseen')],
      }),
    });
    await eventually(async () =>
      expect((await before.entities()).size).toBe(7),
    );
    await before.stop();

    const mirror = FakeMirror.create({ hub: [kept], dark: [] });
    for (const [group, kind] of [
      ['cluster.x-k8s.io', 'Cluster'],
      ['infra.contrib.fluxcd.io', 'Terraform'],
    ]) {
      mirror.setIncomplete('dark', group, kind);
      mirror.setKindState('dark', group, kind, 'unreachable');
    }
    mirror.setIncomplete('hub', 'infra.contrib.fluxcd.io', 'Terraform');
    mirror.setKindState(
      'hub',
      'infra.contrib.fluxcd.io',
      'Terraform',
      'forbidden',
    );
    const after = await start({ knex, mirror });
    await eventually(async () =>
      expect(namesOf(await after.entities())).toEqual([
        'default/dark.management-cluster',
        'default/hub.management-cluster',
        'default/kept.cluster.team-a.hub',
        'default/network.terraform.team-a.hub',
        'default/unseen.cluster.team-a.dark',
        'default/unseen.terraform.team-a.dark',
      ]),
    );

    mirror.setComplete('hub', 'infra.contrib.fluxcd.io', 'Terraform');
    await eventually(async () =>
      expect([...(await after.entities()).keys()]).not.toContain(
        'default/network.terraform.team-a.hub',
      ),
    );
    await after.stop();

    const without = await start({ knex, mirror: FakeMirror.create({ hub: [kept] }) });
    await eventually(async () =>
      expect(namesOf(await without.entities())).toEqual([
        'default/hub.management-cluster',
        'default/kept.cluster.team-a.hub',
      ]),
    );
  });

  it("leaves other people's entities alone, whatever names are claimed", async () => {
    const theirs = (name: string): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name,
        annotations: {
          'backstage.io/managed-by-location': 'url:https://example.com/a.yaml',
          'backstage.io/managed-by-origin-location':
            'url:https://example.com/a.yaml',
          'groundplan.dev/host-cluster': 'hub',
          'groundplan.dev/kind': 'cluster',
          'groundplan.dev/namespace': 'team-a',
          'groundplan.dev/name': 'payments',
        },
      },
      spec: { type: 'database', owner: 'group:default/strangers' },
    });
    const others: EntityProvider = {
      getProviderName: () => 'others',
      async connect(connection: EntityProviderConnection) {
        await connection.applyMutation({
          type: 'full',
          entities: [{ entity: theirs('prized') }],
        });
      },
    };
    const mirror = FakeMirror.create({ hub: [] });
    const catalog = await start({
      mirror,
      knex: await databases.init(id),
      providers: [others],
    });
    await eventually(async () =>
      expect((await catalog.entities()).size).toBe(2),
    );
    const claiming = (name: string, claim: string) =>
      aCluster(name, { annotations: { 'groundplan.dev/entity-name': claim } });
    mirror.put(
      'hub',
      claiming('payments', 'prized'),
      claiming('orders', 'orders'),
    );
    const entities = await eventually(async () => {
      const found = await catalog.entities();
      expect(namesOf(found)).toEqual([
        'default/hub.management-cluster',
        'default/orders',
        'default/payments.cluster.team-a.hub',
        'default/prized',
      ]);
      return found;
    });
    expect(entities.get('default/prized')?.spec?.owner).toBe(
      'group:default/strangers',
    );
    expect(
      entities.get('default/payments.cluster.team-a.hub')?.spec?.owner,
    ).toBe('group:default/unowned');

    mirror.remove('hub', claiming('orders', 'orders'));
    mirror.put('hub', claiming('sales', 'orders'));
    await eventually(async () => {
      const found = await catalog.entities();
      expect(found.get('default/orders')?.metadata.title).toBe('sales');
    });
  });
});
