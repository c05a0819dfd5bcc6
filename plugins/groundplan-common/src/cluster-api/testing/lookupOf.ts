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
import { referencesBy } from '../../domain/referencesBy';
import { domains } from '../../domain/registry';
import { KubernetesObject, groupOf, objectKey } from '../../kubernetes';

const referencesOf = referencesBy(domains.flatMap(({ kinds }) => kinds));

/** A host cluster that holds exactly these objects. */
export function lookupOf(objects: KubernetesObject[]): ObjectLookup {
  return {
    get: (group, kind, namespace, name) =>
      objects.find(
        object =>
          groupOf(object.apiVersion) === group &&
          object.kind === kind &&
          object.metadata.namespace === namespace &&
          object.metadata.name === name,
      ),
    list: (group, kind, namespace) =>
      objects.filter(
        object =>
          groupOf(object.apiVersion) === group &&
          object.kind === kind &&
          (namespace === undefined || object.metadata.namespace === namespace),
      ),
    ownedBy: uid =>
      objects.filter(object =>
        object.metadata.ownerReferences?.some(
          owner => owner.controller && owner.uid === uid,
        ),
      ),
    ofCluster: (namespace, clusterName) =>
      objects.filter(
        object =>
          object.metadata.namespace === namespace &&
          object.metadata.labels?.['cluster.x-k8s.io/cluster-name'] ===
            clusterName,
      ),
    referringTo: named =>
      objects.filter(object => referencesOf(object).includes(objectKey(named))),
  };
}
