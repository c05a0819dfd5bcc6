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
import { getField, getRecord } from 'backstage-plugin-groundplan-common';
import { FieldPath } from '../manifests/formatField';

/** A node of an OpenAPI v3 schema, as a host serves it. @internal */
export type Schema = Readonly<Record<string, unknown>>;

/** What a schema refuses. @internal */
export interface SchemaProblem {
  field: FieldPath;
  message: string;
}

/** What becomes of an object once it is held against a schema. @internal */
export interface SchemaVerdict {
  problems: SchemaProblem[];
  /** Rules that are there and were not applied. */
  unchecked: { what: string; why: string }[];
}

/** The schema of a field of its own, not of one that JavaScript lends. @internal */
export function propertyOf(schema: unknown, key: string): Schema | undefined {
  return getRecord(schema, 'properties', key);
}

/** The schema of fields that are not named. @internal */
export function additionalOf(schema: unknown): Schema | undefined {
  return getRecord(schema, 'additionalProperties');
}

/** Whether a node has an extension of Kubernetes switched on. @internal */
export function isMarked(schema: unknown, extension: string): boolean {
  return getField(schema, `x-kubernetes-${extension}`) === true;
}
