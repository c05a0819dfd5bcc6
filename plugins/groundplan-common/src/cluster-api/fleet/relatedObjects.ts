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
import { ObjectLookup } from '../../domain/EntityDomain';
import {
  KubernetesObject,
  getString,
  objectKey,
  refOf,
} from '../../kubernetes';
import { readClusterRefs } from '../contract';
import { CLUSTER_API_GROUP } from '../kinds';
import { clusterClassOf } from './clusterClassOf';

/**
 * The objects that a cluster's row and tab are computed from: everything with
 * its label, what it refers to (providers may leave the label out), the
 * GitopsClusters that refer to it, and its ClusterClass. Each once.
 */
export function relatedObjects(
  object: KubernetesObject,
  lookup: ObjectLookup,
): KubernetesObject[] {
  const { name, namespace } = object.metadata;
  if (object.kind !== 'Cluster' || namespace === undefined) {
    return [];
  }
  const { infrastructure, controlPlane } = readClusterRefs(object);
  const referred = [infrastructure, controlPlane].map(
    ref => ref && lookup.get(ref.group, ref.kind, namespace, ref.name),
  );
  const clusterClass = clusterClassOf(object);
  const found = [
    ...lookup.ofCluster(namespace, name),
    ...referred,
    ...lookup.referringTo(refOf(object)),
    clusterClass &&
      lookup.get(
        CLUSTER_API_GROUP,
        'ClusterClass',
        clusterClass.namespace,
        clusterClass.name,
      ),
  ].filter(candidate => candidate !== undefined);

  const self = objectKey(refOf(object));
  const byKey = new Map(
    found.map(candidate => [objectKey(refOf(candidate)), candidate]),
  );
  byKey.delete(self);
  return [...byKey.values()];
}

/** The name of the Cluster that a GitopsCluster stands for, if it does. */
export function capiClusterOf(
  gitopsCluster: KubernetesObject,
): string | undefined {
  return getString(gitopsCluster.spec, 'capiClusterRef', 'name') || undefined;
}
