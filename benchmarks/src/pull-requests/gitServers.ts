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

import { GiteaServer, findGiteaAssets } from '@groundplan/test-servers';
import { createGitProvider } from '@groundplan/sandbox';

/** A provider with a repository in it that has files already. */
export interface MeasuredServer {
  title: string;
  baseUrl: string;
  token: string;
  /** `owner/name`. */
  repository: string;
  stop(): Promise<void>;
}

/** Files that are there before: a listing costs something too. */
const FILES = 500;

const seed = () =>
  Array.from({ length: FILES }, (_, i) => ({
    path: `apps/d${i % 20}/f${i}.yaml`,
    content: `n: ${i}\n`,
  }));

export async function startSandboxServer(): Promise<MeasuredServer> {
  const server = await createGitProvider();
  await server.createRepository({
    owner: 'acme',
    name: 'fleet',
    files: Object.fromEntries(
      seed().map(({ path, content }) => [path, content]),
    ),
  });
  return {
    title: 'sandbox',
    baseUrl: server.url,
    token: server.token,
    repository: 'acme/fleet',
    stop: async () => await server.stop(),
  };
}

/** Undefined where no Gitea was built. */
export async function startGiteaServer(): Promise<MeasuredServer | undefined> {
  const isGiven = process.env.GITEA_URL && process.env.GITEA_TOKEN;
  if (!isGiven && !findGiteaAssets()) {
    return undefined;
  }
  const gitea = await GiteaServer.start();
  const name = `bench-${Date.now()}`;
  const repository = `${gitea.admin.name}/${name}`;
  const call = async (path: string, body: unknown) => {
    const { status } = await gitea.request('POST', path, body);
    if (status >= 300) {
      throw new Error(`Gitea answers POST ${path} with ${status}`);
    }
  };
  await call('/user/repos', { name, auto_init: true, default_branch: 'main' });
  await call(`/repos/${repository}/contents`, {
    branch: 'main',
    message: 'Begin',
    files: seed().map(({ path, content }) => ({
      operation: 'create',
      path,
      content: Buffer.from(content).toString('base64'),
    })),
  });
  return {
    title: 'Gitea',
    baseUrl: gitea.url,
    token: gitea.admin.token,
    repository,
    stop: async () => await gitea.stop(),
  };
}
