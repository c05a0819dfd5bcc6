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

import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  kubernetesClusterSupplierExtensionPoint,
  KubernetesClusterSupplierFactory,
} from '@backstage/plugin-kubernetes-node';
import {
  HostConnection,
  hostConnectionsServiceRef,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { kubernetesModuleGroundplan } from './kubernetesModuleGroundplan';

describe('kubernetesModuleGroundplan', () => {
  let host: Server;
  let requests: string[];

  beforeEach(async () => {
    requests = [];
    host = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      const kubeconfig =
        '{clusters: [{cluster: {certificate-authority-data: Y2E=}}]}';
      response.setHeader('Content-Type', 'application/json');
      response.end(
        JSON.stringify({
          data: { value: Buffer.from(kubeconfig).toString('base64') },
        }),
      );
    });
    await new Promise<void>(resolve => host.listen(0, '127.0.0.1', resolve));
  });

  afterEach(() => {
    host.closeAllConnections();
    host.close();
  });

  async function clustersWith(readCertificateAuthority?: boolean) {
    let make: KubernetesClusterSupplierFactory | undefined;
    const { port } = host.address() as AddressInfo;
    const hub: HostConnection = {
      name: 'hub',
      configuredAt: 'test',
      prepare: async () => ({ url: `http://127.0.0.1:${port}`, options: {} }),
    };
    const mirror = FakeMirror.create({
      hub: [
        {
          apiVersion: 'cluster.x-k8s.io/v1beta2',
          kind: 'Cluster',
          metadata: { name: 'payments', namespace: 'team-a', uid: 'payments' },
          spec: { controlPlaneEndpoint: { host: '10.0.0.1', port: 6443 } },
        },
      ],
    });
    const backend = await startTestBackend({
      extensionPoints: [
        [
          kubernetesClusterSupplierExtensionPoint,
          {
            addClusterSupplier: supplier => {
              make = typeof supplier === 'function' ? supplier : undefined;
            },
          },
        ],
      ],
      features: [
        kubernetesModuleGroundplan,
        catalogServiceMock.factory(),
        mockServices.rootConfig.factory({
          data: {
            groundplan: {
              kubernetes: {
                readCertificateAuthority,
                clusters: [{ authProvider: 'aws' }],
              },
            },
          },
        }),
        createServiceFactory({
          service: hostConnectionsServiceRef,
          deps: {},
          factory: () => [hub],
        }),
        createServiceFactory({
          service: mirrorServiceRef,
          deps: {},
          factory: () => mirror,
        }),
      ],
    });
    try {
      const supplier = await make?.({
        getDefault: async () => ({ getClusters: async () => [] }),
      });
      return await supplier?.getClusters({
        credentials: mockCredentials.service(),
      });
    } finally {
      await backend.stop();
    }
  }

  it.each([[undefined], [false]])(
    'reads no Secret with readCertificateAuthority: %s',
    async setting => {
      expect(await clustersWith(setting)).toEqual([
        expect.objectContaining({
          name: 'payments.cluster.team-a.hub',
          caData: undefined,
        }),
      ]);
      expect(requests).toEqual([]);
    },
  );

  it('reads the one Secret of a cluster with readCertificateAuthority', async () => {
    expect(await clustersWith(true)).toEqual([
      expect.objectContaining({ caData: 'Y2E=' }),
    ]);
    expect(requests).toEqual([
      'GET /api/v1/namespaces/team-a/secrets/payments-kubeconfig',
    ]);
  });
});
