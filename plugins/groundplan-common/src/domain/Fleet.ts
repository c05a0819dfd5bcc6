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
  DetailsByDomain,
  EntityKindSegment,
  SummaryByDomain,
} from '../api/types';
import { HealthThresholds } from '../health/HealthThresholds';
import { KubernetesObject } from '../kubernetes';
import { DomainId } from './Domain';
import {
  EntityDomain,
  EntityDomainSubject,
  EntityFacts,
  ObjectLookup,
} from './EntityDomain';

/** What the computation of a row or a tab is told beside the objects. @public */
export interface FleetContext {
  host: string;
  /** The canonical entity of the object. */
  entityRef: string;
  /** The owner's entity reference. */
  owner?: string;
  now: Date;
  /** {@link DEFAULT_HEALTH_THRESHOLDS} by default. */
  thresholds?: HealthThresholds;
  /** The canonical entity of another object of the same host, where it has one. */
  entityRefOf(
    segment: EntityKindSegment,
    namespace: string | undefined,
    name: string,
  ): string | undefined;
  /**
   * Whether all objects of a kind of this host are known, so that one that is
   * absent from `related` does not exist. Without it, nothing is said of what is
   * absent.
   */
  readable?(group: string, kind: string): boolean;
}

/** What the parts that read the host and the catalog add to a tab. @public */
export type DetailsFromOutside =
  | 'findings'
  | 'channel'
  | 'hostState'
  | 'unreadable';

/**
 * A domain that has a fleet page: which objects have a row, an entity and a
 * tab, and how these are computed. Pure: objects in, values out.
 *
 * @public
 */
export interface Fleet<D extends DomainId = DomainId> extends EntityDomain<D> {
  /** The objects that have a row. */
  subjects: (EntityDomainSubject & {
    /** Whether it is left out of counts and lists but has a tab of its own. */
    hidden?(object: KubernetesObject): boolean;
  })[];
  /** The other objects that a row, a tab or the facts are computed from. */
  related(object: KubernetesObject, lookup: ObjectLookup): KubernetesObject[];
  /** The subjects whose rows may differ after this object has changed. */
  affected(object: KubernetesObject, lookup: ObjectLookup): KubernetesObject[];
  /** Of the objects alone. */
  facts(object: KubernetesObject, related: KubernetesObject[]): EntityFacts;
  summarize(
    object: KubernetesObject,
    related: KubernetesObject[],
    context: FleetContext,
  ): SummaryByDomain[D];
  details(
    object: KubernetesObject,
    related: KubernetesObject[],
    context: FleetContext,
  ): Omit<DetailsByDomain[D], DetailsFromOutside>;
}
