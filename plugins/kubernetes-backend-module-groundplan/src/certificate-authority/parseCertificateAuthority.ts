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

import { InputError } from '@backstage/errors';
import { getList, getString } from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';

/**
 * The certificate authority of the first cluster of a kubeconfig Secret, PEM in
 * base64. Nothing else of the Secret is kept.
 *
 * @param secret - `<cluster>-kubeconfig` with the key `value`, as Cluster API writes it
 * @throws InputError that says what is missing, and never what is there.
 */
export function parseCertificateAuthority(secret: unknown): string {
  const value = getString(secret, 'data', 'value');
  if (value === undefined) {
    throw new InputError('The Secret has no key "value"');
  }
  let kubeconfig: unknown;
  try {
    kubeconfig = parse(Buffer.from(value, 'base64').toString('utf8'));
  } catch {
    // The parser's message quotes the text, which holds a private key
    throw new InputError('The Secret holds no YAML');
  }
  const [cluster] = getList(kubeconfig, 'clusters');
  const caData = getString(cluster, 'cluster', 'certificate-authority-data');
  if (caData === undefined) {
    throw new InputError('The kubeconfig names no certificate authority');
  }
  return caData;
}
