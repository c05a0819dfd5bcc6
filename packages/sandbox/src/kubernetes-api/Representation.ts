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

import { ApiObject } from './ApiObject';
import { ResolvedResource } from './ResourceRegistry';
import { apiVersionOf } from './ResourceType';
import { StatusError } from './StatusError';

const META = 'meta.k8s.io/v1';

/** How objects are shown to a client: in which version, and how much of them. @internal */
export class Representation {
  readonly #apiVersion: string;
  readonly #listKind: string;
  readonly #kind: string;
  readonly #metadataOnly: boolean;

  private constructor(resource: ResolvedResource, metadataOnly: boolean) {
    const { type, version } = resource;
    this.#metadataOnly = metadataOnly;
    this.#apiVersion = metadataOnly
      ? META
      : apiVersionOf(type.group, version.name);
    this.#kind = metadataOnly ? 'PartialObjectMetadata' : type.kind;
    this.#listKind = metadataOnly ? 'PartialObjectMetadataList' : type.listKind;
  }

  /** The first of the accepted media types that is spoken. */
  static fromAccept(
    resource: ResolvedResource,
    accept: string | undefined,
  ): Representation {
    for (const media of (accept || 'application/json').split(',')) {
      const [type, ...parameters] = media.split(';').map(part => part.trim());
      const values = new Map(
        parameters.map(part => part.split('=') as [string, string]),
      );
      if (!['application/json', 'application/*', '*/*'].includes(type)) {
        continue;
      }
      const as = values.get('as');
      if (!as) {
        return new Representation(resource, false);
      }
      if (as.startsWith('PartialObjectMetadata') && values.get('v') === 'v1') {
        return new Representation(resource, true);
      }
    }
    throw StatusError.notAcceptable();
  }

  object(object: ApiObject): ApiObject {
    return this.#metadataOnly
      ? {
          kind: this.#kind,
          apiVersion: this.#apiVersion,
          metadata: object.metadata,
        }
      : { ...object, apiVersion: this.#apiVersion };
  }

  list(objects: ApiObject[], metadata: Record<string, unknown>): unknown {
    return {
      kind: this.#listKind,
      apiVersion: this.#apiVersion,
      metadata,
      items: objects.map(object => this.object(object)),
    };
  }

  bookmark(revision: number, initialEventsEnd = false): unknown {
    return {
      kind: this.#kind,
      apiVersion: this.#apiVersion,
      metadata: {
        resourceVersion: String(revision),
        creationTimestamp: null,
        ...(initialEventsEnd && {
          annotations: { 'k8s.io/initial-events-end': 'true' },
        }),
      },
    };
  }
}
