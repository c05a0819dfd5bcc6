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
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import knexFactory, { Knex } from 'knex';
import { anObject } from './__testUtils__/anObject';
import { startTestCatalog } from './__testUtils__/startTestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15'] });
const describeWithPostgres = databases.supports('POSTGRES_15')
  ? describe
  : describe.skip;

describeWithPostgres(
  'catalogModuleGroundplan in two backends on one PostgreSQL',
  () => {
    it('hands over from one, and from the other within 30 s of its death', async () => {
      const knex = await databases.init('POSTGRES_15');
      const connectionOf = (): Knex =>
        knexFactory({
          client: 'pg',
          connection: knex.client.config.connection,
          pool: { min: 0, max: 10 },
        });
      const of = (name: string) => anObject('Cluster', `team-a/${name}`);
      const mirrors = [of('first'), of('second')].map(cluster =>
        FakeMirror.create({ hub: [of('both'), cluster] }),
      );
      const host = 'hub.management-cluster';
      const named = (name: string) => `${name}.cluster.team-a.hub`;

      const doomed = connectionOf();
      const survivor = connectionOf();
      const first = await startTestCatalog({
        knex: doomed,
        mirror: mirrors[0],
      });
      await first.has(host, named('both'), named('first'));
      const second = await startTestCatalog({
        knex: survivor,
        mirror: mirrors[1],
      });
      try {
        mirrors[1].put('hub', of('unheard'));
        mirrors[1].remove('hub', of('both'));
        mirrors[0].put('hub', of('heard'));
        await second.has(host, named('both'), named('first'), named('heard'));

        // To the database a process that was killed is one that falls silent.
        const death = performance.now();
        await doomed.destroy();
        await second.has(host, named('second'), named('unheard'));
        expect(performance.now() - death).toBeLessThan(30_000);
      } finally {
        await Promise.all([first.stop(), second.stop()]);
        await survivor.destroy();
      }
    });
  },
);
