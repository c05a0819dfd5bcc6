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
import { InputError } from '@backstage/errors';
import {
  ChangeInput,
  ChangePlan,
  MAX_OBJECT_CHANGES,
  ObjectChange,
} from 'backstage-plugin-groundplan-common';
import { z } from 'zod';

const name = z.string().min(1).max(253);

const source = z.union([
  z.object({
    kind: z.enum(['cluster-class', 'capi-template', 'gitops-template']),
    host: name,
    namespace: name,
    name,
  }),
  z.object({
    kind: z.enum(['cluster', 'terraform', 'runner-scale-set', 'deployment']),
  }),
  z.object({ kind: z.literal('object') }),
]);

/** A form leaves what is not filled in as an empty string. */
const optional = z
  .string()
  .optional()
  .transform(text => text || undefined);

const target = z.object({
  host: name,
  namespace: z
    .string()
    .max(63)
    .regex(
      /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
      'is no name of a namespace: lower-case letters, digits and - are allowed',
    ),
  repository: z.string().min(1),
  branch: optional,
  layout: z.enum(['flux', 'helm-folders']).optional(),
  path: optional,
});

const input = z.object({
  source,
  values: z.record(z.string(), z.unknown()).default({}),
  target: target.optional(),
});

const replicas = z.number().int().min(0).max(10_000);

const approval = z.object({
  by: z.string().min(1).max(500),
  at: z.iso.datetime(),
  planId: z.string().min(1).max(1000),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

const objectChange = z.intersection(
  z.object({ entityRef: z.string().min(1) }),
  z.discriminatedUnion('operation', [
    z.object({ operation: z.literal('delete') }),
    z.object({
      operation: z.literal('scale'),
      controlPlaneReplicas: replicas.optional(),
      workers: z.array(z.object({ name, replicas })).optional(),
      minRunners: replicas.optional(),
      maxRunners: replicas.optional(),
    }),
    z.object({
      operation: z.literal('upgrade'),
      version: name,
      sets: z.array(name).min(1).optional(),
      image: optional,
    }),
    z.object({
      operation: z.literal('edit'),
      spec: z.record(z.string(), z.unknown()),
      approval: approval.optional(),
    }),
  ]),
);

const objectChanges = z.object({
  changes: z.array(objectChange).min(1).max(MAX_OBJECT_CHANGES),
});

const part = z.object({
  // A name of the longest, its kind, namespace and host
  what: z.string().min(1).max(500),
  title: z.string().min(1),
  host: name,
  namespace: z.string(),
  files: z.array(
    z.object({ path: z.string().min(1), content: z.string().nullable() }),
  ),
  objects: z.array(
    z.object({
      apiVersion: z.string(),
      kind: z.string(),
      namespace: z.string().optional(),
      name: z.string(),
      domain: z.enum(['cluster', 'terraform', 'runner-scale-set', 'app']),
      change: z.enum(['created', 'changed', 'deleted']),
    }),
  ),
});

const plan = part.extend({
  repository: z.string().min(1),
  base: z.string().min(1),
  basedOn: z.string().min(1),
  parts: z.array(part).min(2).max(MAX_OBJECT_CHANGES).optional(),
});

/** Parses what a form or a template gives. @public */
export function parseChangeInput(value: unknown): ChangeInput {
  return parse(input, value, 'The input of the change') as ChangeInput;
}

/** Parses the output of `groundplan:render` as it comes back. @public */
export function parseChangePlan(value: unknown): ChangePlan {
  return parse(plan, value, 'The plan of the change');
}

/** The changes of one object, or of several. @internal */
export function parseObjectChanges(
  value: Record<string, unknown>,
): ObjectChange[] {
  return 'changes' in value
    ? (parse(objectChanges, value, 'The change of several objects')
        .changes as ObjectChange[])
    : [parse(objectChange, value, 'The change of the object') as ObjectChange];
}

function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    );
  throw new InputError(`${what} is not right: ${problems.join('; ')}`);
}
