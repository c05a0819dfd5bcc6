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
import { ownership } from '../ownership';
import { Timeline } from '../Timeline';

const CLUSTER = `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: \${CLUSTER_NAME}
  namespace: \${NAMESPACE}
  annotations:
    groundplan.dev/lifecycle: experimental
    groundplan.dev/description: "\${PURPOSE:=To try things out}"
spec:
  topology:
    classRef:
      name: dev-standard
      namespace: platform-classes
    version: \${KUBERNETES_VERSION}
    controlPlane:
      replicas: 1
    workers:
      machineDeployments:
        - class: default-worker
          name: md-0
          replicas: \${WORKERS}
    variables:
      - name: region
        value: eu-west-1
`;

/** The platform team's forms for clusters. @internal */
export function capiTemplates(timeline: Timeline): NewObject[] {
  return [
    {
      apiVersion: 'capi.weave.works/v1alpha2',
      kind: 'CAPITemplate',
      metadata: {
        name: 'development-cluster',
        namespace: 'platform-classes',
        creationTimestamp: timeline.daysAgo(120),
        labels: { 'weave.works/template-type': 'cluster' },
        annotations: {
          'templates.weave.works/display-name': 'Development cluster',
          'templates.weave.works/credentials-enabled': 'false',
          'templates.weave.works/profiles-enabled': 'false',
          ...ownership({ owner: 'platform' }),
        },
      },
      spec: {
        description: 'A small cluster to try things out on',
        renderType: 'envsubst',
        params: [
          { name: 'CLUSTER_NAME', description: 'What it is called' },
          {
            name: 'KUBERNETES_VERSION',
            description: 'The version of Kubernetes',
            options: ['v1.34.1', 'v1.35.0'],
            default: 'v1.34.1',
          },
          {
            name: 'WORKERS',
            description: 'How many machines do the work',
            options: ['1', '2', '3'],
            default: '1',
          },
          {
            name: 'PURPOSE',
            description: 'What it is for',
            required: false,
          },
        ],
        resourcetemplates: [{ raw: CLUSTER }],
      },
    },
  ];
}
