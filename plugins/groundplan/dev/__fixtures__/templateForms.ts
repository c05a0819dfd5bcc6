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

import { TemplateParameterSchema } from '@backstage/plugin-scaffolder-react';

const previewPage = {
  title: 'What will change',
  schema: {
    type: 'object',
    properties: {
      preview: { type: 'string', 'ui:field': 'GroundplanPreview' },
    },
  },
};

/** What the Scaffolder's backend would say of two templates, by their names. */
export const templateForms: Record<string, TemplateParameterSchema> = {
  'standard.cluster-class.default.hub': {
    title: 'Cluster of the class standard',
    description: 'A cluster of the ClusterClass default/standard',
    steps: [
      {
        title: 'Cluster',
        schema: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { title: 'Name', type: 'string' },
            version: { title: 'Version', type: 'string', default: 'v1.34.1' },
          },
        },
      },
      {
        title: 'Where it goes',
        schema: {
          type: 'object',
          required: ['target'],
          properties: {
            target: {
              type: 'object',
              'ui:field': 'GroundplanTarget',
              'ui:options': { domain: 'cluster' },
              required: ['host', 'namespace', 'repository'],
              properties: {
                host: { type: 'string' },
                namespace: {
                  title: 'Namespace',
                  type: 'string',
                  description: 'Of the cluster',
                  default: 'team-search',
                },
                repository: { title: 'Repository', type: 'string' },
              },
            },
          },
        },
      },
      previewPage,
    ],
  },
  'eks.capi-template.default.hub': {
    title: 'EKS cluster',
    description: 'A cluster of the CAPITemplate default/eks',
    steps: [
      {
        title: 'Parameters',
        schema: {
          type: 'object',
          required: ['name'],
          properties: { name: { title: 'Name', type: 'string' } },
        },
      },
      {
        title: 'Credentials',
        schema: {
          type: 'object',
          properties: {
            credentials: {
              title: 'Credentials',
              type: 'object',
              'ui:field': 'GroundplanCredentials',
              'ui:options': { host: 'hub' },
              properties: {
                kind: { type: 'string' },
                namespace: { type: 'string' },
                name: { type: 'string' },
              },
              dependencies: { kind: ['name'], name: ['kind'] },
            },
          },
        },
      },
      {
        title: 'Profiles',
        schema: {
          type: 'object',
          properties: {
            profiles: {
              title: 'Profiles',
              type: 'array',
              'ui:field': 'GroundplanProfiles',
              'ui:options': {
                host: 'hub',
                charts: [
                  {
                    chart: 'cert-manager',
                    version: '1.17.0',
                    namespace: 'cert-manager',
                    required: true,
                    editable: false,
                  },
                ],
              },
              items: { type: 'object' },
            },
          },
        },
      },
      previewPage,
    ],
  },
  'groundplan-change': {
    title: 'Change what is there',
    steps: [
      {
        title: 'What is to be done',
        schema: {
          type: 'object',
          required: ['change'],
          properties: {
            change: {
              title: 'Change',
              type: 'object',
              'ui:field': 'GroundplanChange',
            },
          },
        },
      },
      previewPage,
    ],
  },
  'new-repository': {
    title: 'New service',
    steps: [
      {
        title: 'Repository',
        schema: {
          type: 'object',
          properties: {
            repoUrl: {
              type: 'string',
              'ui:field': 'GroundplanNewRepository',
            },
          },
        },
      },
    ],
  },
  asking: {
    title: 'Terraform resource, by the user alone',
    steps: [
      {
        title: 'Where it goes',
        schema: {
          type: 'object',
          properties: {
            target: {
              type: 'object',
              'ui:field': 'GroundplanTarget',
              'ui:options': { domain: 'terraform' },
            },
          },
        },
      },
      {
        title: 'What will change',
        schema: {
          type: 'object',
          properties: {
            preview: {
              type: 'string',
              'ui:field': 'GroundplanPreview',
              'ui:options': { secretsKey: 'OWN' },
            },
          },
        },
      },
    ],
  },
};
