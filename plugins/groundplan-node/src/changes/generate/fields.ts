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

import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { valid } from 'semver';
import { z } from 'zod';

/** As Kubernetes writes the names of namespaces. @internal */
export const dnsLabel = z
  .string()
  .max(63, 'is longer than 63 characters')
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'lower-case letters, digits and - are allowed, letters and digits at both ends',
  );

/** As Kubernetes writes the names of most objects. @internal */
export const objectName = z
  .string()
  .max(253, 'is longer than 253 characters')
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/,
    'is no name of a Kubernetes object: lower-case letters, digits, - and . are allowed',
  );

/** A key of a Secret or a ConfigMap. @internal */
export const dataKey = z
  .string()
  .max(253, 'is longer than 253 characters')
  .regex(
    /^[-._a-zA-Z0-9]+$/,
    'is no key of a Secret or ConfigMap: letters, digits, -, _ and . are allowed',
  );

/** One line of text. @internal */
export function line(maxLength = 253) {
  return z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(maxLength, `is longer than ${maxLength} characters`)
    .regex(/^\P{Cc}*$/u, 'holds a line break or a control character');
}

/** As Flux writes durations. @internal */
export const duration = z
  .string()
  .regex(
    /^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$/,
    'is no duration such as 10m or 1h30m',
  );

/** A folder of a source, from its root. @internal */
export const folder = line()
  .transform(path => path.replace(/^\.?\/+|\/+$/g, ''))
  .refine(
    path => !path.split('/').includes('..'),
    'leaves the source by way of ..',
  );

/** A full entity reference. @internal */
export const entityRef = line(400).transform((text, context) => {
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'is no entity reference such as group:default/payments',
    });
    return z.NEVER;
  }
});

/** What a form leaves empty is absent: forms make objects of what nobody filled in. @internal */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    value => (isEmpty(value) ? undefined : value),
    schema.optional(),
  );
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? Object.values(value).every(isEmpty)
    : value === undefined || value === null || value === '';
}

/** A list that is empty where a form leaves it out. @internal */
export function listOf<T extends z.ZodType>(item: T, maxLength = 100) {
  return z.preprocess(
    value => value ?? [],
    z.array(item).max(maxLength, `has more than ${maxLength} entries`),
  );
}

/** An amount of processors, memory or storage. @internal */
export const quantity = z
  .string()
  .regex(
    /^[0-9]+(\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$/,
    'is no amount such as 500m or 2Gi',
  );

/** A version as charts have it. @internal */
export const chartVersion = line(64).refine(
  text => valid(text) !== null && !text.startsWith('v'),
  'is no version such as 1.2.3',
);

/** The fields of {@link OwnershipValues}. @internal */
export const ownershipFields = {
  owner: optional(entityRef),
  description: optional(z.string().trim().max(1000)),
};
