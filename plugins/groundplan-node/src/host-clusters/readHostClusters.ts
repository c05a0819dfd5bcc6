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

import { LoggerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { configError } from './configError';
import { readString } from './configFields';
import { HostClusterEntry } from './HostClusterEntry';
import { HostConnection } from './HostConnection';
import { readInClusterHost } from './readInClusterHost';
import { readKubeconfigHost } from './readKubeconfigHost';
import { readKubernetesPluginHost } from './readKubernetesPluginHost';
import { readUrlHost } from './readUrlHost';

const KEY = 'groundplan.hostClusters';

/** RFC 1123, as names of namespaces: without dots, which part entity names. */
const DNS_LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** By the key that says how to connect, and that only one of an entry has. */
const READERS: Record<string, (entry: HostClusterEntry) => HostConnection> = {
  kubeconfig: readKubeconfigHost,
  inCluster: readInClusterHost,
  url: readUrlHost,
  kubernetesPlugin: readKubernetesPluginHost,
};

/**
 * Reads `groundplan.hostClusters`. What is wrong there is an error that names the
 * key; whether a host can be reached is not looked at.
 *
 * @internal
 */
export function readHostClusters(options: {
  config: Config;
  logger: LoggerService;
}): HostConnection[] {
  const { config: rootConfig, logger } = options;
  const names = new Map<string, string>();
  const entries = readEntries(rootConfig);
  return entries.map((config, index) => {
    const key = `${KEY}[${index}]`;
    const name = readString(config, key, 'name');
    if (!name || !DNS_LABEL.test(name)) {
      throw configError(
        `${key}.name`,
        name === undefined
          ? 'is missing; a DNS label is needed, such as hub-eu'
          : `'${name}' is not a DNS label: 1 to 63 lower-case letters, digits and hyphens, with a letter or digit at each end`,
      );
    }
    const other = names.get(name);
    if (other) {
      throw configError(
        `${key}.name`,
        `'${name}' is also the name of ${other}; names must be unique`,
      );
    }
    names.set(name, key);
    const entityRef = readString(config, key, 'entityRef');
    const read = READERS[readKind(config, key)];
    return read({ name, entityRef, key, config, rootConfig, logger });
  });
}

function readEntries(rootConfig: Config): Config[] {
  try {
    return rootConfig.getOptionalConfigArray(KEY) ?? [];
  } catch (error) {
    throw configError(KEY, 'is not a list of host clusters', error);
  }
}

function readKind(config: Config, key: string): string {
  const allowed = Object.keys(READERS);
  const found = allowed.filter(
    kind => config.has(kind) && config.getOptional(kind) !== false,
  );
  if (found.length !== 1) {
    throw configError(
      key,
      `exactly one of ${allowed.join(', ')} says how to connect; ${
        found.length === 0 ? 'none is there' : `there are ${found.join(', ')}`
      }`,
    );
  }
  return found[0];
}
