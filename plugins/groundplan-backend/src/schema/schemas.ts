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

/** The shapes of answers; in full they are the types of groundplan-common. @internal */
export const schemas = {
  Health: {
    type: 'string',
    enum: ['Healthy', 'Progressing', 'Warning', 'Error', 'Deleting', 'Unknown'],
  },
  HostState: {
    type: 'string',
    enum: ['syncing', 'ready', 'stale', 'forbidden', 'absent', 'unreachable'],
  },
  HealthStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['health', 'state', 'flags', 'reason', 'message', 'decidedBy'],
    properties: {
      health: { $ref: '#/components/schemas/Health' },
      state: { type: 'string' },
      flags: {
        type: 'array',
        items: {
          type: 'string',
          enum: ['paused', 'suspended', 'stale', 'blocked'],
        },
      },
      reason: { type: 'string' },
      message: { type: 'string' },
      since: { type: 'string', format: 'date-time' },
      decidedBy: { type: 'string' },
    },
  },
  HostKindState: {
    type: 'object',
    additionalProperties: false,
    required: ['group', 'version', 'kind', 'state', 'objects', 'since'],
    properties: {
      group: { type: 'string' },
      version: { type: 'string' },
      kind: { type: 'string' },
      state: { $ref: '#/components/schemas/HostState' },
      objects: { type: 'integer' },
      since: { type: 'string', format: 'date-time' },
      message: { type: 'string' },
    },
  },
  HostClusterSummary: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'state', 'since'],
    properties: {
      name: { type: 'string' },
      state: { $ref: '#/components/schemas/HostState' },
      since: { type: 'string', format: 'date-time' },
      message: { type: 'string' },
    },
  },
  HostCluster: {
    type: 'object',
    additionalProperties: false,
    required: ['name', 'state', 'since', 'kinds'],
    properties: {
      name: { type: 'string' },
      entityRef: { type: 'string' },
      state: { $ref: '#/components/schemas/HostState' },
      since: { type: 'string', format: 'date-time' },
      message: { type: 'string' },
      kinds: {
        type: 'array',
        items: { $ref: '#/components/schemas/HostKindState' },
      },
    },
  },
  Summary: {
    type: 'object',
    description:
      "A row of a fleet table: beside these the fields of the domain's own table.",
    required: ['kind', 'host', 'name', 'entityRef', 'status'],
    additionalProperties: true,
    properties: {
      kind: {
        type: 'string',
        enum: [
          'management-cluster',
          'cluster',
          'gitops-cluster',
          'terraform',
          'runner-scale-set',
        ],
      },
      host: { type: 'string' },
      namespace: { type: 'string' },
      name: { type: 'string' },
      uid: { type: 'string' },
      entityRef: { type: 'string' },
      owner: { type: 'string' },
      createdAt: { type: 'string', format: 'date-time' },
      status: { $ref: '#/components/schemas/HealthStatus' },
    },
  },
  List: {
    type: 'object',
    additionalProperties: false,
    required: ['items', 'total', 'counts', 'hosts'],
    properties: {
      items: { type: 'array', items: { $ref: '#/components/schemas/Summary' } },
      total: { type: 'integer' },
      counts: {
        type: 'object',
        additionalProperties: false,
        required: ['health', 'state'],
        properties: {
          health: {
            type: 'object',
            additionalProperties: { type: 'integer' },
          },
          state: { type: 'object', additionalProperties: { type: 'integer' } },
        },
      },
      nextCursor: { type: 'string' },
      hosts: {
        type: 'array',
        items: { $ref: '#/components/schemas/HostClusterSummary' },
      },
    },
  },
  Details: {
    type: 'object',
    description:
      "A tab: the row, beside these the fields of the domain's own tab.",
    required: [
      'kind',
      'host',
      'name',
      'entityRef',
      'status',
      'channel',
      'hostState',
      'unreadable',
    ],
    additionalProperties: true,
    properties: {
      kind: { type: 'string' },
      host: { type: 'string' },
      namespace: { type: 'string' },
      name: { type: 'string' },
      entityRef: { type: 'string' },
      status: { $ref: '#/components/schemas/HealthStatus' },
      channel: {
        type: 'string',
        description: 'The signal channel that says when the tab has changed.',
      },
      hostState: { $ref: '#/components/schemas/HostClusterSummary' },
      unreadable: {
        type: 'array',
        items: { $ref: '#/components/schemas/HostKindState' },
      },
    },
  },
  EntityStatus: {
    type: 'object',
    additionalProperties: false,
    required: ['status', 'host', 'domain', 'kind', 'name'],
    properties: {
      status: { $ref: '#/components/schemas/HealthStatus' },
      host: { type: 'string' },
      domain: {
        type: 'string',
        enum: ['clusters', 'terraforms', 'runner-scale-sets'],
      },
      kind: { type: 'string' },
      namespace: { type: 'string' },
      name: { type: 'string' },
    },
  },
  EntityStatuses: {
    type: 'object',
    additionalProperties: false,
    required: ['items'],
    properties: {
      items: {
        type: 'object',
        additionalProperties: { $ref: '#/components/schemas/EntityStatus' },
      },
    },
  },
  Error: {
    type: 'object',
    description: "Backstage's error body.",
    required: ['error', 'response'],
    properties: {
      error: {
        type: 'object',
        required: ['name', 'message'],
        properties: { name: { type: 'string' }, message: { type: 'string' } },
      },
      response: {
        type: 'object',
        required: ['statusCode'],
        properties: { statusCode: { type: 'integer' } },
      },
    },
  },
  ChangedObject: {
    type: 'object',
    additionalProperties: false,
    required: ['apiVersion', 'kind', 'name', 'domain', 'change'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      namespace: { type: 'string' },
      name: { type: 'string' },
      domain: {
        type: 'string',
        enum: ['cluster', 'terraform', 'runner-scale-set', 'app'],
      },
      change: { type: 'string', enum: ['created', 'changed', 'deleted'] },
      host: { type: 'string' },
    },
  },
  PullRequest: {
    type: 'object',
    additionalProperties: false,
    required: [
      'repository',
      'number',
      'title',
      'url',
      'state',
      'branch',
      'base',
      'checks',
    ],
    properties: {
      repository: { type: 'string' },
      number: { type: 'integer' },
      title: { type: 'string' },
      url: { type: 'string' },
      state: { type: 'string', enum: ['open', 'merged', 'closed'] },
      branch: { type: 'string' },
      base: { type: 'string' },
      author: { type: 'string' },
      createdAt: { type: 'string' },
      checks: {
        type: 'object',
        additionalProperties: false,
        required: ['state', 'passed', 'failed', 'pending'],
        properties: {
          state: {
            type: 'string',
            enum: ['passing', 'failing', 'pending', 'none', 'unknown'],
          },
          passed: { type: 'integer' },
          failed: { type: 'integer' },
          pending: { type: 'integer' },
          message: { type: 'string' },
        },
      },
    },
  },
} as const;
