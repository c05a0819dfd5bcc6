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
import {
  isClusterAvailable,
  isHostClusterAvailable,
  isRunnerScaleSetAvailable,
  isTerraformAvailable,
} from './availability';
import { objectOfEntity } from './objectOfEntity';

function entityWith(values: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'x',
      annotations: Object.fromEntries(
        Object.entries(values).map(([key, value]) => [
          `groundplan.dev/${key}`,
          value,
        ]),
      ),
    },
  };
}

describe('objectOfEntity', () => {
  it.each([
    [
      'a namespaced object',
      { kind: 'cluster', 'host-cluster': 'hub', namespace: 'a', name: 'b' },
      { kind: 'cluster', host: 'hub', namespace: 'a', name: 'b' },
    ],
    [
      'a cluster-scoped object',
      { kind: 'cluster', 'host-cluster': 'hub', namespace: '_', name: 'b' },
      { kind: 'cluster', host: 'hub', namespace: undefined, name: 'b' },
    ],
    [
      'a host cluster without a name',
      { kind: 'management-cluster', 'host-cluster': 'hub' },
      {
        kind: 'management-cluster',
        host: 'hub',
        namespace: undefined,
        name: 'hub',
      },
    ],
    ['no host', { kind: 'cluster', name: 'b' }, undefined],
    ['no name', { kind: 'cluster', 'host-cluster': 'hub' }, undefined],
    [
      'a kind nobody knows',
      { kind: 'pod', 'host-cluster': 'hub', name: 'b' },
      undefined,
    ],
    ['no annotation', {}, undefined],
  ])('reads %s', (_, annotations, expected) => {
    expect(objectOfEntity(entityWith(annotations))).toEqual(expected);
  });

  it.each([
    ['cluster', isClusterAvailable],
    ['gitops-cluster', isClusterAvailable],
    ['terraform', isTerraformAvailable],
    ['crossplane-workspace', isTerraformAvailable],
    ['runner-scale-set', isRunnerScaleSetAvailable],
    ['management-cluster', isHostClusterAvailable],
  ])('finds the tab of %s, whatever the type', (kind, isAvailable) => {
    const annotations = { kind, 'host-cluster': 'hub', name: 'b' };
    const all = [
      isClusterAvailable,
      isTerraformAvailable,
      isRunnerScaleSetAvailable,
      isHostClusterAvailable,
    ];
    expect(all.filter(it => it(entityWith(annotations)))).toEqual([
      isAvailable,
    ]);
  });
});
