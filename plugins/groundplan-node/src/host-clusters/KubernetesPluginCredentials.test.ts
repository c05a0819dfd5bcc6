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

import { mockServices } from '@backstage/backend-test-utils';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { KubernetesPluginCredentials } from './KubernetesPluginCredentials';

describe('KubernetesPluginCredentials', () => {
  const cluster: ClusterDetails = {
    name: 'a',
    url: 'https://a.example.com',
    authMetadata: { 'kubernetes.io/auth-provider': 'serviceAccount' },
  };

  function create(load: () => Promise<unknown>): KubernetesPluginCredentials {
    return KubernetesPluginCredentials.create({
      key: 'groundplan.hostClusters[0].kubernetesPlugin',
      authProviderKey: 'the-auth-provider',
      cluster,
      rootConfig: mockServices.rootConfig(),
      logger: mockServices.logger.mock(),
      load: load as never,
    });
  }

  it('holds a credential for a while, and gets another when it is refused', async () => {
    let tokens = 0;
    const getCredential = jest.fn(async () => {
      tokens += 1;
      return { type: 'bearer token', token: `token-${tokens}\n` };
    });
    const credentials = create(async () => ({
      ServiceAccountStrategy: class {
        getCredential = getCredential;
      },
    }));
    await expect(credentials.get({ refresh: false })).resolves.toEqual({
      token: 'token-1',
    });
    await expect(credentials.get({ refresh: false })).resolves.toEqual({
      token: 'token-1',
    });
    await expect(credentials.get({ refresh: true })).resolves.toEqual({
      token: 'token-2',
    });
    expect(getCredential).toHaveBeenCalledWith(cluster, {});
  });

  it('says which package is missing, and looks for it again later', async () => {
    const load = jest.fn(async () => {
      throw new Error('not there');
    });
    const credentials = create(load);
    await expect(credentials.get({ refresh: false })).rejects.toThrow(
      /hostClusters\[0\]\.kubernetesPlugin: the package @backstage\/plugin-kubernetes-backend is needed/,
    );
    await expect(credentials.get({ refresh: false })).rejects.toThrow();
    expect(load).toHaveBeenCalledTimes(2);
  });
});
