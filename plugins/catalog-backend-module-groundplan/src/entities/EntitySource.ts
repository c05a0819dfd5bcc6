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
import { Finding } from 'backstage-plugin-groundplan-common';

/** An entity as a source has it now. */
export interface SourcedEntity {
  entityRef: string;
  entity: Entity;
  findings: Finding[];
  /** Whether its Namespace says something of it, such as the owner. */
  inherits: boolean;
}

/** A kind that may say more of entities, and is not completely known. */
export interface UnreadKind {
  kind: string;
  /** By the rules of the host cluster, rather than for a fault. */
  refused: boolean;
  message?: string;
}

/**
 * Where the entities of one provider come from, in groups that are read, and
 * thus known completely or not, each for itself.
 */
export interface EntitySource {
  /** Stable for ever: the catalog ties entities to it. */
  readonly name: string;
  readonly groups: readonly string[];
  /** Whether all entities of a group are, or once were, known. */
  isComplete(group: string): boolean;
  /** Why entities may lack what other objects than their own say of them. */
  unread(): UnreadKind[];
  keysOf(group: string): string[];
  groupOf(key: string): string;
  /** The entity with this key; nothing where its object is gone. */
  resolve(key: string): SourcedEntity | undefined;
  /** Makes sure that the names which these entities claim are free. */
  verify(keys: readonly string[]): Promise<void>;
  /** Calls the listener with what may differ; with no keys, a group's completeness. */
  subscribe(listener: (keys: readonly string[]) => void): () => void;
}
