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

const error = { $ref: '#/components/responses/Error' } as const;

const errors = { '400': error, '401': error, '403': error } as const;

const named = [
  {
    name: 'kind',
    in: 'path',
    required: true,
    schema: { type: 'string', enum: [...TERRAFORM_SEGMENTS] },
  },
  { $ref: '#/components/parameters/hostPath' },
  { $ref: '#/components/parameters/namespacePath' },
  { $ref: '#/components/parameters/namePath' },
] as const;

/** Its fields are those of the type of this name in groundplan-common. */
function answer<const T extends string>(typeName: T) {
  return {
    '200': {
      description: typeName,
      content: {
        'application/json': {
          schema: { type: 'object', additionalProperties: true },
        },
      },
    },
    ...errors,
    '404': error,
    '503': error,
  } as const;
}

const operationAnswer = {
  ...answer('OperationResponse'),
  '409': error,
} as const;

/** ApproveRequest */
const approval = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['planId', 'hash'],
        properties: {
          planId: { type: 'string', minLength: 1, maxLength: 1000 },
          hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          confirmName: { type: 'string', maxLength: 300 },
        },
      },
    },
  },
} as const;

/** The paths about single Terraform resources, beside their tabs. @internal */
export const terraformPaths = {
  '/v1/terraforms/{kind}/{host}/{namespace}/{name}/{facet}': {
    get: {
      operationId: 'GetTerraformFacet',
      description:
        'What is known of a resource beside its tab. plan: the plan that waits, or else the last that is stored, sensitive values masked. history: what was applied, newest first. outputs: the values of its outputs. activity: its events, and the pods in which it is run. dependencies: what it waits for and what waits for it, all the way. operations: what the caller can ask of it now, and else why not; what was asked last, and how it went.',
      parameters: [
        ...named,
        {
          name: 'facet',
          in: 'path',
          required: true,
          schema: {
            type: 'string',
            enum: [
              'plan',
              'history',
              'outputs',
              'activity',
              'dependencies',
              'operations',
            ],
          },
        },
      ],
      responses: answer(
        'PlanResponse, HistoryResponse, OutputsResponse, ActivityResponse, DependenciesResponse or OperationsResponse',
      ),
    },
  },
  '/v1/terraforms/{kind}/{host}/{namespace}/{name}/approve': {
    post: {
      operationId: 'ApproveTerraformPlan',
      description: 'Approves the plan whose text the caller has read.',
      parameters: [...named],
      requestBody: approval,
      responses: operationAnswer,
    },
  },
  '/v1/terraforms/{kind}/{host}/{namespace}/{name}/approve-by-pull-request': {
    post: {
      operationId: 'ApproveTerraformPlanByPullRequest',
      description:
        'Notes that the caller has read the plan, for the pull request that approves it; refused where the object is written in the repository of its source.',
      parameters: [...named],
      requestBody: approval,
      responses: { ...answer('RecordedApproval'), '409': error },
    },
  },
  '/v1/terraforms/{kind}/{host}/{namespace}/{name}/force-unlock': {
    post: {
      operationId: 'ForceUnlockTerraform',
      description: 'Releases the lock of its state, by the id of the lock.',
      parameters: [...named],
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['lockId'],
              properties: {
                lockId: { type: 'string', minLength: 1, maxLength: 1000 },
                evenIfRunning: { type: 'boolean' },
              },
            },
          },
        },
      },
      responses: operationAnswer,
    },
  },
  '/v1/terraforms/{kind}/{host}/{namespace}/{name}/{operation}': {
    post: {
      operationId: 'OperateTerraform',
      description: 'Asks its controller for something.',
      parameters: [
        ...named,
        {
          name: 'operation',
          in: 'path',
          required: true,
          schema: {
            type: 'string',
            enum: ['replan', 'reconcile', 'suspend', 'resume'],
          },
        },
      ],
      responses: operationAnswer,
    },
  },
  '/v1/terraforms/operations': {
    post: {
      operationId: 'OperateTerraforms',
      description:
        'Asks the same of many resources, each for itself: one that refuses stops no other.',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              type: 'object',
              additionalProperties: false,
              required: ['operation', 'objects'],
              properties: {
                operation: {
                  type: 'string',
                  enum: ['reconcile', 'suspend', 'resume'],
                },
                objects: {
                  type: 'array',
                  minItems: 1,
                  maxItems: 200,
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    required: ['kind', 'host', 'name'],
                    properties: {
                      kind: { type: 'string', enum: [...TERRAFORM_SEGMENTS] },
                      host: { type: 'string' },
                      namespace: { type: 'string' },
                      name: { type: 'string' },
                    },
                  },
                },
              },
            },
          },
        },
      },
      responses: answer('BulkOperationResponse'),
    },
  },
} as const;
