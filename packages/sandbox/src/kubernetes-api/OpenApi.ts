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
import { DiscoveryDocument } from './Discovery';
import { ResourceRegistry } from './ResourceRegistry';
import { apiVersionOf } from './ResourceType';
import {
  componentName,
  OBJECT_META,
  objectMeta,
  toComponent,
  toPaths,
} from './toOpenApi';

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
