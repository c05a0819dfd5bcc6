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
const error = { $ref: '#/components/responses/Error' } as const;

const errors = { '400': error, '401': error, '403': error } as const;

const finding = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'severity', 'message'],
  properties: {
    id: { type: 'string' },
    severity: { type: 'string', enum: ['info', 'warning', 'error'] },
    message: { type: 'string' },
    field: { type: 'string' },
  },
} as const;

const fileFinding = {
  type: 'object',
  additionalProperties: false,
  required: ['severity', 'message'],
  properties: {
    line: { type: 'integer' },
    field: { type: 'string' },
    severity: { type: 'string', enum: ['info', 'warning', 'error'] },
    message: { type: 'string' },
  },
} as const;

const targets = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'requireUserCredentials'],
  properties: {
    requireUserCredentials: { type: 'boolean' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['host', 'namespaces', 'repositories'],
        properties: {
          host: { type: 'string' },
          namespaces: { type: 'array', items: { type: 'string' } },
          repositories: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['url', 'title', 'layout', 'path'],
              properties: {
                url: { type: 'string' },
                title: { type: 'string' },
                branch: { type: 'string' },
                layout: { type: 'string', enum: ['flux', 'helm-folders'] },
                path: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
} as const;

const host = {
  name: 'host',
  in: 'query',
  required: true,
  description: 'The host cluster.',
  allowReserved: true,
  schema: { type: 'string', minLength: 1 },
} as const;

const credentials = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'unreadable'],
  properties: {
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'name'],
        properties: {
          kind: { type: 'string' },
          namespace: { type: 'string' },
          name: { type: 'string' },
        },
      },
    },
    unreadable: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['kind', 'message'],
        properties: {
          kind: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;

const profiles = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'problems'],
  properties: {
    repository: { type: 'string' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['chart', 'versions'],
        properties: {
          chart: { type: 'string' },
          description: { type: 'string' },
          layer: { type: 'string' },
          versions: { type: 'array', items: { type: 'string' } },
        },
      },
    },
    problems: { type: 'array', items: { type: 'string' } },
  },
} as const;

const profileValues = {
  type: 'object',
  additionalProperties: false,
  required: ['values'],
  properties: { values: { type: 'string' } },
} as const;

const preview = {
  type: 'object',
  additionalProperties: false,
  required: [
    'what',
    'title',
    'repository',
    'base',
    'files',
    'objects',
    'findings',
    'checkedBy',
    'unchecked',
  ],
  properties: {
    what: { type: 'string' },
    title: { type: 'string' },
    repository: { type: 'string' },
    base: { type: 'string' },
    files: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'change', 'before', 'after', 'findings'],
        properties: {
          path: { type: 'string' },
          change: { type: 'string', enum: ['created', 'changed', 'deleted'] },
          before: { type: ['string', 'null'] },
          after: { type: ['string', 'null'] },
          findings: { type: 'array', items: fileFinding },
        },
      },
    },
    objects: {
      type: 'array',
      items: { $ref: '#/components/schemas/ChangedObject' },
    },
    findings: { type: 'array', items: finding },
    checkedBy: { type: 'string', enum: ['server', 'schema', 'mixed', 'none'] },
    unchecked: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['path', 'what', 'why'],
        properties: {
          path: { type: 'string' },
          what: { type: 'string' },
          why: { type: 'string' },
        },
      },
    },
  },
} as const;

const pullRequests = {
  type: 'object',
  additionalProperties: false,
  required: ['items', 'problems'],
  properties: {
    items: {
      type: 'array',
      items: { $ref: '#/components/schemas/PullRequest' },
    },
    madeBy: { $ref: '#/components/schemas/PullRequest' },
    problems: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['repository', 'message'],
        properties: {
          repository: { type: 'string' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;

const token = {
  type: 'string',
  minLength: 1,
  description: "The caller's own token for the Git provider.",
} as const;

const editForm = {
  type: 'object',
  additionalProperties: false,
  required: ['apiVersion', 'kind', 'repository', 'path', 'spec'],
  properties: {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    repository: { type: 'string' },
    path: { type: 'string' },
    spec: { type: 'object' },
    schema: { type: 'object' },
    noSchema: { type: 'string' },
  },
} as const;

const possibility = {
  type: 'object',
  additionalProperties: false,
  required: ['allowed'],
  properties: { allowed: { type: 'boolean' }, reason: { type: 'string' } },
} as const;

const entityRef = {
  name: 'entityRef',
  in: 'query',
  description: "The object's own entity.",
  allowReserved: true,
  schema: { type: 'string', minLength: 1 },
} as const;

/** The routes about changes. @internal */
export const changePaths = {
  '/v1/targets': {
    get: {
      operationId: 'ListTargets',
      description: 'Where the caller may make things of a domain.',
      parameters: [
        {
          name: 'domain',
          in: 'query',
          required: true,
          schema: {
            type: 'string',
            enum: ['cluster', 'terraform', 'runner-scale-set', 'app'],
          },
        },
      ],
      responses: {
        '200': {
          description: 'Hosts with namespaces, and repositories to write to.',
          content: { 'application/json': { schema: targets } },
        },
        ...errors,
      },
    },
  },
  '/v1/credentials': {
    get: {
      operationId: 'ListCredentials',
      description: 'The identities that clusters of a host can be made with.',
      parameters: [host],
      responses: {
        '200': {
          description: 'Names alone, read now.',
          content: { 'application/json': { schema: credentials } },
        },
        ...errors,
        '404': error,
        '503': error,
      },
    },
  },
  '/v1/profiles': {
    get: {
      operationId: 'ListProfiles',
      description: 'The charts that a new cluster of a host can be given.',
      parameters: [host],
      responses: {
        '200': {
          description: 'Charts with versions, or why there are none.',
          content: { 'application/json': { schema: profiles } },
        },
        ...errors,
      },
    },
  },
  '/v1/profiles/values': {
    get: {
      operationId: 'GetProfileValues',
      description: 'The values.yaml of such a chart.',
      parameters: [
        host,
        {
          name: 'chart',
          in: 'query',
          required: true,
          schema: { type: 'string', minLength: 1 },
        },
        {
          name: 'version',
          in: 'query',
          required: true,
          allowReserved: true,
          schema: { type: 'string', minLength: 1 },
        },
      ],
      responses: {
        '200': {
          description: 'As the chart has it.',
          content: { 'application/json': { schema: profileValues } },
        },
        ...errors,
        '404': error,
        '409': error,
        '503': error,
      },
    },
  },
  '/v1/preview': {
    post: {
      operationId: 'Preview',
      description: 'What a template would write; nothing is written.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['templateRef', 'values'],
              properties: {
                templateRef: { type: 'string', minLength: 1 },
                values: { type: 'object' },
                token,
              },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'The files, and what was found in them.',
          content: { 'application/json': { schema: preview } },
        },
        ...errors,
        '404': error,
        '409': error,
        '503': error,
      },
    },
  },
  '/v1/pull-requests': {
    get: {
      operationId: 'ListPullRequests',
      description: 'Open pull requests that changes were made by.',
      parameters: [{ ...entityRef, required: false }],
      responses: {
        '200': {
          description: 'Of what the caller may see or make.',
          content: { 'application/json': { schema: pullRequests } },
        },
        ...errors,
        '404': error,
      },
    },
  },
  '/v1/entity-changes': {
    get: {
      operationId: 'GetEntityChanges',
      description: 'What the caller can do to what an entity stands for.',
      parameters: [{ ...entityRef, required: true }],
      responses: {
        '200': {
          description: 'What is possible, and else why not.',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['edit', 'remove', 'requireUserCredentials'],
                properties: {
                  requireUserCredentials: { type: 'boolean' },
                  edit: possibility,
                  remove: possibility,
                },
              },
            },
          },
        },
        ...errors,
        '404': error,
      },
    },
  },
  '/v1/edit-form': {
    post: {
      operationId: 'GetEditForm',
      description: 'An object as it is written, and the schema of its kind.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['entityRef'],
              properties: { entityRef: entityRef.schema, token },
            },
          },
        },
      },
      responses: {
        '200': {
          description: 'For those who may change it; nothing is written.',
          content: { 'application/json': { schema: editForm } },
        },
        ...errors,
        '404': error,
        '409': error,
        '503': error,
      },
    },
  },
} as const;
