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
import { readHealthThresholds } from '../config/readHealthThresholds';
import { Fleets } from './Fleets';

const NOW = new Date('2026-02-01T00:00:00Z');

/** A cluster that has been coming up for half an hour. */
const comingUp: KubernetesObject = {
  apiVersion: 'cluster.x-k8s.io/v1beta2',
  kind: 'Cluster',
  metadata: {
    name: 'metal',
    namespace: 'team-a',
    uid: 'metal',
    creationTimestamp: '2026-01-31T23:30:00Z',
  },
  status: {
    phase: 'Provisioning',
    conditions: [
      { type: 'ControlPlaneInitialized', status: 'False', reason: 'NotYet' },
    ],
  },
};

describe('the thresholds of the configuration', () => {
  it.each([
    ['are the defaults without one', {}, 'Warning'],
    [
      'reach a row and a tab',
      {
        groundplan: {
          health: {
            clusterApi: {
              provisioningWarning: '40m',
              provisioningError: { hours: 2 },
            },
          },
        },
      },
      'Progressing',
    ],
  ])('%s', async (_, config, health) => {
    const mirror = FakeMirror.create({ hub: [comingUp] });
    const logger = mockServices.logger.mock();
    const root = new ConfigReader(config);
    const entities = EntityResolver.create({ mirror, config: root, logger });
    const fleets = Fleets.create({
      mirror,
      entities,
      logger,
      now: () => NOW,
      thresholds: readHealthThresholds(root),
    });
    const stop = fleets.start();
    const clusters = fleets.store('clusters');
    await clusters.settled();
    const row = clusters.index.get('cluster/hub/team-a/metal');
    stop();
    entities.close();

    expect(row?.summary.status).toMatchObject({ health });
    expect(row && clusters.details(row)?.details).toMatchObject({
      status: { health },
      tree: { status: { health } },
    });
  });
});
