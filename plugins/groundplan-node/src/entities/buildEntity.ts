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
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  Entity,
  EntityLink,
  makeValidator,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  ANNOTATION_HOST_CLUSTER,
  ANNOTATION_KIND,
  ANNOTATION_NAME,
  ANNOTATION_NAMESPACE,
  EntityFacts,
  GroundplanEntityKind,
  TemplateForm,
} from 'backstage-plugin-groundplan-common';
import { EntityConfig } from './EntityConfig';
import { FieldReader } from './FieldReader';
import { EntityOrigin, originLocationOf } from './originLocationOf';
import { quote } from './Parsed';
import { checkLinks, parseLinks } from './parseLinks';
import { parseReference } from './parseReference';
import { checkTags, parseTags } from './parseTags';
import { parseDescription, parseLifecycle } from './parseText';

/** What an entity is built from. @internal */
export interface BuildEntityOptions {
  origin: EntityOrigin;
  kind: GroundplanEntityKind;
  name: string;
  facts: Omit<EntityFacts, 'segment' | 'dependsOn'>;
  dependsOn: string[];
  reader: FieldReader;
  config: EntityConfig;
  /** What the configuration says of this one entity. */
  owner?: string;
}

const API_VERSIONS: Record<GroundplanEntityKind, string> = {
  Resource: 'backstage.io/v1alpha1',
  Template: 'scaffolder.backstage.io/v1beta3',
};

const { isValidAnnotationKey } = makeValidator();

/**
 * Builds an entity of what an object says, then its namespace, then the
 * configuration. Nothing that the catalog would reject gets in: it becomes a
 * finding of the reader. No label is copied, no status, and of the annotations
 * only those that the configuration names.
 *
 * @internal
 */
export function buildEntity(options: BuildEntityOptions): Entity & {
  spec: { owner: string };
} {
  const { origin, kind, name, facts, dependsOn, reader, config } = options;
  const hostDefaults = config.hostDefaults.get(origin.host);
  const { defaults } = config;

  const owner =
    reader.read('owner', text => parseReference(text, ['group', 'user'])) ??
    options.owner ??
    hostDefaults?.owner ??
    defaults.owner;
  if (owner === undefined) {
    reader.add({
      id: 'owner-missing',
      severity: 'info',
      message: `Nobody is named as owner, so it is ${
        config.defaultOwner
      }; set ${config.keys.owner[0] ?? 'groundplan.defaults.owner'}`,
      field: config.keys.owner[0],
    });
  }
  const system =
    reader.read('system', text => parseReference(text, ['system'])) ??
    hostDefaults?.system ??
    defaults.system;
  const lifecycle =
    reader.read('lifecycle', parseLifecycle) ??
    hostDefaults?.lifecycle ??
    defaults.lifecycle;
  const description =
    reader.read('description', parseDescription) ??
    parseDescription(facts.description ?? '').value ??
    '';
  const tags = [
    ...(checkTags(facts.tags).value ?? []),
    ...(reader.read('tags', parseTags) ??
      hostDefaults?.tags ??
      defaults.tags ??
      []),
  ];
  const links: EntityLink[] = [
    ...(reader.read('links', parseLinks) ??
      hostDefaults?.links ??
      defaults.links ??
      []),
    ...(checkLinks(facts.links).value ?? []),
  ];
  const dependencyOf = (facts.dependencyOf ?? []).flatMap(text => {
    const { value, problems } = parseReference(text, ['component']);
    problems.forEach(problem =>
      reader.add({
        id: 'dependency-invalid',
        severity: 'warning',
        message: `What it deploys: ${problem}`,
      }),
    );
    return value ?? [];
  });
  const location = originLocationOf(origin);

  return {
    apiVersion: API_VERSIONS[kind],
    kind,
    metadata: {
      name,
      namespace: config.entityNamespace,
      title: facts.title ?? origin.name,
      ...present(
        'description',
        description || hostDefaults?.description || defaults.description,
      ),
      tags: [...new Set(tags)].sort(),
      links,
      annotations: {
        ...annotationsOf(facts.annotations, reader),
        [ANNOTATION_HOST_CLUSTER]: origin.host,
        [ANNOTATION_KIND]: origin.kind,
        [ANNOTATION_NAMESPACE]: origin.namespace ?? '_',
        [ANNOTATION_NAME]: origin.name,
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
      },
    },
    spec: {
      type: facts.type,
      owner: owner ?? config.defaultOwner,
      ...present('system', system),
      ...present('lifecycle', lifecycle),
      ...(kind === 'Template'
        ? copyOf(facts.template)
        : { dependsOn: [...new Set(dependsOn)].sort() }),
      ...(dependencyOf.length > 0 && { dependencyOf }),
    },
  };
}

const MAX_ANNOTATION_LENGTH = 1000;

function annotationsOf(
  annotations: Record<string, string>,
  reader: FieldReader,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const key of Object.keys(annotations).sort()) {
    const value = annotations[key];
    if (isValidAnnotationKey(key) && value.length <= MAX_ANNOTATION_LENGTH) {
      kept[key] = value;
    } else {
      reader.add({
        id: 'annotation-invalid',
        severity: 'warning',
        message: `The entity goes without the annotation ${quote(
          key,
        )}, which the catalog would not take or which is over ${MAX_ANNOTATION_LENGTH} characters`,
        field: key,
      });
    }
  }
  return kept;
}

/** Schemas hold parts of the mirror's objects, which nobody must change. */
function copyOf(template: TemplateForm | undefined): JsonObject {
  return template ? JSON.parse(JSON.stringify(template)) : {};
}

function present(key: string, value: string | undefined) {
  return value ? { [key]: value } : {};
}
