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
import { createHash } from 'node:crypto';
import { StructuralSchema } from '../crds';
import { isRecord } from './ApiObject';
import { DiscoveryDocument } from './Discovery';
import { ResourceRegistry } from './ResourceRegistry';
import { apiVersionOf, ResourceType, ServedVersion } from './ResourceType';

const OBJECT_META = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta';
const GVK = 'x-kubernetes-group-version-kind';

const text = { type: 'string' };
const texts = { type: 'object', additionalProperties: text };

/** Of the metadata's schema, what clients write. */
const objectMeta = {
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

/**
 * Publishes the schemas of what is served, as OpenAPI v3: a document for each
 * version of each group, found by an index.
 *
 * @internal
 */
export class OpenApi {
  readonly #registry: ResourceRegistry;
  readonly #documents = new Map<string, DiscoveryDocument>();
  #generation = -1;

  private constructor(registry: ResourceRegistry) {
    this.#registry = registry;
  }

  static create(registry: ResourceRegistry): OpenApi {
    return new OpenApi(registry);
  }

  /** Where each document is; its hash changes with it. */
  index(): unknown {
    const paths = [...this.#registry.groups()].flatMap(([group, versions]) =>
      versions.map(version => {
        const path = `${group ? 'apis' : 'api'}/${apiVersionOf(
          group,
          version,
        )}`;
        const { etag } = this.#document(group, version);
        const hash = etag.replaceAll('"', '');
        const serverRelativeURL = `/openapi/v3/${path}?hash=${hash}`;
        return [path, { serverRelativeURL }];
      }),
    );
    return { paths: Object.fromEntries(paths) };
  }

  /** The document of a group and version that is served. */
  document(group: string, version: string): DiscoveryDocument | undefined {
    return this.#registry.groups().get(group)?.includes(version)
      ? this.#document(group, version)
      : undefined;
  }

  #document(group: string, version: string): DiscoveryDocument {
    if (this.#generation !== this.#registry.generation) {
      this.#documents.clear();
      this.#generation = this.#registry.generation;
    }
    const key = apiVersionOf(group, version);
    let document = this.#documents.get(key);
    if (!document) {
      const body = JSON.stringify(this.#describe(group, version));
      const hash = createHash('sha512').update(body).digest('hex');
      document = { body, etag: `"${hash.toLocaleUpperCase('en-US')}"` };
      this.#documents.set(key, document);
    }
    return document;
  }

  #describe(group: string, version: string): unknown {
    const served = this.#registry.types().flatMap(type => {
      const found = type.versions.find(({ name }) => name === version);
      return type.group === group && found ? [{ type, version: found }] : [];
    });
    return {
      openapi: '3.0.0',
      info: { title: 'Groundplan sandbox', version: 'v1.36.3' },
      paths: Object.fromEntries(
        served.flatMap(({ type, version: found }) => toPaths(type, found)),
      ),
      components: {
        schemas: {
          ...Object.fromEntries(
            served.map(({ type, version: found }) => [
              componentName(type, version),
              toComponent(type, found),
            ]),
          ),
          [OBJECT_META]: objectMeta,
        },
      },
    };
  }
}

function gvkOf(type: ResourceType, version: string) {
  return { group: type.group, kind: type.kind, version };
}

/** Backwards, as in `dev.groundplan.v1.Thing`; those of Go have a package. */
function componentName(type: ResourceType, version: string): string {
  const group = type.custom
    ? type.group.split('.').reverse().join('.')
    : `io.k8s.api.${type.group.split('.')[0] || 'core'}`;
  return `${group}.${version}.${type.kind}`;
}

function toPaths(
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

/** Nothing is known of the kinds that have no schema here. */
function toComponent(type: ResourceType, version: ServedVersion): unknown {
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
