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
  chartVersion,
  dnsLabel,
  entityRef,
  folder,
  line,
  objectName,
  optional,
  ownershipFields,
} from '../fields';
import { terraformFields } from '../terraform/terraformValues';

/** Helm's own limit for the names of releases. */
const MAX_NAME = 53;

const secretName = optional(objectName);

const chart = z.discriminatedUnion('from', [
  z.object({
    from: z.literal('git'),
    url: line(500).regex(
      /^(https?:\/\/[^\s@/]+\/|ssh:\/\/[^\s/]+\/)\S+$/,
      'is no URL of a Git repository; it has no place for credentials',
    ),
    branch: z.preprocess(
      value => value || undefined,
      line()
        .regex(/^[\w./-]+$/, 'is no name of a branch')
        .default('main'),
    ),
    path: folder,
    secretName,
  }),
  z.object({
    from: z.literal('oci'),
    url: line(500).regex(
      /^oci:\/\/[\w.-]+(:\d+)?(\/[\w.-]+)+$/,
      'is no address of a chart such as oci://ghcr.io/my-org/charts/my-chart',
    ),
    version: chartVersion,
    secretName,
  }),
]);

const output = z.strictObject({
  output: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, 'is no name of an output'),
  valuePath: z
    .string()
    .max(250)
    .regex(
      /^([a-zA-Z0-9_\-./\\]|\[[0-9]{1,5}\])+$/,
      'is no path of a value such as database.host',
    ),
});

/** @internal */
export const deploymentValues = z.strictObject({
  name: dnsLabel.max(MAX_NAME, `is longer than ${MAX_NAME} characters`),
  ...ownershipFields,
  service: optional(
    entityRef.refine(
      ref => ref.startsWith('component:'),
      'is no Component of the catalog',
    ),
  ),
  cluster: optional(entityRef),
  targetNamespace: dnsLabel,
  chart,
  values: z.string().max(50_000).default(''),
  terraform: optional(
    z.strictObject({ ...terraformFields, outputs: z.array(output).min(1) }),
  ),
});

/** @internal */
export type ParsedDeployment = z.output<typeof deploymentValues>;
