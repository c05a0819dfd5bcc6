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

import { inspect } from 'node:util';
import { mockServices } from '@backstage/backend-test-utils';
import {
  describeWithKubeApiServer,
  KubeApiServer,
} from '@groundplan/test-servers';
import { HostConnection } from 'backstage-plugin-groundplan-node';
import { stringify } from 'yaml';
import { KubeconfigCertificateAuthorities } from './KubeconfigCertificateAuthorities';

jest.setTimeout(120_000);

const PLANTED = 'PLANTED-CLIENT-KEY';
const SECRETS = '/api/v1/namespaces/default/secrets';

describeWithKubeApiServer(
  'KubeconfigCertificateAuthorities with a kube-apiserver',
  () => {
    let server: KubeApiServer;

    beforeAll(async () => {
      server = await KubeApiServer.start();
    });

    afterAll(async () => {
      await server?.stop();
    });

    it('reads the authority, keeps nothing else, and names a refusal', async () => {
      const made = await server.request('POST', SECRETS, {
        metadata: { name: 'payments-kubeconfig' },
        type: 'cluster.x-k8s.io/secret',
        stringData: {
          value: stringify({
            apiVersion: 'v1',
            kind: 'Config',
            clusters: [
              {
                name: 'payments',
                cluster: {
                  server: 'https://10.0.0.1:6443',
                  'certificate-authority-data': server.caData,
                },
              },
            ],
            users: [{ name: 'admin', user: { 'client-key-data': PLANTED } }],
          }),
        },
      });
      expect(made.status).toBe(201);
      const hostAs = (name: string, token: string): HostConnection => ({
        name,
        configuredAt: 'test',
        prepare: async () => ({
          url: server.url,
          options: {
            ca: Buffer.from(server.caData, 'base64').toString('utf8'),
            headers: { Authorization: `Bearer ${token}` },
          },
        }),
      });
      const logger = mockServices.logger.mock();
      const authorities = KubeconfigCertificateAuthorities.create({
        hosts: [
          hostAs('hub', server.tokens.admin),
          hostAs('strict', server.tokens.nobody),
        ],
        logger,
      });

      await expect(authorities.get('hub', 'default', 'payments')).resolves.toBe(
        server.caData,
      );
      expect(logger.warn).not.toHaveBeenCalled();
      await expect(
        authorities.get('strict', 'default', 'payments'),
      ).resolves.toBeUndefined();
      await expect(
        authorities.get('hub', 'default', 'missing'),
      ).resolves.toBeUndefined();
      const said = logger.warn.mock.calls.map(([line]) => String(line));
      expect(said).toEqual([
        expect.stringMatching(/strict\/default\/payments .*403/s),
        expect.stringMatching(/hub\/default\/missing .*404/s),
      ]);

      const encoded = Buffer.from(PLANTED).toString('base64').slice(0, -4);
      for (const place of [
        inspect(authorities, { depth: 20, showHidden: true }),
        JSON.stringify(logger.warn.mock.calls),
      ]) {
        expect(place).not.toContain(PLANTED);
        expect(place).not.toContain(encoded);
      }
    });
  },
);
