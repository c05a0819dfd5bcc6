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
import { plantedSecret } from '../plantedSecret';
import { Timeline } from '../Timeline';

/** The pod in which tofu-controller plans and applies a resource. @internal */
export function runnerPod(
  {
    metadata,
  }: { metadata: { name: string; namespace?: string; uid?: string } },
  started: string,
): NewObject {
  const { name, namespace, uid } = metadata;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${name}-tf-runner`,
      namespace,
      creationTimestamp: started,
      labels: {
        'app.kubernetes.io/name': 'tf-runner',
        'app.kubernetes.io/created-by': 'tofu-controller',
      },
      ...(uid && {
        ownerReferences: [
          {
            apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
            kind: 'Terraform',
            name,
            uid,
            controller: true,
          },
        ],
      }),
    },
    spec: {
      serviceAccountName: 'tf-runner',
      containers: [
        {
          name: 'tf-runner',
          image: 'ghcr.io/flux-iac/tf-runner:v0.16.5',
          env: [{ name: 'AWS_SECRET_ACCESS_KEY', value: plantedSecret(7) }],
        },
      ],
    },
    status: {
      phase: 'Running',
      startTime: started,
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: started },
      ],
    },
  };
}

/**
 * The runners at work: one applies, one has met the lock of the runner before
 * it, which was killed.
 *
 * @internal
 */
export function runnerPods(timeline: Timeline): NewObject[] {
  const pod = (namespace: string, name: string, minutes: number) =>
    runnerPod({ metadata: { namespace, name } }, timeline.minutesAgo(minutes));
  return [
    pod('team-platform', 'platform-applying', 1),
    pod('team-search', 'search-queue', 42),
  ];
}
