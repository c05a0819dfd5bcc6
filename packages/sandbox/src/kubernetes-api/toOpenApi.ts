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
import { StructuralSchema } from '../crds';
import { isRecord } from './ApiObject';
import { apiVersionOf, ResourceType, ServedVersion } from './ResourceType';

/** @internal */
export const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const GVK = 'x-kubernetes-group-version-kind';

const text = { type: 'string' };
const texts = { type: 'object', additionalProperties: text };

/** Of the metadata's schema, what clients write. @internal */
export const objectMeta = {
  type: 'object',
  properties: {
    name: text,
    generateName: text,
    namespace: text,
    labels: texts,
    annotations: texts,
    finalizers: { type: 'array', items: text },
    ownerReferences: { type: 'array', items: { type: 'object' } },
    creationTimestamp: { type: 'string', format: 'date-time' },
    deletionTimestamp: { type: 'string', format: 'date-time' },
    deletionGracePeriodSeconds: { type: 'integer', format: 'int64' },
    generation: { type: 'integer', format: 'int64' },
    resourceVersion: text,
    selfLink: text,
    uid: text,
    managedFields: { type: 'array', items: { type: 'object' } },
  },
};

function gvkOf(type: ResourceType, version: string) {
  return { group: type.group, kind: type.kind, version };
}

/** Backwards, as in `dev.groundplan.v1.Thing`; those of Go have a package. @internal */
export function componentName(type: ResourceType, version: string): string {
  const group = type.custom
    ? type.group.split('.').reverse().join('.')
    : `io.k8s.api.${type.group.split('.')[0] || 'core'}`;
  return `${group}.${version}.${type.kind}`;
}

/** Where objects of a kind are read and written. @internal */
export function toPaths(
  type: ResourceType,
  version: ServedVersion,
): [string, unknown][] {
  const { group, plural, namespaced } = type;
  const root = `/${group ? 'apis' : 'api'}/${apiVersionOf(
    group,
    version.name,
  )}`;
  const path = `${root}/${
    namespaced ? 'namespaces/{namespace}/' : ''
  }${plural}`;
  const operation = (action: string, ...parameters: string[]) => ({
    parameters: parameters.map(name => ({ name, in: 'query' })),
    'x-kubernetes-action': action,
    [GVK]: gvkOf(type, version.name),
  });
  const writing = ['dryRun', 'fieldManager', 'fieldValidation'];
  const one = {
    get: operation('get'),
    put: operation('put', ...writing),
    patch: operation('patch', ...writing, 'force'),
  };
  return [
    [path, { get: operation('list'), post: operation('post', ...writing) }],
    [`${path}/{name}`, { ...one, delete: operation('delete', 'dryRun') }],
    ...(version.hasStatus
      ? [[`${path}/{name}/status`, one] as [string, unknown]]
      : []),
  ];
}

/** Nothing is known of the kinds that have no schema here. @internal */
export function toComponent(
  type: ResourceType,
  version: ServedVersion,
): unknown {
  const { schema } = version;
  return {
    ...(schema
      ? {
          ...withImplied(schema),
          properties: {
            ...(withImplied(schema).properties as object),
            apiVersion: text,
            kind: text,
            metadata: { $ref: `#/components/schemas/${OBJECT_META}` },
          },
        }
      : { type: 'object' }),
    [GVK]: [gvkOf(type, version.name)],
  };
}

/** The schema with what its extensions stand for. */
function withImplied(schema: StructuralSchema): Record<string, unknown> {
  const { properties, items, additionalProperties } = schema;
  const isEmbedded = schema['x-kubernetes-embedded-resource'];
  return {
    ...schema,
    ...(schema['x-kubernetes-int-or-string'] && {
      anyOf: [{ type: 'integer' }, { type: 'string' }],
    }),
    ...(items && { items: withImplied(items) }),
    ...(isRecord(additionalProperties) && {
      additionalProperties: withImplied(additionalProperties),
    }),
    ...((properties || isEmbedded) && {
      properties: {
        ...Object.fromEntries(
          Object.entries(properties ?? {}).map(([key, property]) => [
            key,
            withImplied(property),
          ]),
        ),
        ...(isEmbedded && {
          apiVersion: text,
          kind: text,
          metadata: { $ref: `#/components/schemas/${OBJECT_META}` },
        }),
      },
    }),
    ...(isEmbedded && {
      required: [
        ...new Set([...(schema.required ?? []), 'kind', 'apiVersion']),
      ],
    }),
  };
}
