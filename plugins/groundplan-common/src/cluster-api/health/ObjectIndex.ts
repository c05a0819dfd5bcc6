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
  readClusterRefs,
  readLocalRef,
} from '../contract';
import { Subject } from './Subject';

const CORE = 'cluster.x-k8s.io';

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const values = map.get(key);
  if (values) {
    values.push(value);
  } else {
    map.set(key, [value]);
  }
}

/** Members are kept by kind: nobody has to go through ten thousand machines. */
function kindKey(key: string, member: Subject): string {
  return `${key} ${member.group}/${member.kind}`;
}

function coreKindKey(key: string, kind: string): string {
  return `${key} ${CORE}/${kind}`;
}

/**
 * How the objects of a call hang together, found once: by label, by controller
 * and by reference.
 */
export class ObjectIndex {
  readonly subjects: readonly Subject[];
  readonly #byKey = new Map<string, Subject>();
  readonly #ownedBy = new Map<string, Subject[]>();
  readonly #ofCluster = new Map<string, Subject[]>();
  readonly #ofKind = new Map<string, Subject[]>();
  /** From an infrastructure object or a control plane to who refers to it. */
  readonly #referrers = new Map<string, Subject>();

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
      const { namespace = '' } = subject.object.metadata;
      push(this.#ofKind, kindKey(namespace, subject), subject);
      const owner = controllerKeyOf(subject.object);
      if (owner) {
        push(this.#ownedBy, kindKey(owner, subject), subject);
      }
      this.#indexReferences(subject);
      const cluster = this.#clusterKeyOf(subject);
      if (cluster && subject.key !== cluster) {
        push(this.#ofCluster, kindKey(cluster, subject), subject);
      }
    }
  }

  #indexReferences(subject: Subject): void {
    if (subject.group !== CORE) {
      return;
    }
    const { infrastructure, controlPlane } = readClusterRefs(subject.object);
    const own = readLocalRef(
      getField(subject.object.spec, 'infrastructureRef'),
    );
    const pool = readLocalRef(
      getField(subject.object.spec, 'template', 'spec', 'infrastructureRef'),
    );
    const refs =
      subject.kind === 'Cluster' ? [infrastructure, controlPlane] : [own, pool];
    for (const ref of refs) {
      if (ref) {
        const { namespace } = subject.object.metadata;
        this.#referrers.set(objectKey({ ...ref, namespace }), subject);
      }
    }
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
    return ref ? this.get(objectKey({ ...ref, namespace })) : undefined;
  }

  /** The Cluster, Machine or MachinePool that refers to an object. */
  referrerOf(subject: Subject): Subject | undefined {
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
    return this.#ofCluster.get(coreKindKey(cluster.key, kind)) ?? [];
  }

  /** All objects of a kind in a namespace. */
  ofKind(
    group: string,
    kind: string,
    namespace: string | undefined,
  ): Subject[] {
    return this.#ofKind.get(`${namespace ?? ''} ${group}/${kind}`) ?? [];
  }

  /** The objects of a kind that an object controls. */
  ownedBy(owner: Subject, kind: string): Subject[] {
    return this.#ownedBy.get(coreKindKey(owner.key, kind)) ?? [];
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
