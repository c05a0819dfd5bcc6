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
import { stableHex } from '../stableId';
import { ownedBy } from '../World';
import { AppModel } from './AppModel';

/** @internal */
export function podObject(
  app: AppModel,
  index: number,
  owner: NewObject,
  metadata: NewObject['metadata'],
): NewObject {
  const crashing = index < (app.crashing ?? 0);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, ownerReferences: [ownedBy(owner)] },
    spec: {
      nodeName: app.nodes[index % app.nodes.length],
      containers: [
        {
          name: app.name,
          image: app.image,
          resources: {
            requests: { cpu: '250m', memory: '256Mi' },
            limits: { memory: '512Mi' },
          },
        },
      ],
    },
    status: {
      phase: 'Running',
      podIP: `192.168.${index}.${
        (parseInt(stableHex(metadata.name, 2), 16) % 250) + 2
      }`,
      startTime: app.created,
      conditions: [
        'Initialized',
        'PodScheduled',
        'ContainersReady',
        'Ready',
      ].map(type => ({
        type,
        status: crashing && type.endsWith('Ready') ? 'False' : 'True',
        lastTransitionTime: app.created,
      })),
      containerStatuses: [
        {
          name: app.name,
          image: app.image,
          ready: !crashing,
          started: !crashing,
          restartCount: crashing ? 23 : 0,
          state: crashing
            ? {
                waiting: {
                  reason: 'CrashLoopBackOff',
                  message: `back-off 5m0s restarting failed container=${app.name}`,
                },
              }
            : { running: { startedAt: app.created } },
          ...(crashing && {
            lastState: {
              terminated: {
                reason: 'Error',
                exitCode: 1,
                startedAt: app.created,
                finishedAt: app.created,
              },
            },
          }),
        },
      ],
    },
  };
}
