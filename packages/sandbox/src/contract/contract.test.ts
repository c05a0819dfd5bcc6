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

import {
  describeWithKubeApiServer,
  startKubeApiServer,
} from '@groundplan/test-servers';
import { createKubernetesApi } from '../kubernetes-api';
import { kubernetesApiContract } from './kubernetesApiContract';

jest.setTimeout(60_000);

for (const tls of [false, true]) {
  kubernetesApiContract(
    `the sandbox over ${tls ? 'HTTPS' : 'HTTP'}`,
    async () => {
      const api = await createKubernetesApi({
        tls,
        tokens: [{ token: 'nobody', user: 'nobody', rules: [] }],
      });
      return {
        ...api,
        nobodyToken: 'nobody',
        compact: async () => api.compact(),
      };
    },
  );
}

describeWithKubeApiServer('kube-apiserver', () => {
  kubernetesApiContract('the real one', async () => {
    const server = await startKubeApiServer({
      // Snapshots in memory would answer for pages that etcd has forgotten.
      args: ['--feature-gates=ListFromCacheSnapshot=false'],
    });
    return {
      url: server.url,
      caData: server.caData,
      token: server.tokens.admin,
      nobodyToken: server.tokens.nobody,
      compact: () => server.compact(),
      stop: () => server.stop(),
    };
  });
});
