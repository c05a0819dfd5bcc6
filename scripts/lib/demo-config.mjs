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

/** Configuration for the hosts of the sandbox, its Git provider and its sign-in. */
export function sandboxConfig({ hosts, workloads, git }) {
  return {
    integrations: {
      gitea: [
        {
          host: new URL(git.url).host,
          baseUrl: git.url,
          username: git.user,
          password: git.token,
        },
      ],
    },
    auth: { providers: { sandbox: {} } },
    groundplan: {
      hostClusters: hosts.map(({ name, url, token, caData }) => ({
        name,
        url,
        serviceAccountToken: token,
        ...(caData && { caData }),
        owner: 'group:default/platform',
      })),
      kubernetes: {
        clusters: workloads.map(
          ({ host, namespace, cluster, token, caData }) => ({
            match: { host, namespace, name: cluster },
            authProvider: 'serviceAccount',
            serviceAccountToken: token,
            caData,
            skipMetricsLookup: true,
          }),
        ),
      },
    },
  };
}

/** Configuration for one real cluster, which is only read, by a guest. */
export function realClusterConfig({ kubeconfig, context }) {
  return {
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    groundplan: {
      hostClusters: [{ name: 'host', kubeconfig, ...(context && { context }) }],
      actions: { enabled: false },
    },
  };
}
