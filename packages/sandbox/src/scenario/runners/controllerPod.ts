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
import { CONTROLLER_NAMESPACE, VERSION } from './listenerObjects';

/** The pod of the Actions Runner Controller; its label is its version. @internal */
export function controllerPod(created: string): NewObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'arc-gha-rs-controller-5d9b7c6f4-x2k8d',
      namespace: CONTROLLER_NAMESPACE,
      creationTimestamp: created,
      labels: {
        'app.kubernetes.io/component': 'controller-manager',
        'app.kubernetes.io/part-of': 'gha-rs-controller',
        'app.kubernetes.io/version': VERSION,
      },
    },
    spec: {
      nodeName: 'ci-runners-md-0-1',
      containers: [
        {
          name: 'manager',
          image: `ghcr.io/actions/gha-runner-scale-set-controller:${VERSION}`,
        },
      ],
    },
    status: {
      phase: 'Running',
      startTime: created,
      conditions: [
        { type: 'Ready', status: 'True', lastTransitionTime: created },
      ],
      containerStatuses: [
        {
          name: 'manager',
          ready: true,
          restartCount: 0,
          state: { running: { startedAt: created } },
        },
      ],
    },
  };
}
