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

import { ApiObjectMeta, ApiOwnerReference, isRecord } from './ApiObject';
import { StatusCause, StatusError } from './StatusError';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const SUBDOMAIN_MESSAGE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

const ANNOTATIONS_LIMIT = 256 * 1024;

/** What a client may write of an object's metadata. @internal */
export type WritableMeta = Pick<
  ApiObjectMeta,
  'labels' | 'annotations' | 'finalizers' | 'ownerReferences'
>;

function stringMap(
  metadata: Record<string, unknown>,
  field: 'labels' | 'annotations',
): Record<string, string> | undefined {
  const value = metadata[field];
  if (value === undefined || value === null) {
    return undefined;
  }
  if (
    !isRecord(value) ||
    !Object.values(value).every(item => typeof item === 'string')
  ) {
    throw StatusError.badRequest(
      `unable to decode: metadata.${field} must be a map of strings`,
    );
  }
  return value as Record<string, string>;
}

function ownerReferences(value: unknown): ApiOwnerReference[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  return value.map(reference => {
    const { apiVersion, kind, name, uid } = isRecord(reference)
      ? reference
      : ({} as Record<string, unknown>);
    if (
      ![apiVersion, kind, name, uid].every(part => typeof part === 'string')
    ) {
      throw StatusError.badRequest(
        'unable to decode: metadata.ownerReferences needs apiVersion, kind, name and uid',
      );
    }
    return reference as ApiOwnerReference;
  });
}

/** Takes the client's part of the metadata, and refuses what cannot be decoded. @internal */
export function writableMeta(metadata: Record<string, unknown>): WritableMeta {
  const { finalizers } = metadata;
  const meta: WritableMeta = {
    labels: stringMap(metadata, 'labels'),
    annotations: stringMap(metadata, 'annotations'),
    finalizers:
      Array.isArray(finalizers) && finalizers.length
        ? finalizers.map(String)
        : undefined,
    ownerReferences: ownerReferences(metadata.ownerReferences),
  };
  return Object.fromEntries(
    Object.entries(meta).filter(([, value]) => value !== undefined),
  );
}

/** What is wrong with a name and the annotations. @internal */
export function checkMetadata(name: string, meta: WritableMeta): StatusCause[] {
  const causes: StatusCause[] = [];
  if (!SUBDOMAIN.test(name) || name.length > 253) {
    causes.push({
      reason: 'FieldValueInvalid',
      message: `Invalid value: "${name}": ${SUBDOMAIN_MESSAGE}`,
      field: 'metadata.name',
    });
  }
  const size = Object.entries(meta.annotations ?? {}).reduce(
    (sum, [key, value]) => sum + key.length + value.length,
    0,
  );
  if (size > ANNOTATIONS_LIMIT) {
    causes.push({
      reason: 'FieldValueTooLong',
      message: `Too long: may not be more than ${ANNOTATIONS_LIMIT} bytes`,
      field: 'metadata.annotations',
    });
  }
  return causes;
}
