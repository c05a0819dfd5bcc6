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

import { Entity } from '@backstage/catalog-model';
import { clusters } from './clusters';
import { hosts } from './hosts';
import { runnerScaleSets } from './runnerScaleSets';
import { terraforms } from './terraforms';

const TYPES: Record<string, string> = {
  cluster: 'kubernetes-cluster',
  terraform: 'terraform',
  'runner-scale-set': 'github-runner-scale-set',
};

/** The entities of all fixtures. */
export const entities: Entity[] = [
  ...[...clusters, ...terraforms, ...runnerScaleSets].map(it => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: it.entityRef.split('/')[1],
      namespace: 'default',
      title: it.name,
      annotations: {
        'groundplan.dev/host-cluster': it.host,
        'groundplan.dev/kind': it.kind,
        'groundplan.dev/namespace': it.namespace ?? '_',
        'groundplan.dev/name': it.name,
      },
    },
    spec: { type: TYPES[it.kind], owner: it.owner },
    relations: [{ type: 'ownedBy', targetRef: it.owner ?? 'group:default/x' }],
  })),
  ...hosts.map(host => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `${host.name}.management-cluster.${host.name}`,
      namespace: 'default',
      title: host.name,
      annotations: {
        'groundplan.dev/host-cluster': host.name,
        'groundplan.dev/kind': 'management-cluster',
        'groundplan.dev/name': host.name,
      },
    },
    spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
  })),
];
