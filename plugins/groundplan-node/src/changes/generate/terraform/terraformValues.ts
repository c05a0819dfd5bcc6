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

import { z } from 'zod';
import {
  dataKey,
  dnsLabel,
  duration,
  entityRef,
  folder,
  line,
  listOf,
  objectName,
  optional,
  ownershipFields,
} from '../fields';

const variableName = z
  .string()
  .max(128, 'is longer than 128 characters')
  .regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, 'is no name of a Terraform variable');

const SECRET =
  /(^|[_-])(password|passwd|passphrase|secret|token|private[_-]?key|api[_-]?key|access[_-]?key|credentials?)$/i;

const kind = z.enum(['Secret', 'ConfigMap']);

/** A value that anybody may read who reads the repository. */
const variable = z
  .strictObject({
    name: variableName,
    type: z.enum(['string', 'number', 'bool', 'list', 'object']),
    value: z.string().max(20_000).default(''),
  })
  .refine(({ name }) => !SECRET.test(name), {
    path: ['name'],
    message:
      'looks like a secret, which has no place in a repository: take its value from a Secret',
  });

/** All but the name: what a deployment's Terraform resource has as well. @internal */
export const terraformFields = {
  sourceRef: z.strictObject({
    kind: z
      .enum(['GitRepository', 'OCIRepository', 'Bucket'])
      .default('GitRepository'),
    name: objectName,
    namespace: optional(dnsLabel),
  }),
  path: optional(folder),
  workspace: optional(
    line(90).regex(/^[A-Za-z0-9._-]+$/, 'is no name of a workspace'),
  ),
  interval: duration.default('10m'),
  variables: listOf(variable),
  variablesFrom: listOf(
    z.strictObject({
      name: variableName,
      kind: kind.default('Secret'),
      object: objectName,
      key: dataKey,
    }),
  ),
  varsFrom: listOf(
    z.strictObject({
      kind: kind.default('Secret'),
      name: objectName,
      keys: listOf(dataKey),
      optional: z.boolean().default(false),
    }),
  ),
  approval: z.enum(['manual', 'auto', 'disable']).default('manual'),
  storeReadablePlan: z.enum(['human', 'json', 'none']).default('human'),
  dependsOn: listOf(entityRef),
  destroyResourcesOnDeletion: z.boolean().default(false),
  serviceAccountName: optional(objectName),
};

/** @internal */
export const terraformValues = z.strictObject({
  name: dnsLabel,
  ...ownershipFields,
  ...terraformFields,
  writeOutputsToSecret: optional(
    z.strictObject({ name: objectName, outputs: listOf(variableName) }),
  ),
});

/** @internal */
export type ParsedTerraform = z.output<typeof terraformValues>;
