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
import { getRecord } from 'backstage-plugin-groundplan-common';
import { configError } from './configError';
import { readBoolean, readString } from './configFields';
import { HostClusterEntry } from './HostClusterEntry';
import { HostConnection } from './HostConnection';
import { KubernetesPluginCredentials } from './KubernetesPluginCredentials';
import { readCertificateAuthority } from './readCertificateAuthority';
import { requireUrl } from './requireUrl';
import { TokenConnection } from './TokenConnection';

const METHODS = 'kubernetes.clusterLocatorMethods';
const AUTH_PROVIDER = 'kubernetes.io/auth-provider';

/** The annotations that the Kubernetes plugin makes of keys of its own. */
const METADATA_KEYS: Record<string, string> = {
  serviceAccountToken: 'serviceAccountToken',
  assumeRole: 'kubernetes.io/aws-assume-role',
  externalId: 'kubernetes.io/aws-external-id',
};

/**
 * Reads an entry with `kubernetesPlugin`: a cluster that is configured for the
 * core Kubernetes plugin, with the credentials that this one would use.
 *
 * @internal
 */
export function readKubernetesPluginHost(
  entry: HostClusterEntry,
): HostConnection {
  const { name, entityRef, key, config, rootConfig, logger } = entry;
  const wanted = readString(config, key, 'kubernetesPlugin') ?? '';
  const found = findCluster(rootConfig, `${key}.kubernetesPlugin`, wanted);
  const cluster = found.config;
  const url = readString(cluster, found.key, 'url') ?? '';
  requireUrl(`${found.key}.url`, url);
  const authMetadata = readAuthMetadata(cluster, found.key);
  const authProvider =
    authMetadata[AUTH_PROVIDER] ??
    readString(cluster, found.key, 'authProvider') ??
    '';
  const skipTLSVerify = readBoolean(cluster, found.key, 'skipTLSVerify');
  const credentials = KubernetesPluginCredentials.create({
    key: `${key}.kubernetesPlugin`,
    authProviderKey: `${found.key}.authProvider`,
    rootConfig,
    logger,
    cluster: {
      name: wanted,
      url,
      skipTLSVerify,
      authMetadata: { ...authMetadata, [AUTH_PROVIDER]: authProvider },
    },
  });
  return TokenConnection.create({
    name,
    entityRef,
    configuredAt: key,
    url,
    ca: readCertificateAuthority(cluster, found.key),
    skipTLSVerify,
    getCredentials: options => credentials.get(options),
  });
}

function findCluster(
  rootConfig: Config,
  key: string,
  name: string,
): { config: Config; key: string } {
  const names: string[] = [];
  const methods = rootConfig.getOptionalConfigArray(METHODS) ?? [];
  for (const [m, method] of methods.entries()) {
    if (method.getOptionalString('type') !== 'config') {
      continue;
    }
    const clusters = method.getOptionalConfigArray('clusters') ?? [];
    for (const [c, config] of clusters.entries()) {
      const found = config.getOptionalString('name');
      if (found === name) {
        return { config, key: `${METHODS}[${m}].clusters[${c}]` };
      }
      names.push(String(found));
    }
  }
  throw configError(
    key,
    `'${name}' is not among the clusters under ${METHODS} with type config; those are ${
      names.join(', ') || 'none'
    }`,
  );
}

function readAuthMetadata(config: Config, key: string): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [field, annotation] of Object.entries(METADATA_KEYS)) {
    const value = readString(config, key, field);
    if (value !== undefined) {
      metadata[annotation] = value;
    }
  }
  // Read whole: annotations are no keys that a Config takes.
  const given = config.getOptional('authMetadata');
  for (const [annotation, value] of Object.entries(getRecord(given) ?? {})) {
    if (typeof value === 'string') {
      metadata[annotation] = value;
    }
  }
  return metadata;
}
