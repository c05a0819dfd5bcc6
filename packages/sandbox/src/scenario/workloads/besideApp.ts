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

import { NewObject } from '../../kubernetes-api';
import { ownedBy } from '../World';
import { AppModel } from './AppModel';

/** @internal */
export function ingressObject(
  host: string,
  metadata: NewObject['metadata'],
): NewObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata,
    spec: {
      ingressClassName: 'traefik',
      tls: [{ hosts: [host], secretName: `${metadata.name}-tls` }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: {
                  service: { name: metadata.name, port: { name: 'http' } },
                },
              },
            ],
          },
        },
      ],
    },
    status: { loadBalancer: { ingress: [{ ip: '203.0.113.10' }] } },
  };
}

/** @internal */
export function nightlyObjects(
  { name, image, created }: AppModel,
  meta: (own: string) => NewObject['metadata'],
): NewObject[] {
  const template = {
    spec: {
      restartPolicy: 'Never',
      containers: [{ name, image, args: ['nightly'] }],
    },
  };
  const cronJob: NewObject = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: meta(`${name}-nightly`),
    spec: {
      schedule: '10 2 * * *',
      suspend: false,
      jobTemplate: { spec: { template } },
    },
    status: { lastScheduleTime: created, lastSuccessfulTime: created },
  };
  return [
    cronJob,
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        ...meta(`${name}-nightly-29384770`),
        ownerReferences: [ownedBy(cronJob)],
      },
      spec: { backoffLimit: 6, completions: 1, parallelism: 1, template },
      status: {
        startTime: created,
        completionTime: created,
        succeeded: 1,
        conditions: [
          { type: 'Complete', status: 'True', lastTransitionTime: created },
        ],
      },
    },
  ];
}

/** @internal */
export function crashEvent(pod: NewObject, time: string): NewObject {
  const { name, namespace } = pod.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.17f2a`, namespace, creationTimestamp: time },
    type: 'Warning',
    reason: 'BackOff',
    message: `Back-off restarting failed container in pod ${name}`,
    involvedObject: { apiVersion: 'v1', kind: 'Pod', name, namespace },
    source: { component: 'kubelet' },
    count: 23,
    firstTimestamp: time,
    lastTimestamp: time,
  };
}
