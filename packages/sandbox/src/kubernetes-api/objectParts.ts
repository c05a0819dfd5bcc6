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

import { randomUUID } from 'node:crypto';
import { ApiObject, ApiObjectMeta, jsonEqual } from './ApiObject';
import { StatusError } from './StatusError';
import { WriteOptions } from './WriteOptions';

/** @internal */
export function nameOf(metadata: Record<string, unknown>): string {
  if (typeof metadata.name === 'string' && metadata.name) {
    return metadata.name;
  }
  if (typeof metadata.generateName === 'string' && metadata.generateName) {
    return `${metadata.generateName}${randomUUID().slice(0, 5)}`;
  }
  throw StatusError.invalid({ group: '', kind: 'unknown' }, '', [
    {
      reason: 'FieldValueRequired',
      message: 'Required value: name or generateName is required',
      field: 'metadata.name',
    },
  ]);
}

/** In process, what the server would set can be given. */
export function givenServerMeta(metadata: Record<string, unknown>) {
  return Object.fromEntries(
    ['uid', 'creationTimestamp', 'deletionTimestamp']
      .filter(field => typeof metadata[field] === 'string')
      .map(field => [field, metadata[field]]),
  );
}

/** What the server sets once, or in answer to a DELETE. */
export function serverMeta(current: ApiObjectMeta): ApiObjectMeta {
  const { labels, annotations, finalizers, ownerReferences, ...rest } = current;
  return rest;
}

/** Who applies which fields, where the write says so. @internal */
export function managedBy({ managedFields }: WriteOptions) {
  return managedFields && { managedFields };
}

/** @internal */
export function mergeParts(
  current: ApiObject,
  body: Record<string, unknown>,
  { part }: WriteOptions,
  hasStatus: boolean,
): Record<string, unknown> {
  if (part === 'status') {
    return { ...current, status: body.status };
  }
  return part === 'main' && hasStatus
    ? { ...body, status: current.status }
    : body;
}

/** @internal */
export function sameContent(a: ApiObject, b: ApiObject): boolean {
  const content = (object: ApiObject) => ({
    ...object,
    apiVersion: '',
    metadata: undefined,
    status: undefined,
  });
  return jsonEqual(content(a), content(b));
}
