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

import { KubernetesObject, groupOf } from '../../kubernetes';

/** When every object of the builders was made, unless a test says otherwise. */
export const CREATED = '2026-01-01T00:00:00Z';

/** The version that the builders write, unless a test says otherwise. */
export const V1BETA2 = 'cluster.x-k8s.io/v1beta2';

/** What a test says of an object; the rest is a healthy one's. */
export interface ObjectOptions {
  name?: string;
  namespace?: string;
  /** The name of the Cluster, for the label; none where `null`. */
  cluster?: string | null;
  apiVersion?: string;
  created?: string;
  deleted?: string;
  generation?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** The controller that owns it. */
  ownedBy?: KubernetesObject;
  /** Merged over the builder's own. */
  spec?: Record<string, unknown>;
  /** Merged over the builder's own; none at all where `null`. */
  status?: Record<string, unknown> | null;
}

/** An object of any kind. */
export function anObject(
  apiVersion: string,
  kind: string,
  options: ObjectOptions = {},
): KubernetesObject {
  const namespace = options.namespace ?? 'default';
  const name = options.name ?? kind.toLowerCase();
  const cluster = options.cluster === undefined ? 'demo' : options.cluster;
  const { ownedBy } = options;
  return {
    apiVersion: options.apiVersion ?? apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      uid: `${groupOf(apiVersion)}/${kind}/${namespace}/${name}`,
      generation: options.generation ?? 1,
      creationTimestamp: options.created ?? CREATED,
      ...(options.deleted && { deletionTimestamp: options.deleted }),
      labels: {
        ...(cluster !== null && { 'cluster.x-k8s.io/cluster-name': cluster }),
        ...options.labels,
      },
      ...(options.annotations && { annotations: options.annotations }),
      ...(ownedBy && {
        ownerReferences: [
          {
            apiVersion: ownedBy.apiVersion,
            kind: ownedBy.kind,
            name: ownedBy.metadata.name,
            uid: ownedBy.metadata.uid,
            controller: true,
          },
        ],
      }),
    },
    ...(options.spec && { spec: options.spec }),
    ...(options.status && { status: options.status }),
  };
}

/** A condition as both dialects have it; add `severity` for the legacy one. */
export function aCondition(
  type: string,
  status: 'True' | 'False' | 'Unknown' = 'True',
  reason: string = type,
  message: string = '',
  lastTransitionTime: string = CREATED,
): Record<string, unknown> {
  return { type, status, reason, message, lastTransitionTime };
}

/** A reference as v1beta2 writes it: without version and namespace. */
export function aRefTo(object: KubernetesObject): Record<string, unknown> {
  return {
    apiGroup: groupOf(object.apiVersion),
    kind: object.kind,
    name: object.metadata.name,
  };
}

/** A reference as v1beta1 writes it. */
export function aV1Beta1RefTo(
  object: KubernetesObject,
): Record<string, unknown> {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.metadata.name,
    namespace: object.metadata.namespace,
  };
}
