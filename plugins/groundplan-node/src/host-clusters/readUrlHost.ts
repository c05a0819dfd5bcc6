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

import { Config } from '@backstage/config';
import { configError } from './configError';
import { readBoolean, readString } from './configFields';
import { HostClusterEntry } from './HostClusterEntry';
import { HostConnection } from './HostConnection';
import { readCertificateAuthority } from './readCertificateAuthority';
import { requireUrl } from './requireUrl';
import { TokenConnection } from './TokenConnection';
import { TokenFile } from './TokenFile';

/** Reads an entry with `url`. @internal */
export function readUrlHost(entry: HostClusterEntry): HostConnection {
  const { name, entityRef, key, config } = entry;
  const url = readString(config, key, 'url') ?? '';
  requireUrl(`${key}.url`, url);
  return TokenConnection.create({
    name,
    entityRef,
    configuredAt: key,
    url,
    ca: readCertificateAuthority(config, key),
    skipTLSVerify: readBoolean(config, key, 'skipTLSVerify'),
    getCredentials: readCredentials(config, key),
  });
}

function readCredentials(config: Config, key: string) {
  const token = readString(config, key, 'serviceAccountToken');
  const file = readString(config, key, 'serviceAccountTokenFile');
  if ((token === undefined) === (file === undefined)) {
    throw configError(
      key,
      'exactly one of serviceAccountToken, serviceAccountTokenFile is needed beside url',
    );
  }
  if (file === undefined) {
    return async () => ({ token });
  }
  const tokenFile = TokenFile.create(file);
  try {
    tokenFile.read();
  } catch (error) {
    throw configError(
      `${key}.serviceAccountTokenFile`,
      `'${file}' cannot be read`,
      error,
    );
  }
  return async () => ({ token: tokenFile.read() });
}
