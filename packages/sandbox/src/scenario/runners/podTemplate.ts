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

import { plantedSecret } from '../plantedSecret';
import { ScaleSetModel } from './ScaleSetModel';

/** @internal */
export function podTemplate({ containerMode }: ScaleSetModel) {
  const env = [
    { name: 'PROXY_PASSWORD', value: plantedSecret(8) },
    ...(containerMode === 'kubernetes'
      ? [
          {
            name: 'ACTIONS_RUNNER_CONTAINER_HOOKS',
            value: '/home/runner/k8s/index.js',
          },
        ]
      : []),
  ];
  return {
    spec: {
      restartPolicy: 'Never',
      containers: [
        {
          name: 'runner',
          image: 'ghcr.io/actions/actions-runner:2.329.0',
          command: ['/home/runner/run.sh'],
          env,
          resources: {
            requests: { cpu: '2', memory: '4Gi' },
            limits: { memory: '8Gi' },
          },
        },
        ...(containerMode === 'dind'
          ? [
              {
                name: 'dind',
                image: 'docker:28-dind',
                securityContext: { privileged: true },
              },
            ]
          : []),
      ],
    },
  };
}
