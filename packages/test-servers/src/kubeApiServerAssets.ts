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

import { accessSync, constants, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where etcd and kube-apiserver are. */
export interface KubeApiServerAssets {
  etcd: string;
  kubeApiServer: string;
}

const MODULES = dirname(
  require.resolve('@groundplan/test-servers/package.json'),
);

/**
 * The folder that `scripts/build-kube-apiserver.mjs` builds into: outside the
 * repository, keyed by the versions that the go.mod files pin.
 */
export function assetsCacheDir(): string {
  const pinned = (module: string, path: string) => {
    const text = readFileSync(join(MODULES, module, 'go.mod'), 'utf8');
    return new RegExp(`${path} (v\\S+)`).exec(text)?.[1] ?? 'unknown';
  };
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const versions = [
    pinned('kube-apiserver', 'k8s\\.io/kubernetes'),
    pinned('etcd', 'go\\.etcd\\.io/etcd/server/v3'),
  ];
  return join(cache, 'groundplan', `kube-apiserver-${versions.join('-etcd-')}`);
}

/**
 * Finds etcd and kube-apiserver: in `KUBEBUILDER_ASSETS`, as envtest's setup
 * tool makes it, else where our own build puts them.
 */
export function findKubeApiServerAssets(): KubeApiServerAssets | undefined {
  const folder = process.env.KUBEBUILDER_ASSETS || assetsCacheDir();
  const assets = {
    etcd: join(folder, 'etcd'),
    kubeApiServer: join(folder, 'kube-apiserver'),
  };
  return Object.values(assets).every(isExecutable) ? assets : undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
