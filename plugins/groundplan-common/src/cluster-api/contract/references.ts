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
  getString,
  groupOf,
  KubernetesObject,
  objectKey,
} from '../../kubernetes';

/** The label that ties an object to its Cluster in the same namespace. @public */
export const CLUSTER_NAME_LABEL = 'cluster.x-k8s.io/cluster-name';

/** The label of control plane machines; its presence counts. @public */
export const CONTROL_PLANE_LABEL = 'cluster.x-k8s.io/control-plane';

/** A reference to an object of the same namespace, without a version. @public */
export interface LocalRef {
  group: string;
  kind: string;
  name: string;
}

/**
 * Reads a reference of either contract: `{ apiVersion, kind, name }` of v1beta1
 * or `{ apiGroup, kind, name }` of v1beta2.
 *
 * @public
 */
export function readLocalRef(value: unknown): LocalRef | undefined {
  const kind = getString(value, 'kind');
  const name = getString(value, 'name');
  if (!kind || !name) {
    return undefined;
  }
  const group =
    getString(value, 'apiGroup') ??
    groupOf(getString(value, 'apiVersion') ?? '');
  return { group, kind, name };
}

/**
 * The {@link objectKey} of what a reference leads to.
 *
 * @param namespace - the one of the object that refers
 * @public
 */
export function localRefKey(
  { group, kind, name }: LocalRef,
  namespace: string | undefined,
): string {
  return objectKey({ group, kind, namespace, name });
}

/**
 * The {@link objectKey} of the object that controls another one.
 *
 * @remarks
 * By group, kind and name as Cluster API itself tests ownership, not by uid:
 * that survives `clusterctl move`.
 *
 * @public
 */
export function controllerKeyOf(object: KubernetesObject): string | undefined {
  const owner = object.metadata.ownerReferences?.find(ref => ref.controller);
  return owner
    ? objectKey({
        group: groupOf(owner.apiVersion),
        kind: owner.kind,
        namespace: object.metadata.namespace,
        name: owner.name,
      })
    : undefined;
}

/** The name of the Cluster that an object belongs to. @public */
export function clusterNameOf(object: KubernetesObject): string | undefined {
  return (
    object.metadata.labels?.[CLUSTER_NAME_LABEL] ||
    getString(object.spec, 'clusterName') ||
    object.metadata.ownerReferences?.find(
      ref =>
        ref.kind === 'Cluster' &&
        groupOf(ref.apiVersion) === 'cluster.x-k8s.io',
    )?.name
  );
}
