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
import { CONTROL_PLANE_LABEL, LocalRef, controllerKeyOf } from '../contract';
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
    const byKey = new Map<string, KubernetesObject>();
    for (const object of [cluster, ...related]) {
      const key = objectKey(refOf(object));
      if (!byKey.has(key)) {
        byKey.set(key, object);
      }
    }
    return new ClusterObjects(cluster, byKey);
  }

  readonly #byKey: Map<string, KubernetesObject>;
  readonly #byKind = new Map<string, KubernetesObject[]>();
  readonly #byController = new Map<string, KubernetesObject[]>();

  private constructor(
    readonly cluster: KubernetesObject,
    byKey: Map<string, KubernetesObject>,
  ) {
    this.#byKey = byKey;
    const core = [...byKey.values()].filter(
      object => groupOf(object.apiVersion) === CLUSTER_API_GROUP,
    );
    for (const object of core.sort(byName)) {
      append(this.#byKind, object.kind, object);
      const controller = controllerKeyOf(object);
      if (controller !== undefined) {
        append(this.#byController, controller, object);
      }
    }
  }

  /** Every object, the Cluster first. */
  all(): KubernetesObject[] {
    return [...this.#byKey.values()];
  }

  /** The objects of one of Cluster API's own kinds, by name. */
  ofKind(kind: CoreKind): KubernetesObject[] {
    return this.#byKind.get(kind) ?? [];
  }

  /** The objects of one of these kinds that an object controls, by name. */
  controlledBy(owner: KubernetesObject, kind: CoreKind): KubernetesObject[] {
    return (this.#byController.get(objectKey(refOf(owner))) ?? []).filter(
      object => object.kind === kind,
    );
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
    return ref && this.#byKey.get(objectKey({ ...ref, namespace }));
  }
}

function isControlPlaneMachine(machine: KubernetesObject): boolean {
  return Object.hasOwn(machine.metadata.labels ?? {}, CONTROL_PLANE_LABEL);
}

function append<T>(lists: Map<string, T[]>, key: string, element: T): void {
  const list = lists.get(key);
  if (list) {
    list.push(element);
  } else {
    lists.set(key, [element]);
  }
}

/** Deterministic, and the same in every locale. */
function byName(a: KubernetesObject, b: KubernetesObject): number {
  if (a.metadata.name === b.metadata.name) {
    return 0;
  }
  return a.metadata.name < b.metadata.name ? -1 : 1;
}
