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

import { parse } from 'yaml';
import { z } from 'zod';
import {
  chartVersion,
  dnsLabel,
  line,
  objectName,
  optional,
  ownershipFields,
  quantity,
} from '../fields';

/** The chart makes names of it, and refuses longer ones. */
const MAX_NAME = 45;

const YAML_1_1 = { version: '1.1' } as const;

const runners = z.int().min(0).max(10_000);

const amounts = optional(
  z.strictObject({ cpu: optional(quantity), memory: optional(quantity) }),
);

/** @internal */
export const runnerScaleSetValues = z
  .strictObject({
    // The chart writes it unquoted: `123` or `on` would be no text to YAML
    name: dnsLabel
      .max(MAX_NAME, `is longer than ${MAX_NAME} characters`)
      .refine(
        name =>
          /^[a-z]/.test(name) && typeof parse(name, YAML_1_1) === 'string',
        'has to begin with a letter and be no word of YAML, such as on',
      ),
    ...ownershipFields,
    githubConfigUrl: line().regex(
      /^https:\/\/[A-Za-z0-9.-]+(:\d+)?\/[\w.-]+(\/[\w.-]+)?\/?$/,
      'is no URL of an organization, a repository or an enterprise, such as https://github.com/my-org',
    ),
    githubConfigSecret: objectName,
    runnerGroup: optional(
      line(100).regex(
        /^[A-Za-z][A-Za-z0-9 ._-]*$/,
        'is no name of a runner group: letters, digits, spaces, ., _ and - are allowed',
      ),
    ),
    minRunners: runners.default(0),
    maxRunners: optional(runners),
    containerMode: z
      .enum(['none', 'dind', 'kubernetes', 'kubernetes-novolume'])
      .default('none'),
    workVolume: optional(
      z.strictObject({ storageClassName: objectName, size: quantity }),
    ),
    image: optional(
      line().regex(/^[\w.:/@-]+$/, 'is no reference of an image'),
    ),
    resources: optional(z.strictObject({ requests: amounts, limits: amounts })),
    controllerServiceAccount: optional(
      z.strictObject({ name: objectName, namespace: dnsLabel }),
    ),
    version: optional(chartVersion),
  })
  .refine(
    ({ minRunners, maxRunners }) =>
      maxRunners === undefined || minRunners <= maxRunners,
    { path: ['maxRunners'], message: 'is less than minRunners' },
  )
  .refine(
    ({ containerMode, workVolume }) =>
      containerMode !== 'kubernetes' || workVolume !== undefined,
    {
      path: ['workVolume'],
      message: 'is needed by the container mode kubernetes',
    },
  );

/** @internal */
export type ParsedRunnerScaleSet = z.output<typeof runnerScaleSetValues>;
