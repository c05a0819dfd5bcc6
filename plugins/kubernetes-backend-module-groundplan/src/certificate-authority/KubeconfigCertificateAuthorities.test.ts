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
import { HostConnection } from 'backstage-plugin-groundplan-node';
import { stringify } from 'yaml';
import { KubeconfigCertificateAuthorities } from './KubeconfigCertificateAuthorities';

const SECRET = 'PLANTED-SECRET';

function kubeconfigSecret(kubeconfig: unknown) {
  const text =
    typeof kubeconfig === 'string' ? kubeconfig : stringify(kubeconfig);
  return { data: { value: Buffer.from(text).toString('base64') } };
}

function setUp(read: (path: string) => unknown) {
  const logger = mockServices.logger.mock();
  const reads: string[] = [];
  const authorities = KubeconfigCertificateAuthorities.create({
    hosts: [{ name: 'hub' } as HostConnection],
    logger,
    read: async (_, path) => {
      reads.push(path);
      return read(path);
    },
  });
  return { authorities, logger, reads };
}

describe('KubeconfigCertificateAuthorities', () => {
  it('takes the authority alone, once', async () => {
    const { authorities, logger, reads } = setUp(() =>
      kubeconfigSecret({
        clusters: [{ cluster: { 'certificate-authority-data': 'Y2E=' } }],
        users: [{ user: { 'client-key-data': SECRET } }],
      }),
    );
    await expect(authorities.get('hub', 'team', 'a')).resolves.toBe('Y2E=');
    await expect(authorities.get('hub', 'team', 'a')).resolves.toBe('Y2E=');
    await expect(authorities.get('edge', 'team', 'a')).resolves.toBeUndefined();
    expect(reads).toEqual(['/api/v1/namespaces/team/secrets/a-kubeconfig']);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it.each([
    ['no key', () => ({ data: {} }), 'no key "value"'],
    ['no YAML', () => kubeconfigSecret(`a: [${SECRET}`), 'holds no YAML'],
    [
      'no authority',
      () => kubeconfigSecret({ users: [{ user: { token: SECRET } }] }),
      'names no certificate authority',
    ],
    [
      'a refusal',
      () => {
        throw new Error('403 Forbidden');
      },
      '403 Forbidden',
    ],
  ])(
    'says what is wrong with %s, and nothing of the content',
    async (_, read, message) => {
      const { authorities, logger } = setUp(read);
      await expect(
        authorities.get('hub', 'team', 'a'),
      ).resolves.toBeUndefined();
      const [said] = logger.warn.mock.calls[0];
      expect(said).toContain('hub/team/a');
      expect(said).toContain(message);
      expect(said).not.toContain(SECRET);
    },
  );
});
