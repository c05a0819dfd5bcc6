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

import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ChildServer } from './ChildServer';
import { findGiteaAssets, GiteaAssets } from './giteaAssets';
import { giteaIni } from './giteaIni';
import { freePort } from './freePort';

/** A user of a {@link GiteaServer} with a token. */
export interface GiteaUser {
  name: string;
  token: string;
}

/**
 * A real Gitea: the one that `GITEA_URL` and `GITEA_TOKEN` (of an
 * administrator) name, else our own on loopback with a fresh database.
 */
export class GiteaServer {
  readonly url: string;
  /** An administrator. */
  readonly admin: GiteaUser;
  readonly #ours?: { dir: string; assets: GiteaAssets; server: ChildServer };

  static async start(): Promise<GiteaServer> {
    const { GITEA_URL, GITEA_TOKEN } = process.env;
    if (GITEA_URL && GITEA_TOKEN) {
      const url = GITEA_URL.replace(/\/+$/, '');
      const response = await fetch(`${url}/api/v1/user`, {
        headers: { authorization: `token ${GITEA_TOKEN}` },
      });
      if (!response.ok) {
        throw new Error(`GITEA_TOKEN: ${url} answers ${response.status}`);
      }
      const { login } = (await response.json()) as { login: string };
      return new GiteaServer(url, { name: login, token: GITEA_TOKEN });
    }
    return await GiteaServer.#startOurs();
  }

  static async #startOurs(): Promise<GiteaServer> {
    const assets = findGiteaAssets();
    if (!assets) {
      throw new Error(
        'No Gitea: set GITEA_URL and GITEA_TOKEN, or run `node scripts/build-gitea.mjs`',
      );
    }
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const dir = mkdtempSync(join(tmpdir(), 'groundplan-gitea-'));
    mkdirSync(join(dir, 'home'));
    writeFileSync(
      join(dir, 'app.ini'),
      giteaIni({
        dir,
        port,
        staticRoot: assets.staticRoot,
        user: userInfo().username,
      }),
      { mode: 0o600 },
    );
    const server = ChildServer.start({
      command: assets.binary,
      args: ['web', '--config', join(dir, 'app.ini')],
      logFile: join(dir, 'gitea.log'),
      spawn: { env: GiteaServer.#env(dir) },
    });
    try {
      await server.waitUntil(
        async () => (await fetch(`${url}/api/healthz`)).ok,
        60_000,
      );
      const admin = await GiteaServer.#createUser(dir, assets, 'keeper', true);
      return new GiteaServer(url, admin, { dir, assets, server });
    } catch (error) {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
      throw error;
    }
  }

  private constructor(
    url: string,
    admin: GiteaUser,
    ours?: { dir: string; assets: GiteaAssets; server: ChildServer },
  ) {
    this.url = url;
    this.admin = admin;
    this.#ours = ours;
  }

  /** A request to `/api/v1` as a user; answers whatever the status is. */
  async request(
    method: string,
    path: string,
    body?: unknown,
    options?: { token?: string },
  ): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `token ${options?.token ?? this.admin.token}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body:
        text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
    };
  }

  /** Stops it so that connections stay open and nothing answers; ours only. */
  suspend(): void {
    this.#ours?.server.signal('SIGSTOP');
  }

  /** Undoes {@link GiteaServer.suspend}. */
  resume(): void {
    this.#ours?.server.signal('SIGCONT');
  }

  /** Ends our own server and removes its data; another's is left alone. */
  async stop(): Promise<void> {
    if (this.#ours) {
      await this.#ours.server.stop();
      rmSync(this.#ours.dir, { recursive: true, force: true });
    }
  }

  static async #createUser(
    dir: string,
    assets: GiteaAssets,
    name: string,
    isAdmin: boolean,
  ): Promise<GiteaUser> {
    const run = async (...args: string[]) => {
      const { stdout } = await promisify(execFile)(
        assets.binary,
        ['admin', 'user', ...args, '--config', join(dir, 'app.ini')],
        { env: GiteaServer.#env(dir) },
      );
      return stdout.trim();
    };
    await run(
      'create',
      ...(isAdmin ? ['--admin'] : []),
      '--username',
      name,
      '--password',
      randomBytes(16).toString('hex'),
      '--email',
      `${name}@example.com`,
      '--must-change-password=false',
    );
    const token = await run(
      'generate-access-token',
      '--username',
      name,
      '--token-name',
      'tests',
      '--scopes',
      'all',
      '--raw',
    );
    return { name, token: token.split('\n').at(-1) ?? '' };
  }

  static #env(dir: string): NodeJS.ProcessEnv {
    // Of its own: a person's ~/.gitconfig is neither read nor written
    return {
      PATH: process.env.PATH,
      USER: userInfo().username,
      HOME: join(dir, 'home'),
      GITEA_WORK_DIR: dir,
    };
  }
}
