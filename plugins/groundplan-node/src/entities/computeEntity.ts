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

import { stringifyEntityRef } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import {
  ANNOTATION_ENTITY_NAME,
  EntityFacts,
  Finding,
  invalidForm,
  ObjectLookup,
  ReadTemplate,
} from 'backstage-plugin-groundplan-common';
import { buildEntity } from './buildEntity';
import { copiedAnnotations } from './copyAnnotations';
import { EntityConfig } from './EntityConfig';
import { EntityIndex, IndexEntry } from './EntityIndex';
import { FieldReader, FieldSource } from './FieldReader';
import { entityKeyOf } from './originLocationOf';
import { ResolvedEntity } from './ResolvedEntity';

/** What {@link computeEntity} reads. @internal */
export interface ComputeEntityContext {
  lookup: ObjectLookup;
  config: EntityConfig;
  readTemplate: ReadTemplate | undefined;
  index: EntityIndex;
  /** The entity of the host cluster. */
  hostRef: string | undefined;
  /** Whether a Namespace that is not there may be there all the same. */
  namespacesUnread: boolean;
  refOfKey(key: string): string | undefined;
}

/** Computes the canonical entity of an object. @internal */
export function computeEntity(
  entry: IndexEntry,
  context: ComputeEntityContext,
): ResolvedEntity {
  const { origin, subject, object } = entry;
  const { lookup, config, index, hostRef } = context;
  const { host, kind, namespace } = origin;

  const sources: FieldSource[] = [
    { title: `this ${object.kind}`, metadata: object.metadata },
  ];
  const space = namespace && lookup.get('', 'Namespace', undefined, namespace);
  if (space) {
    sources.push({
      title: `the Namespace ${namespace}`,
      metadata: space.metadata,
    });
  }
  const reader = FieldReader.create(sources, config.keys);
  if (namespace && !space && context.namespacesUnread) {
    reader.add({
      id: 'namespace-unread',
      severity: 'warning',
      message: `The Namespace ${namespace} has not been read, so what it says of owner, system and the like is not known`,
    });
  }
  const decided = index.names(subject.entityKind).nameOf(entry.key);
  for (const finding of [entry.claimFinding, decided?.finding]) {
    if (finding) {
      reader.add({ field: ANNOTATION_ENTITY_NAME, ...finding });
    }
  }

  const facts = factsOf(entry, context, finding => reader.add(finding));
  facts.findings?.forEach(finding => reader.add(finding));
  const dependencies = facts.dependsOn
    .map(dependency =>
      entityKeyOf({
        host,
        kind: dependency.segment,
        namespace: dependency.namespace,
        name: dependency.name,
      }),
    )
    .filter(key => key !== entry.key);
  index.setDependencies(entry.key, dependencies);
  const refs = [hostRef, ...dependencies.map(key => context.refOfKey(key))];

  const entity = buildEntity({
    origin,
    kind: subject.entityKind,
    name: decided?.name ?? origin.name,
    facts: {
      ...facts,
      annotations: {
        ...copiedAnnotations(object, config.copyAnnotations),
        ...facts.annotations,
      },
    },
    dependsOn: refs.filter(ref => ref !== undefined),
    reader,
    config,
  });
  return {
    key: entry.key,
    host,
    domain: subject.domain,
    kind,
    namespace,
    name: origin.name,
    object,
    entityRef: stringifyEntityRef(entity),
    entity,
    owner: entity.spec.owner,
    claimed: decided?.claimed ?? false,
    inherits: reader.inherits,
    findings: reader.findings,
  };
}

/** One object that a domain cannot read must not cost the others their entities. */
function factsOf(
  { origin, subject, object }: IndexEntry,
  { lookup, readTemplate }: ComputeEntityContext,
  add: (finding: Finding) => void,
): EntityFacts {
  try {
    const related = subject.source.related(object, lookup);
    return subject.source.facts(object, related, {
      host: origin.host,
      readTemplate,
    });
  } catch (error) {
    const message = `This ${
      object.kind
    } could not be read, so its entity has only what annotations say: ${
      isError(error) ? error.message : String(error)
    }`;
    add({ id: 'facts-unreadable', severity: 'error', message });
    return {
      segment: subject.segment,
      type: subject.segment,
      tags: subject.entityKind === 'Template' ? ['invalid'] : [],
      links: [],
      dependsOn: [],
      annotations: {},
      ...(subject.entityKind === 'Template'
        ? { template: invalidForm([message]) }
        : {}),
    };
  }
}
