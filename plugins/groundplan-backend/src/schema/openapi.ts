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

import { TERRAFORM_SEGMENTS } from 'backstage-plugin-groundplan-common';
import { changePaths } from './changePaths';
import { parameters } from './parameters';
import { schemas } from './schemas';
import { terraformPaths } from './terraformPaths';

const errors = {
  '400': { $ref: '#/components/responses/Error' },
  '401': { $ref: '#/components/responses/Error' },
  '403': { $ref: '#/components/responses/Error' },
} as const;

const list = {
  parameters: [
    { $ref: '#/components/parameters/host' },
    { $ref: '#/components/parameters/namespace' },
    { $ref: '#/components/parameters/health' },
    { $ref: '#/components/parameters/state' },
    { $ref: '#/components/parameters/owner' },
    { $ref: '#/components/parameters/q' },
    { $ref: '#/components/parameters/orderBy' },
    { $ref: '#/components/parameters/limit' },
    { $ref: '#/components/parameters/cursor' },
  ],
  responses: {
    '200': {
      description: 'A page of the rows that the caller may see.',
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/List' } },
      },
    },
    ...errors,
  },
} as const;

const details = {
  responses: {
    '200': {
      description: 'The tab.',
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/Details' },
        },
      },
    },
    ...errors,
    '404': { $ref: '#/components/responses/Error' },
    '503': { $ref: '#/components/responses/Error' },
  },
} as const;

const named = [
  { $ref: '#/components/parameters/hostPath' },
  { $ref: '#/components/parameters/namespacePath' },
  { $ref: '#/components/parameters/namePath' },
] as const;

/** The API's OpenAPI document, which its router is typed and validated from. @internal */
export const spec = {
  openapi: '3.1.0',
  info: {
    title: 'groundplan',
    version: '1',
    description: 'Infrastructure that lives in Kubernetes, read live.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
    contact: {},
  },
  servers: [{ url: '/' }],
  components: {
    parameters,
    schemas,
    responses: {
      Error: {
        description: 'An error.',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
    securitySchemes: {
      JWT: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    },
  },
  // Who asks is for Backstage's own middleware to find out, and to refuse.
  security: [{}, { JWT: [] }],
  paths: {
    '/v1/host-clusters': {
      get: {
        operationId: 'ListHostClusters',
        description: 'The host clusters and the state of what is read of them.',
        parameters: [],
        responses: {
          '200': {
            description: 'Those that the caller may know of.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  additionalProperties: false,
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: { $ref: '#/components/schemas/HostCluster' },
                    },
                  },
                },
              },
            },
          },
          ...errors,
        },
      },
    },
    '/v1/clusters': {
      get: {
        operationId: 'ListClusters',
        description: 'Clusters, host clusters among them.',
        ...list,
      },
    },
    '/v1/terraforms': {
      get: {
        operationId: 'ListTerraforms',
        description: 'Terraform resources.',
        ...list,
        parameters: [
          ...list.parameters,
          { $ref: '#/components/parameters/suspendedDays' },
        ],
      },
    },
    '/v1/runner-scale-sets': {
      get: {
        operationId: 'ListRunnerScaleSets',
        description: 'GitHub Actions runner scale sets.',
        ...list,
      },
    },
    '/v1/clusters/{kind}/{host}/{namespace}/{name}': {
      get: {
        operationId: 'GetCluster',
        description: 'One cluster in full.',
        parameters: [
          {
            name: 'kind',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              enum: ['cluster', 'gitops-cluster', 'management-cluster'],
            },
          },
          ...named,
        ],
        ...details,
      },
    },
    '/v1/terraforms/{kind}/{host}/{namespace}/{name}': {
      get: {
        operationId: 'GetTerraform',
        description: 'One Terraform resource in full.',
        parameters: [
          {
            name: 'kind',
            in: 'path',
            required: true,
            schema: { type: 'string', enum: [...TERRAFORM_SEGMENTS] },
          },
          ...named,
        ],
        ...details,
      },
    },
    '/v1/runner-scale-sets/{kind}/{host}/{namespace}/{name}': {
      get: {
        operationId: 'GetRunnerScaleSet',
        description: 'One runner scale set in full.',
        parameters: [
          {
            name: 'kind',
            in: 'path',
            required: true,
            schema: { type: 'string', enum: ['runner-scale-set'] },
          },
          ...named,
        ],
        ...details,
      },
    },
    ...changePaths,
    ...terraformPaths,
    '/v1/entity-statuses': {
      get: {
        operationId: 'ListEntityStatuses',
        description:
          "The health of the entities of one page of the catalog's table.",
        parameters: [{ $ref: '#/components/parameters/entityRef' }],
        responses: {
          '200': {
            description:
              'By entity reference; what is not ours or may not be seen is left out.',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/EntityStatuses' },
              },
            },
          },
          ...errors,
        },
      },
    },
  },
} as const;
