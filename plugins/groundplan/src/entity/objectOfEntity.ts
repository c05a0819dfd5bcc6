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

import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_HOST_CLUSTER,
  ANNOTATION_KIND,
  ANNOTATION_NAME,
  ANNOTATION_NAMESPACE,
  EntityKindSegment,
} from 'backstage-plugin-groundplan-common';
import { ObjectId } from '../api';

const SEGMENTS: readonly EntityKindSegment[] = [
  'management-cluster',
  'cluster',
  'gitops-cluster',
  'terraform',
  'runner-scale-set',
  'deployment',
];

/**
 * The object that an entity's annotations name, or nothing where they are
 * incomplete. A host cluster needs no name of its own.
 *
 * @public
 */
export function objectOfEntity(entity: Entity): ObjectId | undefined {
  const annotations = entity.metadata.annotations ?? {};
  const kind = SEGMENTS.find(it => it === annotations[ANNOTATION_KIND]);
  const host = annotations[ANNOTATION_HOST_CLUSTER];
  const name =
    annotations[ANNOTATION_NAME] ??
    (kind === 'management-cluster' ? host : undefined);
  if (!kind || !host || !name) {
    return undefined;
  }
  const namespace = annotations[ANNOTATION_NAMESPACE];
  return {
    kind,
    host,
    namespace: namespace && namespace !== '_' ? namespace : undefined,
    name,
  };
}
