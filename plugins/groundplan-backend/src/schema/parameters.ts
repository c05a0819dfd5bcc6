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

import { schemas } from './schemas';

/** Query and path parameters of the API. @internal */
export const parameters = {
  host: {
    name: 'host',
    in: 'query',
    description: 'Only what lives on these host clusters.',
    required: false,
    allowReserved: true,
    schema: { type: 'array', items: { type: 'string' } },
  },
  namespace: {
    name: 'namespace',
    in: 'query',
    description: 'Only objects of these namespaces.',
    required: false,
    allowReserved: true,
    schema: { type: 'array', items: { type: 'string' } },
  },
  health: {
    name: 'health',
    in: 'query',
    description: 'Only objects of these healths.',
    required: false,
    schema: {
      type: 'array',
      items: schemas.Health,
    },
  },
  state: {
    name: 'state',
    in: 'query',
    description: "Only objects of these states, in the domain's own words.",
    required: false,
    allowReserved: true,
    schema: { type: 'array', items: { type: 'string' } },
  },
  owner: {
    name: 'owner',
    in: 'query',
    description:
      'Only objects of these owners, as entity references; kind group and namespace default are understood.',
    required: false,
    allowReserved: true,
    schema: { type: 'array', items: { type: 'string' } },
  },
  suspendedDays: {
    name: 'suspendedDays',
    in: 'query',
    description:
      'Only what is suspended and has not run for more days than this, as far as that is known.',
    required: false,
    schema: { type: 'integer', minimum: 0, maximum: 36500 },
  },
  q: {
    name: 'q',
    in: 'query',
    description:
      'Words that name, namespace, host, owner, state or version must contain.',
    required: false,
    allowReserved: true,
    schema: { type: 'string' },
  },
  orderBy: {
    name: 'orderBy',
    in: 'query',
    description:
      'The field to order by, with - before it for the reverse; what needs attention first by default.',
    required: false,
    allowReserved: true,
    schema: { type: 'string' },
  },
  limit: {
    name: 'limit',
    in: 'query',
    description: 'How many rows; 50 by default.',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 500 },
  },
  cursor: {
    name: 'cursor',
    in: 'query',
    description: "An earlier answer's nextCursor.",
    required: false,
    allowReserved: true,
    schema: { type: 'string' },
  },
  entityRef: {
    name: 'entityRef',
    in: 'query',
    description: 'The entities whose health is asked for.',
    required: true,
    allowReserved: true,
    schema: {
      type: 'array',
      minItems: 1,
      maxItems: 200,
      items: { type: 'string' },
    },
  },
  hostPath: {
    name: 'host',
    in: 'path',
    description: 'The host cluster.',
    required: true,
    schema: { type: 'string' },
  },
  namespacePath: {
    name: 'namespace',
    in: 'path',
    description: 'The namespace; _ for objects that have none.',
    required: true,
    schema: { type: 'string' },
  },
  namePath: {
    name: 'name',
    in: 'path',
    description: "The object's own name.",
    required: true,
    schema: { type: 'string' },
  },
} as const;
