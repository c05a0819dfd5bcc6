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
import { KubernetesObject, getString } from '../../kubernetes';

/**
 * The ClusterClass of a Cluster: `classRef` in v1beta2, `class` and
 * `classNamespace` in v1beta1; in the Cluster's namespace by default.
 */
export function clusterClassOf(
  cluster: KubernetesObject,
): { name: string; namespace?: string } | undefined {
  const name =
    getString(cluster.spec, 'topology', 'classRef', 'name') ||
    getString(cluster.spec, 'topology', 'class');
  return name
    ? {
        name,
        namespace:
          getString(cluster.spec, 'topology', 'classRef', 'namespace') ||
          getString(cluster.spec, 'topology', 'classNamespace') ||
          cluster.metadata.namespace,
      }
    : undefined;
}
