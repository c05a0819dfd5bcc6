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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_HOST_CLUSTER,
  ANNOTATION_KIND,
  ANNOTATION_NAME,
  ANNOTATION_NAMESPACE,
  EntityKindSegment,
} from 'backstage-plugin-groundplan-common';
import {
  EntityOrigin,
  originLocationOf,
} from 'backstage-plugin-groundplan-node';
import { Visibility, VisibilitySubject } from './Visibility';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  ...[
    ANNOTATION_HOST_CLUSTER,
    ANNOTATION_KIND,
    ANNOTATION_NAMESPACE,
    ANNOTATION_NAME,
    ANNOTATION_ORIGIN_LOCATION,
  ].map(annotation => `metadata.annotations.${annotation}`),
];

const KINDS: readonly string[] = [
  'management-cluster',
  'cluster',
  'gitops-cluster',
  'terraform',
  'runner-scale-set',
  'cluster-class',
  'capi-template',
  'gitops-template',
  'deployment',
] satisfies EntityKindSegment[];

const TEMPLATES: readonly EntityKindSegment[] = [
  'cluster-class',
  'capi-template',
  'gitops-template',
];

/** @internal */
export interface CatalogVisibilityOptions {
  catalog: CatalogService;
  /** Entities that the configuration names as those of host clusters. */
  adoptedEntityRefs: string[];
  /** What we have of an object, if we have it. */
  subjectOf: (origin: EntityOrigin) => VisibilitySubject | undefined;
}

/**
 * What the catalog returns to a caller, as far as it is ours.
 *
 * @remarks
 * An entity counts only when its origin location is the object's own. People
 * can write every other annotation on entities of theirs, but the catalog
 * itself writes this one.
 *
 * @internal
 */
export class CatalogVisibility implements Visibility {
  readonly #refByOrigin = new Map<string, string>();
  readonly #adopted = new Set<string>();
  readonly #hosts = new Set<string>();

  /** Asks the catalog what these credentials may read. */
  static async read(
    options: CatalogVisibilityOptions,
    credentials: BackstageCredentials,
  ): Promise<CatalogVisibility> {
    const { catalog, adoptedEntityRefs } = options;
    const visibility = new CatalogVisibility();
    const pages = catalog.streamEntities(
      {
        filter: {
          [`metadata.annotations.${ANNOTATION_HOST_CLUSTER}`]:
            CATALOG_FILTER_EXISTS,
        },
        fields: FIELDS,
        pageSize: 1000,
      },
      { credentials },
    );
    for await (const page of pages) {
      for (const entity of page) {
        visibility.#add(entity, options.subjectOf);
      }
    }
    if (adoptedEntityRefs.length > 0) {
      const { items } = await catalog.getEntitiesByRefs(
        { entityRefs: adoptedEntityRefs, fields: FIELDS.slice(0, 3) },
        { credentials },
      );
      for (const entity of items) {
        if (entity) {
          visibility.#adopted.add(stringifyEntityRef(entity));
        }
      }
    }
    return visibility;
  }

  private constructor() {}

  sees(subject: VisibilitySubject): boolean {
    const { entityRef, originLocation } = subject;
    return originLocation === undefined
      ? this.#adopted.has(entityRef)
      : this.#refByOrigin.get(originLocation) === entityRef;
  }

  seesOrigin(originLocation: string): boolean {
    return this.#refByOrigin.has(originLocation);
  }

  seesSomethingOn(host: string): boolean {
    return this.#hosts.has(host);
  }

  #add(entity: Entity, subjectOf: CatalogVisibilityOptions['subjectOf']): void {
    const annotations = entity.metadata.annotations ?? {};
    const origin = readOrigin(annotations);
    const location = origin && originLocationOf(origin);
    if (!origin || annotations[ANNOTATION_ORIGIN_LOCATION] !== location) {
      return;
    }
    const entityRef = stringifyEntityRef(entity);
    const subject = subjectOf(origin);
    // Texts that are not only equal but the same are compared without being
    // read, which a list does ten thousand times.
    if (
      subject?.originLocation === location &&
      subject.entityRef === entityRef
    ) {
      this.#refByOrigin.set(subject.originLocation, subject.entityRef);
    } else {
      this.#refByOrigin.set(location, entityRef);
    }
    // A template is for whoever may make things, not something that lives there
    if (!TEMPLATES.includes(origin.kind)) {
      this.#hosts.add(origin.host);
    }
  }
}

function readOrigin(
  annotations: Record<string, string>,
): EntityOrigin | undefined {
  const kind = annotations[ANNOTATION_KIND];
  return isKind(kind)
    ? {
        kind,
        host: annotations[ANNOTATION_HOST_CLUSTER],
        namespace: annotations[ANNOTATION_NAMESPACE],
        name: annotations[ANNOTATION_NAME],
      }
    : undefined;
}

function isKind(kind: string | undefined): kind is EntityKindSegment {
  return kind !== undefined && KINDS.includes(kind);
}
