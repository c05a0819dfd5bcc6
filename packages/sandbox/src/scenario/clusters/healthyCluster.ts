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

import { ClusterModel } from './ClusterModel';
import { newGroup } from './newMachines';

/** A cluster with nothing wrong, to change from. @internal */
export function healthyCluster(
  name: string,
  namespace: string,
  created: string,
  options: {
    version?: string;
    provider?: ClusterModel['provider'];
    controlPlanes?: number;
    workers?: Record<string, number>;
  } = {},
): ClusterModel {
  const { version = 'v1.34.1', provider = 'Dev', controlPlanes = 3 } = options;
  return {
    name,
    namespace,
    provider,
    version,
    created,
    since: created,
    endpoint: { host: `${name}.clusters.example.com`, port: 6443 },
    infrastructureProvisioned: true,
    initialized: true,
    reachable: true,
    controlPlane: newGroup(`${name}-cp`, controlPlanes, version, created),
    workers: Object.entries(options.workers ?? { 'md-0': 3 }).map(
      ([group, desired]) =>
        newGroup(`${name}-${group}`, desired, version, created),
    ),
    healthCheck: {},
  };
}
