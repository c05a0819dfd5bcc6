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
  EntityFacts,
  EntityKindSegment,
  Fleet,
  getList,
  getString,
  groupOf,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';

/**
 * Two small fleets with what the resolver has to cope with: subjects that are
 * only some objects of a kind, related objects, dependencies and bad facts.
 */
export const testFleets: readonly Fleet[] = [
  fleetOf('clusters', 'Cluster', 'cluster'),
  fleetOf('terraforms', 'Terraform', 'terraform'),
];

function fleetOf(
  id: 'clusters' | 'terraforms',
  kind: string,
  segment: EntityKindSegment,
): Fleet {
  const never = () => {
    throw new Error('The resolver asks for no rows and no tabs');
  };
  return {
    id,
    subjects: [
      {
        group: 'example.com',
        kind,
        segment,
        accepts: object => getString(object.spec, 'ignored') === undefined,
      },
    ],
    related: (object, lookup) =>
      lookup.ofCluster(object.metadata.namespace ?? '', object.metadata.name),
    affected: (object, lookup) => {
      const name =
        object.metadata.labels?.['cluster.x-k8s.io/cluster-name'] ??
        object.metadata.name;
      const subject =
        groupOf(object.apiVersion) === 'example.com' &&
        lookup.get('example.com', kind, object.metadata.namespace, name);
      return subject ? [subject] : [];
    },
    facts: (object, related) => factsOf(segment, object, related),
    summarize: never,
    details: never,
  };
}

function factsOf(
  segment: EntityKindSegment,
  object: KubernetesObject,
  related: KubernetesObject[],
): EntityFacts {
  if (getString(object.spec, 'unreadable') !== undefined) {
    throw new TypeError('spec.unreadable is set');
  }
  return {
    segment,
    type: segment,
    description: getString(object.spec, 'description'),
    tags: related.map(other => other.kind.toLowerCase()),
    links: [],
    dependsOn: getList(object.spec, 'dependsOn').flatMap(name =>
      typeof name === 'string'
        ? [{ segment, namespace: object.metadata.namespace, name }]
        : [],
    ),
    annotations: {},
  };
}
