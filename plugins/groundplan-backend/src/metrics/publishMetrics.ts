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
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { Mirror, MirrorCounters } from 'backstage-plugin-groundplan-node';

type Observe = (value: number, attributes: MetricAttributes) => void;
type Read = (counters: MirrorCounters, observe: Observe) => void;

/**
 * Publishes the mirror's counters, read when somebody collects them.
 *
 * @internal
 */
export function publishMetrics(metrics: MetricsService, mirror: Mirror): void {
  const publish = (
    instrument: ReturnType<MetricsService['createObservableGauge']>,
    read: Read,
  ) =>
    instrument.addCallback(result => {
      for (const counters of mirror.counters()) {
        read(counters, (value, attributes) =>
          result.observe(value, { host: counters.host, ...attributes }),
        );
      }
    });

  publish(
    metrics.createObservableGauge('groundplan.mirror.objects', {
      description: 'Objects that the mirror holds, by host cluster and kind',
      unit: '{object}',
    }),
    ({ objects }, observe) =>
      forEach(objects, (kind, value) => observe(value, { kind })),
  );
  publish(
    metrics.createObservableGauge('groundplan.mirror.lag', {
      description:
        "Seconds since the last event or bookmark, the oldest of a host cluster's watches",
      unit: 's',
    }),
    ({ lagSeconds }, observe) => observe(lagSeconds, {}),
  );
  publish(
    metrics.createObservableCounter('groundplan.mirror.requests', {
      description: 'Requests to Kubernetes APIs, by host cluster and verb',
      unit: '{request}',
    }),
    ({ requests }, observe) =>
      forEach(requests, (verb, value) => observe(value, { verb })),
  );
  publish(
    metrics.createObservableCounter('groundplan.mirror.failures', {
      description:
        'Requests that failed, by host cluster, verb and HTTP status; error where no answer came',
      unit: '{request}',
    }),
    ({ failures }, observe) =>
      forEach(failures, (name, value) => {
        const [verb, status = 'error'] = name.split(' ');
        observe(value, { verb, status });
      }),
  );
  publish(
    metrics.createObservableCounter('groundplan.mirror.received', {
      description: 'Bytes received from Kubernetes APIs, by host cluster',
      unit: 'By',
    }),
    ({ bytes }, observe) => observe(bytes, {}),
  );
  publish(
    metrics.createObservableCounter('groundplan.mirror.reconnects', {
      description: 'Watches that were taken up again, by host cluster',
      unit: '{reconnect}',
    }),
    ({ reconnects }, observe) => observe(reconnects, {}),
  );
  publish(
    metrics.createObservableCounter('groundplan.mirror.relists', {
      description: 'Lists that had to be read again, by host cluster',
      unit: '{relist}',
    }),
    ({ relists }, observe) => observe(relists, {}),
  );
}

function forEach(
  values: Record<string, number>,
  observe: (name: string, value: number) => void,
): void {
  for (const [name, value] of Object.entries(values)) {
    observe(name, value);
  }
}
