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
import {
  getList,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { Schema } from '../schema/Schema';
import { KindSchema } from './KindSchema';

const GVK = 'x-kubernetes-group-version-kind';
const SCHEMAS = '#/components/schemas/';
const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';

/** Schemas of these were made from types of Go, whatever they hold. */
const BUILT_IN = /^io\.k8s\.(api|kube-aggregator|apiextensions-apiserver)\./;

const WRITE_PARAMETERS = ['dryRun', 'fieldValidation'];

/** What an OpenAPI document says of one kind, if anything. @internal */
export function readKindSchema(
  document: unknown,
  gvk: { group: string; version: string; kind: string },
): KindSchema | undefined {
  const isOfKind = (value: unknown) =>
    getString(value, 'group') === gvk.group &&
    getString(value, 'version') === gvk.version &&
    getString(value, 'kind') === gvk.kind;
  const schemas = getRecord(document, 'components', 'schemas') ?? {};
  const found = Object.entries(schemas).find(([, schema]) =>
    getList(schema, GVK).some(isOfKind),
  );
  const schema = getRecord(found?.[1]);
  if (!found || !schema) {
    return undefined;
  }
  const resolve = (reference: string) =>
    reference.startsWith(SCHEMAS)
      ? getRecord(schemas, reference.slice(SCHEMAS.length))
      : undefined;
  const paths = Object.entries(getRecord(document, 'paths') ?? {});
  const collection = paths.find(
    ([path, item]) =>
      !path.includes('{name}') && isOfKind(getRecord(item, 'post', GVK)),
  );
  return {
    schema: openWhereUnknown(schema),
    isCustom: !BUILT_IN.test(found[0]) && !refersToTypes(schema),
    metadata: getRecord(schemas, OBJECT_META),
    resolve,
    hasStatus:
      collection !== undefined &&
      paths.some(([path]) => path === `${collection[0]}/{name}/status`),
    collection: collection && {
      path: collection[0],
      takesDryRun:
        takesDryRun(collection[1], 'post') &&
        paths.some(
          ([path, item]) =>
            path === `${collection[0]}/{name}` && takesDryRun(item, 'patch'),
        ),
    },
  };
}

/** Without any field, a schema says that nothing is known of the kind. */
function openWhereUnknown(schema: Schema): Schema {
  return schema.properties === undefined
    ? { ...schema, 'x-kubernetes-preserve-unknown-fields': true }
    : schema;
}

/** Custom resources refer to the metadata's schema, and to no other. */
function refersToTypes(schema: unknown): boolean {
  if (Array.isArray(schema)) {
    return schema.some(refersToTypes);
  }
  return Object.entries(getRecord(schema) ?? {}).some(([key, value]) =>
    key === '$ref' && typeof value === 'string'
      ? !value.endsWith(`.${OBJECT_META.split('.').pop()}`)
      : refersToTypes(value),
  );
}

function takesDryRun(item: unknown, method: string): boolean {
  const names = [
    ...getList(item, 'parameters'),
    ...getList(item, method, 'parameters'),
  ].map(parameter => getString(parameter, 'name'));
  return WRITE_PARAMETERS.every(name => names.includes(name));
}
