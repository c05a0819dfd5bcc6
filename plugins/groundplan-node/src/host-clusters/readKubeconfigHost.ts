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

import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { configError } from './configError';
import { readString } from './configFields';
import { HostClusterEntry } from './HostClusterEntry';
import { HostConnection } from './HostConnection';
import { KubeConfigConnection } from './KubeConfigConnection';
import { requireUrl } from './requireUrl';

/** Reads an entry with `kubeconfig` and perhaps `context`. @internal */
export function readKubeconfigHost(entry: HostClusterEntry): HostConnection {
  const { name, entityRef, key, config } = entry;
  const file = readString(config, key, 'kubeconfig') ?? '';
  const context = readString(config, key, 'context');
  const load = () => loadKubeconfig(key, file, context);
  return KubeConfigConnection.create({
    name,
    entityRef,
    configuredAt: key,
    load,
  });
}

function loadKubeconfig(
  key: string,
  file: string,
  context: string | undefined,
): KubeConfig {
  const kubeConfig = new KubeConfig();
  try {
    kubeConfig.loadFromString(readFileSync(file, 'utf8'));
    kubeConfig.makePathsAbsolute(dirname(file));
  } catch (error) {
    throw configError(
      `${key}.kubeconfig`,
      `'${file}' cannot be read as a kubeconfig file`,
      error,
    );
  }
  const contexts = kubeConfig.getContexts().map(each => each.name);
  const chosen = context ?? kubeConfig.getCurrentContext();
  if (!chosen || !contexts.includes(chosen)) {
    throw configError(
      `${key}.context`,
      `${
        chosen ? `'${chosen}' is not in` : 'is needed: no current context is in'
      } '${file}'; its contexts are ${contexts.join(', ') || 'none'}`,
    );
  }
  kubeConfig.setCurrentContext(chosen);
  const cluster = kubeConfig.getCurrentCluster();
  if (!cluster || !kubeConfig.getCurrentUser()) {
    throw configError(
      `${key}.context`,
      `'${chosen}' of '${file}' names a cluster or user that is not there`,
    );
  }
  const url = requireUrl(`${key}.kubeconfig`, cluster.server);
  if (url.protocol === 'http:' && !cluster.skipTLSVerify) {
    // KubeConfig refuses plain HTTP without it, even within one machine.
    kubeConfig.loadFromOptions({
      clusters: kubeConfig.clusters.map(each =>
        each.name === cluster.name ? { ...each, skipTLSVerify: true } : each,
      ),
      contexts: kubeConfig.contexts,
      users: kubeConfig.users,
      currentContext: chosen,
    });
  }
  return kubeConfig;
}
