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

import { KubeConfig } from '@kubernetes/client-node';
import { configError } from './configError';
import { readBoolean } from './configFields';
import { HostClusterEntry } from './HostClusterEntry';
import { HostConnection } from './HostConnection';
import { KubeConfigConnection } from './KubeConfigConnection';

/** Reads an entry with `inCluster: true`. @internal */
export function readInClusterHost(entry: HostClusterEntry): HostConnection {
  const { name, entityRef, key, config } = entry;
  readBoolean(config, key, 'inCluster');
  if (!process.env.KUBERNETES_SERVICE_HOST) {
    throw configError(
      `${key}.inCluster`,
      'the backend does not run in a Kubernetes cluster: KUBERNETES_SERVICE_HOST is not set',
    );
  }
  return KubeConfigConnection.create({
    name,
    entityRef,
    configuredAt: key,
    load: () => {
      const kubeConfig = new KubeConfig();
      kubeConfig.loadFromCluster();
      return kubeConfig;
    },
  });
}
