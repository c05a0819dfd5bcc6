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

import { getField, KubernetesObject, objectKey } from '../../kubernetes';
import {
  clusterNameOf,
  controllerKeyOf,
  LocalRef,
  localRefKey,
  readClusterRefs,
  readLocalRef,
} from '../contract';
import { Subject } from './Subject';

const CORE = 'cluster.x-k8s.io';

/** Objects of Cluster API's own kinds, by an object's key and then by kind. */
type Members = Map<string, Map<string, Subject[]>>;

/** Kept by kind: nobody has to go through ten thousand machines. */
function addMember(members: Members, key: string, member: Subject): void {
  let byKind = members.get(key);
  if (!byKind) {
    byKind = new Map();
    members.set(key, byKind);
  }
  const ofKind = byKind.get(member.kind);
  if (ofKind) {
    ofKind.push(member);
  } else {
    byKind.set(member.kind, [member]);
  }
}

/** What a Cluster, Machine or MachinePool is made of. */
function referencesOf({ group, kind, object }: Subject): LocalRef[] {
  if (group !== CORE) {
    return [];
  }
  if (kind === 'Cluster') {
    const { infrastructure, controlPlane } = readClusterRefs(object);
    return [infrastructure, controlPlane].filter(ref => ref !== undefined);
  }
  const ref = readLocalRef(
    kind === 'MachinePool'
      ? getField(object.spec, 'template', 'spec', 'infrastructureRef')
      : getField(object.spec, 'infrastructureRef'),
  );
  return ref ? [ref] : [];
}

/**
 * How the objects of a call hang together, found once: by label, by controller
 * and by reference.
 */
export class ObjectIndex {
  readonly subjects: readonly Subject[];
  readonly #byKey = new Map<string, Subject>();
  readonly #ownedBy: Members = new Map();
  readonly #ofCluster: Members = new Map();
  /** From an infrastructure object or a control plane to who refers to it. */
  #referrers: Map<string, Subject> | undefined;

  static create(objects: KubernetesObject[]): ObjectIndex {
    return new ObjectIndex(objects);
  }

  private constructor(objects: KubernetesObject[]) {
    for (const object of objects) {
      const subject = Subject.create(object);
      // Watches and lists can overlap; the later one is the newer one.
      this.#byKey.set(subject.key, subject);
    }
    this.subjects = [...this.#byKey.values()];
    for (const subject of this.subjects) {
      if (subject.group === CORE) {
        this.#indexCore(subject);
      }
    }
  }

  #indexCore(subject: Subject): void {
    if (subject.kind === 'Cluster') {
      return;
    }
    const owner = controllerKeyOf(subject.object);
    if (owner) {
      addMember(this.#ownedBy, owner, subject);
    }
    const cluster = this.#clusterKeyOf(subject);
    if (cluster) {
      addMember(this.#ofCluster, cluster, subject);
    }
  }

  /** Only objects without a label need it, so only they pay for it. */
  #findReferrers(): Map<string, Subject> {
    const referrers = new Map<string, Subject>();
    for (const subject of this.subjects) {
      const { namespace } = subject.object.metadata;
      for (const ref of referencesOf(subject)) {
        referrers.set(localRefKey(ref, namespace), subject);
      }
    }
    return referrers;
  }

  #clusterKeyOf(subject: Subject): string | undefined {
    const name = clusterNameOf(subject.object);
    return name
      ? objectKey({
          group: CORE,
          kind: 'Cluster',
          namespace: subject.object.metadata.namespace,
          name,
        })
      : undefined;
  }

  get(key: string): Subject | undefined {
    return this.#byKey.get(key);
  }

  /** The object that a field of another one refers to. */
  resolve(from: Subject, ...path: string[]): Subject | undefined {
    const ref = readLocalRef(getField(from.object.spec, ...path));
    const { namespace } = from.object.metadata;
    return ref ? this.get(localRefKey(ref, namespace)) : undefined;
  }

  /** The Cluster, Machine or MachinePool that refers to an object. */
  referrerOf(subject: Subject): Subject | undefined {
    this.#referrers ??= this.#findReferrers();
    return this.#referrers.get(subject.key);
  }

  clusterOf(subject: Subject): Subject | undefined {
    if (subject.group === CORE && subject.kind === 'Cluster') {
      return subject;
    }
    const key = this.#clusterKeyOf(subject);
    const found = key ? this.get(key) : undefined;
    if (found) {
      return found;
    }
    const referrer = this.referrerOf(subject);
    return referrer?.kind === 'Cluster' ? referrer : undefined;
  }

  /** The objects of a kind of Cluster API itself that belong to a Cluster. */
  ofCluster(cluster: Subject, kind: string): Subject[] {
    return this.#ofCluster.get(cluster.key)?.get(kind) ?? [];
  }

  /** All objects of a kind in a namespace. */
  ofKind(
    group: string,
    kind: string,
    namespace: string | undefined,
  ): Subject[] {
    return this.subjects.filter(
      subject =>
        subject.kind === kind &&
        subject.group === group &&
        subject.object.metadata.namespace === namespace,
    );
  }

  /** The objects of a kind that an object controls. */
  ownedBy(owner: Subject, kind: string): Subject[] {
    return this.#ownedBy.get(owner.key)?.get(kind) ?? [];
  }

  /** Whether something controls it, at hand or not. */
  isControlled(subject: Subject): boolean {
    return controllerKeyOf(subject.object) !== undefined;
  }

  /** The machines of a control plane, deployment, set or pool. */
  machinesOf(owner: Subject): Subject[] {
    const sets = this.ownedBy(owner, 'MachineSet');
    return [owner, ...sets].flatMap(o => this.ownedBy(o, 'Machine'));
  }
}
