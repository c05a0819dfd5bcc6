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
import { KubernetesObject, groupOf, objectKey, refOf } from '../../kubernetes';
import {
  CONTROL_PLANE_LABEL,
  ClusterRefs,
  LocalRef,
  controllerKeyOf,
  localRefKey,
  readClusterRefs,
} from '../contract';
import { CLUSTER_API_GROUP } from '../kinds';

type CoreKind =
  | 'MachineDeployment'
  | 'MachineSet'
  | 'MachinePool'
  | 'Machine'
  | 'MachineHealthCheck'
  | 'ClusterClass';

/**
 * The objects of one cluster, by what they are: each once, also where a provider
 * uses one object as infrastructure and as control plane.
 */
export class ClusterObjects {
  static of(
    cluster: KubernetesObject,
    related: KubernetesObject[],
  ): ClusterObjects {
    return new ClusterObjects(cluster, related);
  }

  readonly #byKey = new Map<string, KubernetesObject>();
  // Made when they are first asked for: most rows need neither.
  #byKind: Map<string, KubernetesObject[]> | undefined;
  #byController: Map<string, KubernetesObject[]> | undefined;

  /** What the Cluster refers to, whether it was read or not. */
  readonly refs: ClusterRefs;
  readonly controlPlane: KubernetesObject | undefined;

  private constructor(
    readonly cluster: KubernetesObject,
    related: KubernetesObject[],
  ) {
    for (const object of [cluster, ...related]) {
      const key = objectKey(refOf(object));
      if (!this.#byKey.has(key)) {
        this.#byKey.set(key, object);
      }
    }
    this.refs = readClusterRefs(cluster);
    this.controlPlane = this.get(this.refs.controlPlane);
  }

  get infrastructure(): KubernetesObject | undefined {
    return this.get(this.refs.infrastructure);
  }

  /** Every object, the Cluster first. */
  all(): KubernetesObject[] {
    return [...this.#byKey.values()];
  }

  /** The objects of one of Cluster API's own kinds, by name. */
  ofKind(kind: CoreKind): KubernetesObject[] {
    this.#byKind ??= groupBy(this.#core(), object => object.kind);
    return this.#byKind.get(kind) ?? [];
  }

  /** The objects of one of these kinds that an object controls, by name. */
  controlledBy(owner: KubernetesObject, kind: CoreKind): KubernetesObject[] {
    this.#byController ??= groupBy(this.#core(), controllerKeyOf);
    const controlled = this.#byController.get(objectKey(refOf(owner))) ?? [];
    return controlled.filter(object => object.kind === kind);
  }

  /** Upstream tells them by the presence of the label, whatever its value. */
  controlPlaneMachines(): KubernetesObject[] {
    return this.ofKind('Machine').filter(isControlPlaneMachine);
  }

  workerMachines(): KubernetesObject[] {
    return this.ofKind('Machine').filter(
      machine => !isControlPlaneMachine(machine),
    );
  }

  /** What a reference of one of the objects leads to: always its namespace. */
  get(ref: LocalRef | undefined): KubernetesObject | undefined {
    const { namespace } = this.cluster.metadata;
    return ref && this.#byKey.get(localRefKey(ref, namespace));
  }

  #core(): KubernetesObject[] {
    return [...this.#byKey.values()]
      .filter(({ apiVersion }) => groupOf(apiVersion) === CLUSTER_API_GROUP)
      .sort(byName);
  }
}

function isControlPlaneMachine(machine: KubernetesObject): boolean {
  return Object.hasOwn(machine.metadata.labels ?? {}, CONTROL_PLANE_LABEL);
}

function groupBy(
  objects: KubernetesObject[],
  keyOf: (object: KubernetesObject) => string | undefined,
): Map<string, KubernetesObject[]> {
  const groups = new Map<string, KubernetesObject[]>();
  for (const object of objects) {
    const key = keyOf(object);
    const group = key === undefined ? undefined : groups.get(key);
    if (group) {
      group.push(object);
    } else if (key !== undefined) {
      groups.set(key, [object]);
    }
  }
  return groups;
}

/** Deterministic, and the same in every locale. */
function byName(a: KubernetesObject, b: KubernetesObject): number {
  if (a.metadata.name === b.metadata.name) {
    return 0;
  }
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
