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

import { EntityKindSegment, Finding } from '../api/types';
import { KubernetesObject } from '../kubernetes';
import type { TemplateForm } from '../templates/form/TemplateForm';
import type { ReadTemplate } from '../templates/parametrised/TemplateReading';
import { DomainId, NamedObject } from './Domain';

/** The domains whose objects have entities. @public */
export type EntityDomainId = DomainId | 'templates' | 'deployments';

/** The kinds of entities that objects have. @public */
export type GroundplanEntityKind = 'Resource' | 'Template';

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
  /** Objects that name this one, as far as {@link KindRule.refersTo} says so. */
  referringTo(object: NamedObject): KubernetesObject[];
}

/** A kind of objects that have entities. @public */
export interface EntityDomainSubject {
  group: string;
  kind: string;
  segment: EntityKindSegment;
  /** The kind of their entities; `Resource` by default. */
  entityKind?: GroundplanEntityKind;
  /** Which objects of the kind; all by default. */
  accepts?(object: KubernetesObject): boolean;
}

/** What the facts of an entity are told beside the objects. @public */
export interface EntityFactsContext {
  host: string;
  /** Reads the text of templates. */
  readTemplate?: ReadTemplate;
}

/** What an object says of its entity, before owners and names are resolved. @public */
export interface EntityFacts {
  segment: EntityKindSegment;
  /** `spec.type` of the entity, such as `kubernetes-cluster`. */
  type: string;
  /** The object's name by default. */
  title?: string;
  description?: string;
  tags: string[];
  links: { url: string; title: string }[];
  /** Objects of the same host whose entities this one depends on. */
  dependsOn: {
    segment: EntityKindSegment;
    namespace?: string;
    name: string;
  }[];
  /** References of entities of people's own that depend on this one, as written. */
  dependencyOf?: string[];
  /** Further annotations of the entity; small, and never status. */
  annotations: Record<string, string>;
  /** The form and the steps, where the entity is a Template. */
  template?: TemplateForm;
  /** What somebody should mend about the object. */
  findings?: Finding[];
}

/**
 * A domain whose objects have catalog entities: which objects, and what of them
 * their entities say. Pure: objects in, values out.
 *
 * @public
 */
export interface EntityDomain<Id extends EntityDomainId = EntityDomainId> {
  id: Id;
  subjects: EntityDomainSubject[];
  /** Kinds other than those of the subjects that facts are computed from. */
  describedBy?: readonly { group: string; kind: string }[];
  /** The other objects that the facts are computed from. */
  related(object: KubernetesObject, lookup: ObjectLookup): KubernetesObject[];
  /** The subjects whose entities may differ after this object has changed. */
  affected(object: KubernetesObject, lookup: ObjectLookup): KubernetesObject[];
  facts(
    object: KubernetesObject,
    related: KubernetesObject[],
    context: EntityFactsContext,
  ): EntityFacts;
}
