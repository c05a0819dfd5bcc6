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
import {
  HostConnection,
  readHostObject,
} from 'backstage-plugin-groundplan-node';
import { CertificateAuthorities } from '../clusters/WorkloadClusterLister';
import { parseCertificateAuthority } from './parseCertificateAuthority';

/** How long an authority is kept; it changes with the cluster's certificates. */
const KEEP_MS = 60 * 60_000;
/** How long a failure is kept, so that each page does not ask again. */
const KEEP_FAILURE_MS = 60_000;

/** Options of {@link KubeconfigCertificateAuthorities.create}. */
export interface KubeconfigCertificateAuthoritiesOptions {
  hosts: readonly HostConnection[];
  logger: LoggerService;
  read?: typeof readHostObject;
}

/**
 * Reads certificate authorities out of the kubeconfig Secrets of Cluster API,
 * and nothing else of these.
 */
export class KubeconfigCertificateAuthorities
  implements CertificateAuthorities
{
  readonly #hosts: Map<string, HostConnection>;
  readonly #logger: LoggerService;
  readonly #read: typeof readHostObject;
  readonly #kept = new Map<
    string,
    { until: number; authority: Promise<string | undefined> }
  >();

  static create(
    options: KubeconfigCertificateAuthoritiesOptions,
  ): KubeconfigCertificateAuthorities {
    return new KubeconfigCertificateAuthorities(options);
  }

  private constructor(options: KubeconfigCertificateAuthoritiesOptions) {
    this.#hosts = new Map(options.hosts.map(host => [host.name, host]));
    this.#logger = options.logger;
    this.#read = options.read ?? readHostObject;
  }

  async get(
    host: string,
    namespace: string,
    cluster: string,
  ): Promise<string | undefined> {
    const key = `${host}/${namespace}/${cluster}`;
    const kept = this.#kept.get(key);
    if (kept && kept.until > Date.now()) {
      return await kept.authority;
    }
    const entry = {
      until: Date.now() + KEEP_MS,
      authority: this.#ask(host, namespace, cluster).catch(error => {
        entry.until = Date.now() + KEEP_FAILURE_MS;
        this.#logger.warn(
          `The certificate authority of ${key} could not be read: ${error.message}`,
        );
        return undefined;
      }),
    };
    this.#kept.set(key, entry);
    return await entry.authority;
  }

  async #ask(host: string, namespace: string, cluster: string) {
    const connection = this.#hosts.get(host);
    if (!connection) {
      return undefined;
    }
    const path = `/api/v1/namespaces/${encodeURIComponent(
      namespace,
    )}/secrets/${encodeURIComponent(`${cluster}-kubeconfig`)}`;
    return parseCertificateAuthority(await this.#read(connection, path));
  }
}
