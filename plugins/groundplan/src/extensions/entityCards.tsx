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

import { RELATION_DEPENDS_ON } from '@backstage/catalog-model';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { TERRAFORM_SEGMENTS } from 'backstage-plugin-groundplan-common';
import { hasKind, KIND_PATH } from '../entity';

/** @internal */
export const clusterEntityCard = EntityCardBlueprint.make({
  name: 'cluster',
  params: {
    type: 'content',
    filter: hasKind('cluster', 'gitops-cluster'),
    loader: () =>
      import('../components/cards').then(m => <m.EntityClusterCard />),
  },
});

/** @internal */
export const terraformEntityCard = EntityCardBlueprint.make({
  name: 'terraform',
  params: {
    type: 'content',
    filter: hasKind(...TERRAFORM_SEGMENTS),
    loader: () =>
      import('../components/cards').then(m => <m.EntityTerraformCard />),
  },
});

/** @internal */
export const runnerScaleSetEntityCard = EntityCardBlueprint.make({
  name: 'runner-scale-set',
  params: {
    type: 'content',
    filter: hasKind('runner-scale-set'),
    loader: () =>
      import('../components/cards').then(m => <m.EntityRunnerScaleSetCard />),
  },
});

/** @internal */
export const hostClusterEntityCard = EntityCardBlueprint.make({
  name: 'host-cluster',
  params: {
    type: 'content',
    filter: hasKind('management-cluster'),
    loader: () =>
      import('../components/cards').then(m => <m.EntityHostClusterCard />),
  },
});

/** @internal */
export const infrastructureEntityCard = EntityCardBlueprint.make({
  name: 'infrastructure',
  params: {
    type: 'content',
    // Those that stand for an object themselves have a card of their own
    filter: {
      $all: [
        {
          relations: {
            $contains: {
              type: RELATION_DEPENDS_ON,
              targetRef: { $hasPrefix: 'resource:' },
            },
          },
        },
        { $not: { kind: 'resource', [KIND_PATH]: { $exists: true } } },
      ],
    },
    loader: () =>
      import('../components/cards').then(m => <m.EntityInfrastructureCard />),
  },
});
