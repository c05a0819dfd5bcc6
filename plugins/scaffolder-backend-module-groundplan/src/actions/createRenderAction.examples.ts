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
import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const renderExamples: TemplateExample[] = [
  {
    description:
      'A Terraform resource, in the repository that Flux applies to the host',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render the files',
          action: 'groundplan:render',
          input: {
            source: { kind: 'terraform' },
            values: {
              terraform: {
                name: 'bucket',
                sourceRef: { kind: 'GitRepository', name: 'modules' },
                path: './bucket',
              },
            },
            target: {
              host: 'hub',
              namespace: 'team-a',
              repository: 'https://git.example.com/acme/platform',
            },
          },
        },
      ],
    }),
  },
  {
    description: 'The deletion of a cluster',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render the files',
          action: 'groundplan:render',
          input: {
            source: { kind: 'object' },
            values: {
              entityRef: 'resource:default/payments.cluster.team-a.hub',
              operation: 'delete',
            },
          },
        },
      ],
    }),
  },
  {
    description: 'A change of several things, all in one repository',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Render the files',
          action: 'groundplan:render',
          input: {
            source: { kind: 'object' },
            values: {
              changes: [
                {
                  entityRef: 'resource:default/payments.cluster.team-a.hub',
                  operation: 'upgrade',
                  version: 'v1.34.1',
                },
                {
                  entityRef: 'resource:default/search.cluster.team-a.hub',
                  operation: 'scale',
                  controlPlaneReplicas: 3,
                },
              ],
            },
          },
        },
      ],
    }),
  },
];
