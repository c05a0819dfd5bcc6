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

import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { publishMetrics } from './publishMetrics';

describe('publishMetrics', () => {
  it("publishes the mirror's counters of every host as they are when collected", async () => {
    const mirror = FakeMirror.create({ hub: [] });
    const counters = jest.spyOn(mirror, 'counters');
    const metrics = metricsServiceMock.mock();
    publishMetrics(metrics, mirror);
    expect(counters).not.toHaveBeenCalled();

    counters.mockReturnValue([
      {
        host: 'hub',
        requests: { list: 3, watch: 2, discovery: 1 },
        failures: { 'list 403': 2, watch: 1 },
        bytes: 1024,
        reconnects: 4,
        relists: 5,
        objects: { 'cluster.x-k8s.io/Cluster': 7 },
        lagSeconds: 1.5,
      },
    ]);
    const published: Record<string, unknown[]> = {};
    for (const create of [
      metrics.createObservableGauge,
      metrics.createObservableCounter,
    ]) {
      create.mock.calls.forEach(([name], index) => {
        const instrument = create.mock.results[index].value;
        const [[callback]] = instrument.addCallback.mock.calls;
        const values: unknown[] = [];
        callback({
          observe: (value: number, attributes: object) =>
            values.push([value, attributes]),
        });
        published[name] = values;
      });
    }
    const host = 'hub';
    expect(published).toEqual({
      'groundplan.mirror.objects': [
        [7, { host, kind: 'cluster.x-k8s.io/Cluster' }],
      ],
      'groundplan.mirror.lag': [[1.5, { host }]],
      'groundplan.mirror.requests': [
        [3, { host, verb: 'list' }],
        [2, { host, verb: 'watch' }],
        [1, { host, verb: 'discovery' }],
      ],
      'groundplan.mirror.failures': [
        [2, { host, verb: 'list', status: '403' }],
        [1, { host, verb: 'watch', status: 'error' }],
      ],
      'groundplan.mirror.received': [[1024, { host }]],
      'groundplan.mirror.reconnects': [[4, { host }]],
      'groundplan.mirror.relists': [[5, { host }]],
    });
  });
});
