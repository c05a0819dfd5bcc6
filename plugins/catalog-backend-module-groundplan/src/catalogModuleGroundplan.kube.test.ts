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
import { sandboxCrds } from '@groundplan/sandbox';
import {
  describeWithKubeApiServer,
  KubeApiServer,
} from '@groundplan/test-servers';
import { Knex } from 'knex';
import {
  startTestCatalog,
  TestCatalog,
} from './__testUtils__/startTestCatalog';

jest.setTimeout(180_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const CLUSTERS = '/apis/cluster.x-k8s.io/v1beta2/namespaces/team-a/clusters';
const HOSTS = ['hub.management-cluster', 'gone.management-cluster'];

describeWithKubeApiServer(
  'catalogModuleGroundplan with a kube-apiserver',
  () => {
    let server: KubeApiServer;
    let catalog: TestCatalog | undefined;

    beforeAll(async () => {
      server = await KubeApiServer.start({ crds: sandboxCrds });
    });

    afterAll(async () => {
      await catalog?.stop();
      await server?.stop();
    });

    const request = async (method: string, path: string, body?: object) => {
      const answer = await server.request(method, path, body);
      expect(answer).toMatchObject({ status: method === 'POST' ? 201 : 200 });
    };
    const aCluster = (
      name: string,
      annotations: Record<string, string> = {},
    ) => ({
      apiVersion: 'cluster.x-k8s.io/v1beta2',
      kind: 'Cluster',
      metadata: { name, annotations },
      spec: {
        infrastructureRef: {
          apiGroup: 'infrastructure.cluster.x-k8s.io',
          kind: 'AWSCluster',
          name,
        },
      },
    });

    let knex: Knex;
    beforeAll(async () => {
      knex = await databases.init('SQLITE_3');
    });

    it('makes one Cluster an entity, follows it and lets it go', async () => {
      await request('POST', '/api/v1/namespaces', {
        metadata: {
          name: 'team-a',
          annotations: { 'groundplan.dev/owner': 'team-a' },
        },
      });
      await request('POST', CLUSTERS, aCluster('payments'));

      catalog = await startTestCatalog({
        knex,
        config: {
          groundplan: {
            hostClusters: [
              {
                name: 'hub',
                url: server.url,
                caData: server.caData,
                serviceAccountToken: server.tokens.admin,
              },
              {
                name: 'gone',
                url: 'https://127.0.0.1:1',
                skipTLSVerify: true,
                serviceAccountToken: 'none',
              },
            ],
          },
        },
      });
      const entities = await catalog.has(
        ...HOSTS,
        'payments.cluster.team-a.hub',
      );
      expect(
        entities.get('resource:default/payments.cluster.team-a.hub'),
      ).toMatchObject({
        metadata: {
          title: 'payments',
          tags: ['awscluster', 'cluster-api'],
          annotations: {
            'groundplan.dev/host-cluster': 'hub',
            'groundplan.dev/infrastructure-kind': 'AWSCluster',
          },
        },
        spec: { type: 'kubernetes-cluster', owner: 'group:default/team-a' },
      });

      await request(
        'POST',
        CLUSTERS,
        aCluster('search', { 'groundplan.dev/entity-name': 'search-engine' }),
      );
      await catalog.has(
        ...HOSTS,
        'payments.cluster.team-a.hub',
        'search-engine',
      );

      await server.kill();
      await server.restart();
      await request('DELETE', `${CLUSTERS}/payments`);
      await catalog.has(...HOSTS, 'search-engine');
    });

    it('leaves owners alone when Namespaces may not be read after a restart', async () => {
      const ownerOf = async (name: string) =>
        (await catalog?.entities())?.get(`resource:default/${name}`)?.spec
          ?.owner;
      expect(await ownerOf('search-engine')).toBe('group:default/team-a');
      await catalog?.stop();
      await request('POST', '/apis/rbac.authorization.k8s.io/v1/clusterroles', {
        metadata: { name: 'clusters' },
        rules: [
          {
            apiGroups: ['cluster.x-k8s.io'],
            resources: ['*'],
            verbs: ['get', 'list', 'watch'],
          },
        ],
      });
      await request(
        'POST',
        '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
        {
          metadata: { name: 'clusters' },
          roleRef: {
            apiGroup: 'rbac.authorization.k8s.io',
            kind: 'ClusterRole',
            name: 'clusters',
          },
          subjects: [
            {
              kind: 'User',
              name: 'reader',
              apiGroup: 'rbac.authorization.k8s.io',
            },
          ],
        },
      );
      await request('POST', CLUSTERS, aCluster('fresh'));
      catalog = await startTestCatalog({
        knex,
        config: {
          groundplan: {
            hostClusters: [
              {
                name: 'hub',
                url: server.url,
                caData: server.caData,
                serviceAccountToken: server.tokens.reader,
              },
            ],
          },
        },
      });
      await catalog.has(HOSTS[0], 'search-engine', 'fresh.cluster.team-a.hub');
      expect(await ownerOf('fresh.cluster.team-a.hub')).toBe(
        'group:default/unowned',
      );
      expect(await ownerOf('search-engine')).toBe('group:default/team-a');
    });
  },
);
