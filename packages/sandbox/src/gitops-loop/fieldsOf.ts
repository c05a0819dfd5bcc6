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

import { ApiManagedFields, NewObject } from '../kubernetes-api';
import { isRecord } from '../kubernetes-api/ApiObject';

function namesOf(value: unknown): Record<string, unknown> {
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, below]) => [
          `f:${key}`,
          namesOf(below),
        ]),
      )
    : {};
}

/**
 * The entry by which an object says that these fields are kustomize-controller's,
 * which sets them back. Lists are one field.
 *
 * @internal
 */
export function fieldsOf(manifest: NewObject): ApiManagedFields {
  const { apiVersion, kind, metadata, status, ...fields } = manifest;
  const { labels, annotations } = metadata;
  return {
    manager: 'kustomize-controller',
    operation: 'Apply',
    apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1: namesOf({
      ...fields,
      metadata: {
        ...(labels && { labels }),
        ...(annotations && { annotations }),
      },
    }),
  };
}
