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
import { Config } from '@backstage/config';
import { configError } from './configError';
import { readString } from './configFields';

/** The certificate authority of an entry or a cluster, in PEM. @internal */
export function readCertificateAuthority(
  config: Config,
  key: string,
): string | undefined {
  const data = readString(config, key, 'caData');
  const file = readString(config, key, 'caFile');
  if (data !== undefined && file !== undefined) {
    throw configError(key, 'at most one of caData, caFile is allowed');
  }
  if (data !== undefined) {
    // As in a kubeconfig file: PEM in base64.
    const pem = data.includes('-----BEGIN')
      ? data
      : Buffer.from(data, 'base64').toString('utf8');
    if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
      throw configError(
        `${key}.caData`,
        'is not a certificate in PEM, in base64',
      );
    }
    return pem;
  }
  if (file === undefined) {
    return undefined;
  }
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw configError(`${key}.caFile`, `'${file}' cannot be read`, error);
  }
}
