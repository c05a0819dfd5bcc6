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
  EntityDomainId,
  EntityKindSegment,
  Finding,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';

/** An object of a host cluster with its canonical entity. @public */
export interface ResolvedEntity {
  /** Equal for equal objects of all hosts: `<host>/<kind>/<namespace or _>/<name>`. */
  key: string;
  host: string;
  domain: EntityDomainId;
  kind: EntityKindSegment;
  /** Absent for cluster-scoped objects. */
  namespace?: string;
  name: string;
  object: KubernetesObject;
  /** The canonical entity's reference. */
  entityRef: string;
  /** The canonical entity as it is handed to the catalog. */
  entity: Entity;
  /** The owner's entity reference. */
  owner: string;
  /** Whether the name is the one that the object claims, not the derived one. */
  claimed: boolean;
  /** Whether its Namespace says something of it, such as the owner. */
  inherits: boolean;
  findings: Finding[];
}

/** A host cluster with the entity that stands for it. @public */
export interface ResolvedHost {
  key: string;
  host: string;
  entityRef: string;
  /** Absent where the host adopts an entity that others register. */
  entity?: Entity;
  owner?: string;
  findings: Finding[];
}

/** Says which entities may have changed. @public */
export interface EntityChange {
  key: string;
  host: string;
  domain: EntityDomainId;
  kind: EntityKindSegment;
  /** Whether the object is gone. */
  deleted: boolean;
}
