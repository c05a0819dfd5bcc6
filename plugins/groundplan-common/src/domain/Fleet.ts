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

/**
 * Reads the objects of one host cluster. Answers are live views' copies: arrays
 * may be kept, objects must not be changed.
 *
 * @public
 */
export interface ObjectLookup {
  get(
    group: string,
    kind: string,
    namespace: string | undefined,
    name: string,
  ): KubernetesObject | undefined;
  list(group: string, kind: string, namespace?: string): KubernetesObject[];
  /** Objects whose controller owner reference has this uid. */
  ownedBy(uid: string): KubernetesObject[];
  /**
   * Objects with the label `cluster.x-k8s.io/cluster-name` of this value in this
   * namespace, of every kind.
   */
  ofCluster(namespace: string, clusterName: string): KubernetesObject[];
}

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

/** What an object says of its entity, before owners and names are resolved. @public */
export interface EntityFacts {
  segment: EntityKindSegment;
  /** `spec.type` of the entity, such as `kubernetes-cluster`. */
  resourceType: string;
  description?: string;
  tags: string[];
  links: { url: string; title: string }[];
  /** Objects of the same host whose entities this one depends on. */
  dependsOn: {
    segment: EntityKindSegment;
    namespace?: string;
    name: string;
  }[];
  /** Further annotations of the entity; small, and never status. */
  annotations: Record<string, string>;
}

/**
 * A domain that has a fleet page: which objects have a row, an entity and a
 * tab, and how these are computed. Pure: objects in, values out.
 *
 * @public
 */
export interface Fleet<D extends DomainId = DomainId> {
  id: D;
  /** The objects that have a row: API group, kind and the segment of their names. */
  subjects: {
    group: string;
    kind: string;
    segment: EntityKindSegment;
    /** Which objects of the kind; all by default. */
    accepts?(object: KubernetesObject): boolean;
    /** Whether it is left out of counts and lists but has a tab of its own. */
    hidden?(object: KubernetesObject): boolean;
  }[];
  /** The other objects that a row, a tab or the facts are computed from. */
  related(object: KubernetesObject, lookup: ObjectLookup): KubernetesObject[];
  /** The subjects whose rows may differ after this object has changed. */
  affected(object: KubernetesObject, lookup: ObjectLookup): KubernetesObject[];
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
