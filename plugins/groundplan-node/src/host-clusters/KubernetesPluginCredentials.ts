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
import {
  AuthenticationStrategy,
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import { configError } from './configError';

const PACKAGE = '@backstage/plugin-kubernetes-backend';
const AUTH_PROVIDER = 'kubernetes.io/auth-provider';

/** Signing anew for each request is work for nothing; the shortest live 15 min. */
const HOLD_MS = 60_000;

type Exports = typeof import('@backstage/plugin-kubernetes-backend');

/** The strategies that need nobody to be signed in, by their auth provider. */
const STRATEGIES: Record<
  string,
  (
    exports: Exports,
    options: { rootConfig: Config; logger: LoggerService },
  ) => AuthenticationStrategy
> = {
  serviceAccount: ({ ServiceAccountStrategy }) => new ServiceAccountStrategy(),
  aws: ({ AwsIamStrategy }, { rootConfig }) =>
    new AwsIamStrategy({ config: rootConfig }),
  azure: ({ AzureIdentityStrategy }, { logger }) =>
    new AzureIdentityStrategy(logger),
  googleServiceAccount: ({ GoogleServiceAccountStrategy }, { rootConfig }) =>
    new GoogleServiceAccountStrategy({ config: rootConfig }),
};

/** Options of {@link KubernetesPluginCredentials.create}. @internal */
export interface KubernetesPluginCredentialsOptions {
  /** The key that names the cluster. */
  key: string;
  /** The key of the cluster's auth provider. */
  authProviderKey: string;
  cluster: ClusterDetails;
  rootConfig: Config;
  logger: LoggerService;
  /** Loads the core Kubernetes plugin. */
  load?: () => Promise<Exports>;
}

/**
 * The credentials that the core Kubernetes plugin would use for one of its
 * clusters. The plugin's backend package is loaded when they are first needed.
 *
 * @internal
 */
export class KubernetesPluginCredentials {
  readonly #options: KubernetesPluginCredentialsOptions;
  #strategy?: AuthenticationStrategy;
  #held?: { credential: KubernetesCredential; until: number };

  private constructor(options: KubernetesPluginCredentialsOptions) {
    this.#options = options;
  }

  static create(
    options: KubernetesPluginCredentialsOptions,
  ): KubernetesPluginCredentials {
    const provider = options.cluster.authMetadata[AUTH_PROVIDER];
    if (!Object.hasOwn(STRATEGIES, provider)) {
      throw configError(
        options.key,
        `the cluster has ${
          provider ? `the auth provider '${provider}'` : 'no auth provider'
        } at ${
          options.authProviderKey
        }; the mirror reads without anybody signed in, with one of ${Object.keys(
          STRATEGIES,
        ).join(', ')}`,
      );
    }
    return new KubernetesPluginCredentials(options);
  }

  async get(options: {
    refresh: boolean;
  }): Promise<{ token?: string; cert?: string; key?: string }> {
    const now = Date.now();
    if (options.refresh || !this.#held || this.#held.until < now) {
      this.#strategy ??= await this.#load();
      // Nobody is signed in: the strategy takes the server's own credentials.
      const credential = await this.#strategy.getCredential(
        this.#options.cluster,
        {},
      );
      this.#held = { credential, until: now + HOLD_MS };
    }
    const { credential } = this.#held;
    switch (credential.type) {
      case 'bearer token':
        return { token: credential.token.trim() };
      case 'x509 client certificate':
        return { cert: credential.cert, key: credential.key };
      default:
        return {};
    }
  }

  async #load(): Promise<AuthenticationStrategy> {
    const { key, cluster, load, rootConfig, logger } = this.#options;
    const exports = await (
      load?.() ?? import('@backstage/plugin-kubernetes-backend')
    ).catch(error => {
      throw configError(
        key,
        `the package ${PACKAGE} is needed for it; install it in the backend`,
        error,
      );
    });
    const provider = cluster.authMetadata[AUTH_PROVIDER];
    return STRATEGIES[provider](exports, { rootConfig, logger });
  }
}
