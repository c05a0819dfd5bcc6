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
import { condition } from '../condition';
import { Timeline } from '../Timeline';
import { Provider } from './ClusterModel';

function clusterClass(
  name: string,
  provider: Provider,
  since: string,
): NewObject {
  const template = (group: string, kind: string) => ({
    templateRef: {
      apiVersion: `${group}.cluster.x-k8s.io/v1beta2`,
      kind,
      name,
    },
  });
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'ClusterClass',
    metadata: { name, namespace: 'platform-classes', creationTimestamp: since },
    spec: {
      kubernetesVersions: ['v1.33.4', 'v1.34.1', 'v1.35.0'],
      infrastructure: template('infrastructure', `${provider}ClusterTemplate`),
      controlPlane: {
        ...template('controlplane', 'KubeadmControlPlaneTemplate'),
        machineInfrastructure: template(
          'infrastructure',
          `${provider}MachineTemplate`,
        ),
      },
      workers: {
        machineDeployments: [
          {
            class: 'default-worker',
            bootstrap: template('bootstrap', 'KubeadmConfigTemplate'),
            infrastructure: template(
              'infrastructure',
              `${provider}MachineTemplate`,
            ),
          },
        ],
      },
      variables: [
        {
          name: 'region',
          required: true,
          schema: {
            openAPIV3Schema: {
              type: 'string',
              description: 'Where its machines are',
              enum: ['eu-west-1', 'eu-central-1'],
              default: 'eu-west-1',
            },
          },
        },
        {
          name: 'workerMachineType',
          required: false,
          schema: { openAPIV3Schema: { type: 'string', default: 'm6i.large' } },
        },
        {
          name: 'proxy',
          required: false,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              description: 'What machines reach the internet through',
              required: ['url'],
              properties: {
                url: { type: 'string', pattern: '^https?://' },
                exceptions: { type: 'array', items: { type: 'string' } },
              },
            },
          },
        },
      ],
    },
    status: {
      observedGeneration: 1,
      conditions: [
        condition('VariablesReady', true, 'VariablesReady', since),
        condition('RefVersionsUpToDate', true, 'RefVersionsUpToDate', since),
        condition('Paused', false, 'NotPaused', since),
      ],
    },
  };
}

/** The platform team's cluster classes. @internal */
export function clusterClasses(timeline: Timeline): NewObject[] {
  return [
    clusterClass('aws-standard', 'AWS', timeline.daysAgo(230)),
    clusterClass('dev-standard', 'Dev', timeline.daysAgo(230)),
  ];
}
