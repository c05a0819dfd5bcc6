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

import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasKind } from '../entity';

const PATH = '/infrastructure';
const GROUP = 'operation';

/** @internal */
export const clusterEntityContent = EntityContentBlueprint.make({
  name: 'cluster',
  params: {
    path: PATH,
    title: 'Cluster',
    group: GROUP,
    filter: hasKind('cluster', 'gitops-cluster'),
    loader: () =>
      import('../components/ClusterContent').then(m => (
        <m.EntityClusterContent />
      )),
  },
});

/** @internal */
export const terraformEntityContent = EntityContentBlueprint.make({
  name: 'terraform',
  params: {
    path: PATH,
    title: 'Terraform',
    group: GROUP,
    filter: hasKind('terraform'),
    loader: () =>
      import('../components/TerraformContent').then(m => (
        <m.EntityTerraformContent />
      )),
  },
});

/** @internal */
export const runnerScaleSetEntityContent = EntityContentBlueprint.make({
  name: 'runner-scale-set',
  params: {
    path: PATH,
    title: 'Runners',
    group: GROUP,
    filter: hasKind('runner-scale-set'),
    loader: () =>
      import('../components/RunnerScaleSetContent').then(m => (
        <m.EntityRunnerScaleSetContent />
      )),
  },
});

/** @internal */
export const deploymentEntityContent = EntityContentBlueprint.make({
  name: 'deployment',
  params: {
    path: PATH,
    title: 'Deployment',
    group: GROUP,
    // Its own entity alone: there is nothing else by which it is known here
    filter: { kind: 'resource', ...hasKind('deployment') },
    loader: () =>
      import('../components/DeploymentContent').then(m => (
        <m.EntityDeploymentContent />
      )),
  },
});

/** @internal */
export const hostClusterEntityContent = EntityContentBlueprint.make({
  name: 'host-cluster',
  params: {
    path: PATH,
    title: 'Host cluster',
    group: GROUP,
    filter: hasKind('management-cluster'),
    loader: () =>
      import('../components/HostClusters').then(m => (
        <m.EntityHostClusterContent />
      )),
  },
});
