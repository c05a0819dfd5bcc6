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

import { Config } from '@backstage/config';
import { makeValidator } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';

/** What other plugins' pages of an entity go by. */
const DEFAULT_KEYS = [
  'backstage.io/kubernetes-cluster',
  'backstage.io/kubernetes-id',
  'backstage.io/kubernetes-label-selector',
  'backstage.io/kubernetes-namespace',
  'backstage.io/techdocs-ref',
  'github.com/project-slug',
  'grafana/alert-label-selector',
  'grafana/dashboard-selector',
];

/**
 * They say which object an entity comes from, which decides who may do what:
 * no object may say that itself.
 */
const RESERVED = ['groundplan.dev/', 'backstage.io/managed-by-'];

/**
 * Reads `groundplan.entity.copyAnnotations`: the keys of annotations that an
 * object hands on to its entity.
 *
 * @internal
 */
export function readCopyAnnotations(root: Config): string[] {
  const path = 'groundplan.entity.copyAnnotations';
  const keys = root.getOptionalStringArray(path) ?? DEFAULT_KEYS;
  const { isValidAnnotationKey } = makeValidator();
  for (const key of keys) {
    if (!isValidAnnotationKey(key)) {
      throw new InputError(
        `Invalid configuration at ${path}: '${key}' cannot be the key of an annotation`,
      );
    }
    if (RESERVED.some(prefix => key.toLowerCase().startsWith(prefix))) {
      throw new InputError(
        `Invalid configuration at ${path}: '${key}' says where an entity comes from and is not copied; allowed is everything but ${RESERVED.map(
          prefix => `${prefix}*`,
        ).join(' and ')}`,
      );
    }
  }
  return keys;
}

/** The annotations of an object that its entity has as well. @internal */
export function copiedAnnotations(
  object: KubernetesObject,
  keys: readonly string[],
): Record<string, string> {
  const annotations = object.metadata.annotations ?? {};
  return Object.fromEntries(
    keys.flatMap(key =>
      Object.hasOwn(annotations, key) && annotations[key] !== ''
        ? [[key, annotations[key]]]
        : [],
    ),
  );
}
