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

import { createGitProvider, GitProvider } from '../../git-provider';
import { startGitopsLoop } from '../../gitops-loop';
import { KubernetesApi } from '../../kubernetes-api';
import { startClusterController } from '../controllers/startClusterController';
import { startHelmController } from '../controllers/helm/startHelmController';
import { startRunnerController } from '../controllers/startRunnerController';
import { startSourceController } from '../controllers/startSourceController';
import { startTerraformController } from '../controllers/startTerraformController';
import { SandboxGit } from '../Sandbox';
import { World } from '../World';
import { platformObjects } from './platformObjects';
import { PLATFORM, platformRepository } from './platformRepository';

/** The Git provider, and what applies its repository to the hosts. @internal */
export class Platform {
  readonly #apis = new Map<string, KubernetesApi>();
  readonly #stops: (() => void | Promise<void>)[] = [];

  private constructor(
    private readonly provider: GitProvider,
    private readonly options: { speed: number; log: (text: string) => void },
  ) {}

  static async start(options: {
    port?: number;
    speed: number;
    log: (text: string) => void;
  }): Promise<Platform> {
    const provider = await createGitProvider({ port: options.port });
    await provider.createRepository({
      ...PLATFORM,
      files: platformRepository(),
    });
    return new Platform(provider, options);
  }

  get git(): SandboxGit {
    const { url, user, token } = this.provider;
    return {
      url,
      user,
      token,
      repository: `${PLATFORM.owner}/${PLATFORM.name}`,
    };
  }

  /** From now on the host is as its folder says. */
  addHost(name: string, api: KubernetesApi, world: World): void {
    const { speed, log } = this.options;
    this.#apis.set(name, api);
    const { client } = api;
    platformObjects(this.provider.url, name).forEach(object =>
      client.create(object),
    );
    const loop = startGitopsLoop({
      client,
      provider: this.provider,
      remote: secret =>
        this.#apis.get(secret.replace(/-kubeconfig$/, ''))?.client,
      log,
    });
    const options = {
      client,
      world,
      providerUrl: this.provider.url,
      speed: speed || 1,
      log,
      made: loop.made,
    };
    this.#stops.push(
      () => loop.stop(),
      startSourceController(options),
      startHelmController(options),
      startRunnerController(options),
      startTerraformController(options),
      startClusterController(options),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.#stops.map(stop => stop()));
    await this.provider.stop();
  }
}
