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
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { aNamespace, anObject } from './__testUtils__/anObject';
import {
  startTestCatalog,
  TestCatalog,
} from './__testUtils__/startTestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

const HUB = 'hub.management-cluster';
const relationsOf = (entity: Entity | undefined) =>
  entity?.relations?.map(({ type, targetRef }) => `${type} ${targetRef}`);

describe.each(databases.eachSupportedId())(
  'catalogModuleGroundplan with the catalog on %s',
  id => {
    let running: TestCatalog[] = [];

    async function start(
      mirror: FakeMirror,
      options: Omit<
        Parameters<typeof startTestCatalog>[0],
        'mirror' | 'knex'
      > = {},
    ): Promise<TestCatalog> {
      const knex = await databases.init(id);
      const catalog = await startTestCatalog({ mirror, knex, ...options });
      running.push(catalog);
      return catalog;
    }

    afterEach(async () => {
      await Promise.all(running.map(catalog => catalog.stop()));
      running = [];
    });

    it('makes entities of objects, with their relations', async () => {
      const mirror = FakeMirror.create({
        hub: [
          aNamespace('team-a', { 'groundplan.dev/owner': 'team-a' }),
          anObject('Cluster', 'team-a/payments', {
            'groundplan.dev/system': 'shop',
            'groundplan.dev/lifecycle': 'production',
            'backstage.io/kubernetes-id': 'payments',
          }),
          anObject('Terraform', 'team-a/vpc'),
          anObject(
            'Terraform',
            'team-a/database',
            {},
            {
              spec: { dependsOn: [{ name: 'vpc' }] },
            },
          ),
          anObject('AutoscalingRunnerSet', 'arc/linux', {
            'groundplan.dev/owner': 'user:default/jane',
          }),
        ],
      });
      const catalog = await start(mirror);
      const entities = await catalog.has(
        HUB,
        'payments.cluster.team-a.hub',
        'vpc.terraform.team-a.hub',
        'database.terraform.team-a.hub',
        'linux.runner-scale-set.arc.hub',
      );

      const payments = entities.get(
        'resource:default/payments.cluster.team-a.hub',
      );
      expect(payments).toMatchObject({
        metadata: {
          title: 'payments',
          annotations: {
            'groundplan.dev/host-cluster': 'hub',
            'groundplan.dev/kind': 'cluster',
            'groundplan.dev/namespace': 'team-a',
            'groundplan.dev/name': 'payments',
            'backstage.io/kubernetes-id': 'payments',
            'backstage.io/managed-by-origin-location':
              'groundplan:hub/cluster/team-a/payments',
          },
        },
        spec: {
          type: 'kubernetes-cluster',
          owner: 'group:default/team-a',
          lifecycle: 'production',
        },
      });
      expect(payments).not.toHaveProperty('status');
      expect(relationsOf(payments)).toEqual([
        `dependsOn resource:default/${HUB}`,
        'ownedBy group:default/team-a',
        'partOf system:default/shop',
      ]);
      expect(
        relationsOf(
          entities.get('resource:default/database.terraform.team-a.hub'),
        ),
      ).toEqual([
        `dependsOn resource:default/${HUB}`,
        'dependsOn resource:default/vpc.terraform.team-a.hub',
        'ownedBy group:default/team-a',
      ]);
      expect(
        entities.get('resource:default/linux.runner-scale-set.arc.hub')?.spec,
      ).toMatchObject({
        type: 'github-runner-scale-set',
        owner: 'user:default/jane',
      });
      expect(entities.get(`resource:default/${HUB}`)?.spec).toMatchObject({
        type: 'kubernetes-cluster',
      });
    });

    it('tells apart what is named alike, and takes what is written wrongly', async () => {
      const long = 'n'.repeat(253);
      const owned = { 'groundplan.dev/owner': 'blue' };
      const mirror = FakeMirror.create({
        hub: [
          anObject('Cluster', 'team-a/shop'),
          anObject('Terraform', 'team-a/shop'),
          anObject('Cluster', 'team-b/shop'),
          anObject('Cluster', `team-a/${long}a`.slice(0, 260)),
          anObject('Cluster', `team-b/${long}`),
          anObject('Cluster', 'team-a/odd', {
            'groundplan.dev/owner': 'nobody at all!',
            'groundplan.dev/tags': 'UPPER,case fine',
            'groundplan.dev/links': 'data:text/html,x',
            'groundplan.dev/entity-name': 'no name',
            'example.com/huge': 'x'.repeat(200_000),
          }),
          {
            apiVersion: 'cluster.x-k8s.io/v1beta2',
            kind: 'Cluster',
            metadata: { name: 'bare', namespace: 'team-a' },
            status: 'a string',
            spec: 7,
          },
          anObject('Cluster', 'team-a/dreaming', owned, {
            status: {
              phase: 'Dreaming',
              conditions: [{ type: 'Available', status: 'Perhaps' }],
            },
          }),
          anObject('Terraform', 'team-a/dreaming', owned, {
            spec: { approvePlan: 'sometimes', destroy: 'maybe' },
            status: { conditions: [{ type: 'Ready', status: 'Perhaps' }] },
          }),
          anObject('AutoscalingRunnerSet', 'team-a/dreaming', owned, {
            spec: { githubConfigUrl: 'carrier-pigeon:acme' },
            status: { phase: 'Dreaming' },
          }),
        ],
        'edge-1': [anObject('Cluster', 'team-a/shop')],
      });
      const catalog = await start(mirror, {
        config: { groundplan: { defaultOwner: 'group:default/ops' } },
      });
      const dreaming = ['cluster', 'terraform', 'runner-scale-set'].map(
        kind => `dreaming.${kind}.team-a.hub`,
      );
      const expected = [
        HUB,
        'edge-1.management-cluster',
        'shop.cluster.team-a.hub',
        'shop.terraform.team-a.hub',
        'shop.cluster.team-b.hub',
        'shop.cluster.team-a.edge-1',
        'odd.cluster.team-a.hub',
        'bare.cluster.team-a.hub',
        ...dreaming,
      ];
      const isLong = (ref: string) => ref.includes('nnnnnnnn');
      let entities = new Map<string, Entity>();
      for (let tries = 0; tries < 200 && entities.size < 13; tries++) {
        await new Promise(resolve => setTimeout(resolve, 100));
        entities = await catalog.entities();
      }
      const refs = [...entities.keys()];
      expect(refs.filter(ref => !isLong(ref)).sort()).toEqual(
        expected.map(name => `resource:default/${name}`).sort(),
      );
      const longOnes = [...entities.values()].filter(entity =>
        isLong(entity.metadata.name),
      );
      expect(longOnes.map(({ metadata }) => metadata.name.length)).toEqual([
        63, 63,
      ]);
      expect(longOnes.map(({ metadata }) => metadata.title)).toContain(long);

      const odd = entities.get('resource:default/odd.cluster.team-a.hub');
      expect(odd).toMatchObject({
        metadata: { tags: ['case', 'cluster-api', 'fine'] },
        spec: { owner: 'group:default/ops' },
      });
      expect(odd?.metadata.links ?? []).toEqual([]);
      expect(JSON.stringify(odd)).not.toContain('xxxxxxxx');
      for (const name of dreaming) {
        expect(entities.get(`resource:default/${name}`)?.spec?.owner).toBe(
          'group:default/blue',
        );
      }
    });

    it('follows what comes and goes, and loses nothing by an error', async () => {
      const payments = anObject('Cluster', 'team-a/payments');
      const search = anObject('Cluster', 'team-a/search');
      const mirror = FakeMirror.create({ hub: [payments], edge: [search] });
      mirror.setIncomplete('edge', 'cluster.x-k8s.io', 'Cluster');
      const catalog = await start(mirror);
      const base = [HUB, 'edge.management-cluster'];
      await catalog.has(...base, 'payments.cluster.team-a.hub');

      mirror.setComplete('edge', 'cluster.x-k8s.io', 'Cluster');
      const before = await catalog.has(
        ...base,
        'payments.cluster.team-a.hub',
        'search.cluster.team-a.edge',
      );

      for (const state of ['unreachable', 'forbidden', 'stale'] as const) {
        mirror.setKindState('edge', 'cluster.x-k8s.io', 'Cluster', state);
        mirror.setHostState('edge', state);
      }
      mirror.put('hub', { ...payments, status: { phase: 'Failed' } });
      mirror.put('hub', anObject('Terraform', 'team-a/vpc'));
      const between = await catalog.has(
        ...base,
        'payments.cluster.team-a.hub',
        'search.cluster.team-a.edge',
        'vpc.terraform.team-a.hub',
      );
      for (const name of [
        'payments.cluster.team-a.hub',
        'search.cluster.team-a.edge',
      ]) {
        const ref = `resource:default/${name}`;
        expect(between.get(ref)).toEqual(before.get(ref));
      }

      mirror.remove('hub', payments);
      await catalog.has(
        ...base,
        'search.cluster.team-a.edge',
        'vpc.terraform.team-a.hub',
      );
    });

    it('finds after a restart what went away meanwhile, once it can know', async () => {
      const knex = await databases.init(id);
      const [kept, gone] = ['kept', 'gone'].map(name =>
        anObject('Cluster', `team-a/${name}`),
      );
      const first = await startTestCatalog({
        knex,
        mirror: FakeMirror.create({
          hub: [kept, gone],
          unconfigured: [anObject('Terraform', 'team-a/left')],
        }),
      });
      running.push(first);
      const both = [HUB, 'kept.cluster.team-a.hub', 'gone.cluster.team-a.hub'];
      await first.has(
        ...both,
        'unconfigured.management-cluster',
        'left.terraform.team-a.unconfigured',
      );
      running = [];
      await first.stop();

      const mirror = FakeMirror.create({ hub: [] });
      mirror.setIncomplete('hub', 'cluster.x-k8s.io', 'Cluster');
      mirror.setKindState('hub', 'cluster.x-k8s.io', 'Cluster', 'unreachable');
      // Of the host that is no longer configured the catalog loses the entities.
      const second = await startTestCatalog({ knex, mirror });
      running.push(second);
      mirror.put('hub', anObject('Terraform', 'team-a/vpc'));
      await second.has(...both, 'vpc.terraform.team-a.hub');

      mirror.put('hub', kept);
      mirror.setComplete('hub', 'cluster.x-k8s.io', 'Cluster');
      const left = await second.has(
        HUB,
        'kept.cluster.team-a.hub',
        'vpc.terraform.team-a.hub',
      );
      expect(left.size).toBe(3);
    });
  },
);
