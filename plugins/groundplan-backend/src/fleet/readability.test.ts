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

import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { EntityResolver } from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { Fleets } from './Fleets';
import { RowEvent } from './RowEvent';

const GROUP = 'actions.github.com';

function aSet(name: string): KubernetesObject {
  return {
    apiVersion: `${GROUP}/v1alpha1`,
    kind: 'AutoscalingRunnerSet',
    metadata: {
      name,
      namespace: 'ci',
      uid: name,
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: { githubConfigUrl: 'https://github.com/acme' },
  };
}

function aCluster(name: string): KubernetesObject {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: { name, namespace: 'ci', uid: name },
  };
}

/** Until nothing is left to compute: a slice a turn. */
async function turns(count = 5) {
  for (let i = 0; i < count; i++) {
    await new Promise(resolve => setImmediate(resolve));
  }
}

describe('a kind that has become known completely', () => {
  it('has the rows that asked for it assessed again at once, and no others', async () => {
    const mirror = FakeMirror.create({
      hub: [aSet('linux'), aSet('windows'), aCluster('payments')],
      edge: [aSet('linux')],
    });
    mirror.setIncomplete('hub', GROUP, 'AutoscalingListener');
    mirror.setIncomplete('edge', GROUP, 'AutoscalingListener');
    const logger = mockServices.logger.mock();
    const entities = EntityResolver.create({
      mirror,
      config: new ConfigReader({}),
      logger,
    });
    const fleets = Fleets.create({
      mirror,
      entities,
      logger,
      now: () => new Date('2026-02-01T00:00:00Z'),
    });
    const events: RowEvent[] = [];
    const stop = fleets.start();
    await Promise.all(fleets.stores().map(store => store.settled()));
    fleets.subscribe(event => events.push(event));
    const states = () =>
      Object.fromEntries(
        [...fleets.store('runner-scale-sets').index.rows()].map(
          ({ key, summary }) => [key, summary.status.state],
        ),
      );
    expect(states()).toEqual({
      'runner-scale-set/hub/ci/linux': 'not-readable',
      'runner-scale-set/hub/ci/windows': 'not-readable',
      'runner-scale-set/edge/ci/linux': 'not-readable',
    });
    await turns();
    events.length = 0;

    mirror.setComplete('hub', GROUP, 'AutoscalingListener');
    await turns();
    expect(states()).toEqual({
      'runner-scale-set/hub/ci/linux': 'listener-down',
      'runner-scale-set/hub/ci/windows': 'listener-down',
      'runner-scale-set/edge/ci/linux': 'not-readable',
    });
    const ofRows = () =>
      events.filter(({ id }) => id.kind !== 'management-cluster');
    expect(ofRows()).toMatchObject([
      { change: 'modified', live: true, id: { host: 'hub', name: 'linux' } },
      { change: 'modified', live: true, id: { host: 'hub', name: 'windows' } },
    ]);

    // Known already, or asked for by nobody: nothing to tell.
    events.length = 0;
    mirror.setComplete('hub', GROUP, 'AutoscalingListener');
    mirror.setComplete('hub', 'cluster.x-k8s.io', 'Machine');
    await turns();
    expect(ofRows()).toEqual([]);
    stop();
    entities.close();
  });
});
