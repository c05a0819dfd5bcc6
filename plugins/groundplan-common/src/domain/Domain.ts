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

import { Assessment } from '../health/HealthStatus';
import { HealthThresholds } from '../health/HealthThresholds';
import { KubernetesObject } from '../kubernetes';

/** The domains that have fleet pages and entities. @public */
export type DomainId = 'clusters' | 'terraforms' | 'runner-scale-sets';

/** Names an object of a host cluster, in whatever version. @public */
export interface NamedObject {
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * Which kinds of objects are mirrored, and what is kept of them.
 *
 * @public
 */
export interface KindRule {
  /** An exact API group; empty for the core group. */
  group?: string;
  /** The end of the API group, such as `.cluster.x-k8s.io`, instead of `group`. */
  groupSuffix?: string;
  /** The kind, or `*` for every kind of the groups that no other rule names. */
  kind: string;
  /** Kinds that `*` leaves out, such as templates and configurations. */
  exceptKinds?: RegExp;
  /** Preferred versions, best first; then whatever the server prefers. */
  versions?: string[];
  /**
   * Only on host clusters that serve this group: pods, say, matter nowhere but
   * where runners are.
   */
  onlyWithGroup?: string;
  /** Only objects with these labels, in the API's selector syntax. */
  labelSelector?: string;
  /**
   * The paths below the object that are kept, such as `spec.replicas` or
   * `status`. Nothing else enters the mirror, but for the metadata.
   * `*` as a segment stands for every element of an array or value of a map.
   */
  fields: string[];
  /**
   * The annotations that are kept: all where this is left out, as of what has a
   * tab or an entity; of parts that a fleet has by the ten thousand only those
   * that are read.
   */
  annotations?: string[];
  /**
   * What an object of the kind names in its fields or labels, so that it is found
   * by that with {@link ObjectLookup.referringTo}. Must not throw.
   */
  refersTo?(object: KubernetesObject): NamedObject[];
}

/**
 * A part of the field: one folder of the same name in every package.
 *
 * @public
 */
export interface Domain {
  /** The folder's name, such as `cluster-api`. */
  id: string;
  kinds: KindRule[];
  /** Whether {@link Domain.assess} knows this object. */
  knows(object: KubernetesObject): boolean;
  /**
   * Assesses all objects that it knows, using the others as evidence.
   * Never throws: what cannot be read is `Unknown` and named.
   */
  assess(
    objects: KubernetesObject[],
    now: Date,
    thresholds?: HealthThresholds,
  ): Assessment[];
}
