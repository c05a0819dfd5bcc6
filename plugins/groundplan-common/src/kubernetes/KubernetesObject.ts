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

/**
 * The metadata that Groundplan keeps of a Kubernetes object.
 *
 * @public
 */
export interface ObjectMeta {
  name: string;
  /** Absent for cluster-scoped objects. */
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  /** RFC 3339. */
  creationTimestamp?: string;
  /** RFC 3339; present while the object is being deleted. */
  deletionTimestamp?: string;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
}

/**
 * An entry of `metadata.ownerReferences`.
 *
 * @public
 */
export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid?: string;
  controller?: boolean;
}

/**
 * Any Kubernetes object as the mirror holds it: identified for sure, everything
 * else unknown until a reader has looked at it.
 *
 * @remarks
 * `spec` and `status` come from outside and may have any shape. Read them with
 * the readers of `fields.ts`, which never throw.
 *
 * @public
 */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec?: unknown;
  status?: unknown;
  /** Kind-specific top-level fields, such as `data` of a ConfigMap. */
  [key: string]: unknown;
}

/**
 * Names one object within one host cluster, whatever version it is read in.
 *
 * @public
 */
export interface ObjectRef {
  /** API group; empty for the core group. */
  group: string;
  /** The version it was read in, such as `v1beta2`. */
  version: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** The API group of an `apiVersion`; empty for the core group. @public */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** The version of an `apiVersion`, such as `v1beta2`. @public */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

/** The reference to an object. @public */
export function refOf(object: KubernetesObject): ObjectRef {
  return {
    group: groupOf(object.apiVersion),
    version: versionOf(object.apiVersion),
    kind: object.kind,
    namespace: object.metadata.namespace,
    name: object.metadata.name,
  };
}

/**
 * A key that is equal for equal objects of one host cluster, whatever version
 * they are read in.
 *
 * @public
 */
export function objectKey(ref: {
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}): string {
  return `${ref.group}/${ref.kind}/${ref.namespace ?? ''}/${ref.name}`;
}
