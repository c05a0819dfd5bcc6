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

import { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { HostConnection, PreparedConnection } from './HostConnection';

/** Options of {@link KubeConfigConnection.create}. @internal */
export interface KubeConfigConnectionOptions {
  name: string;
  entityRef?: string;
  configuredAt: string;
  /** Loads it anew, without any credentials held so far. */
  load: () => KubeConfig;
}

/**
 * A host cluster out of a kubeconfig, with every way to authenticate that
 * `KubeConfig` knows: tokens, certificates, exec plugins, in-cluster files.
 *
 * @internal
 */
export class KubeConfigConnection implements HostConnection {
  readonly name: string;
  readonly entityRef?: string;
  readonly configuredAt: string;
  readonly #load: () => KubeConfig;
  #kubeConfig: KubeConfig;

  private constructor(options: KubeConfigConnectionOptions) {
    this.name = options.name;
    this.entityRef = options.entityRef;
    this.configuredAt = options.configuredAt;
    this.#load = options.load;
    this.#kubeConfig = options.load();
  }

  static create(options: KubeConfigConnectionOptions): KubeConfigConnection {
    return new KubeConfigConnection(options);
  }

  async prepare(options: { refresh: boolean }): Promise<PreparedConnection> {
    if (options.refresh) {
      // The file may have been renewed, and an exec plugin's credential revoked
      // before it expired.
      this.#kubeConfig = this.#load();
    }
    // `headers`, because the token file authenticator expects them to be there.
    const requestOptions: RequestOptions = { headers: {} };
    await this.#kubeConfig.applyToHTTPSOptions(requestOptions);
    return {
      url: this.#kubeConfig.getCurrentCluster()?.server ?? '',
      options: requestOptions,
    };
  }
}
