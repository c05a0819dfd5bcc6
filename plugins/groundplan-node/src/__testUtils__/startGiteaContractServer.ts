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

import { GiteaServer } from '@groundplan/test-servers';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  ContractFile,
  GitContractServer,
} from '../testing/git-provider-contract/GitContractServer';

/** A real Gitea; its repositories are filled by the installed Git. */
export async function startGiteaContractServer(): Promise<
  GitContractServer & { gitea: GiteaServer }
> {
  const gitea = await GiteaServer.start();
  return {
    gitea,
    baseUrl: gitea.url,
    token: gitea.admin.token,
    stop: async () => await gitea.stop(),
    createRepository: async files => {
      const name = `r${randomBytes(5).toString('hex')}`;
      const { status, body } = await gitea.request('POST', '/user/repos', {
        name,
        private: true,
        default_branch: 'main',
      });
      if (status !== 201) {
        throw new Error(`No repository: ${status} ${JSON.stringify(body)}`);
      }
      const fullName = `${gitea.admin.name}/${name}`;
      if (Object.keys(files).length > 0) {
        push(gitea, fullName, files);
        await untilFilled(gitea, fullName);
      }
      return fullName;
    },
  };
}

/** For a moment after its first push Gitea takes a repository for empty. */
async function untilFilled(gitea: GiteaServer, fullName: string) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const { body } = await gitea.request('GET', `/repos/${fullName}`);
    if ((body as { empty?: boolean }).empty === false) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`${fullName} stays empty`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

function push(
  gitea: GiteaServer,
  fullName: string,
  files: Record<string, ContractFile>,
) {
  const dir = mkdtempSync(join(tmpdir(), 'groundplan-git-'));
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', dir, ...args], {
      stdio: 'pipe',
      env: {
        PATH: process.env.PATH,
        HOME: dir,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_TERMINAL_PROMPT: '0',
      },
    });
  try {
    git('init', '-q', '-b', 'main', '.');
    for (const [path, file] of Object.entries(files)) {
      const target = join(dir, path);
      mkdirSync(dirname(target), { recursive: true });
      if (typeof file === 'string') {
        writeFileSync(target, file);
      } else if ('symlink' in file) {
        symlinkSync(file.symlink, target);
      } else {
        writeFileSync(target, file.content);
        chmodSync(target, file.executable ? 0o755 : 0o644);
      }
    }
    git('-c', 'core.autocrlf=false', 'add', '--all');
    git(
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@example.com',
      'commit',
      '-q',
      '-m',
      'Begin',
    );
    const basic = Buffer.from(
      `${gitea.admin.name}:${gitea.admin.token}`,
    ).toString('base64');
    git(
      '-c',
      `http.extraHeader=Authorization: Basic ${basic}`,
      'push',
      '-q',
      `${gitea.url}/${fullName}.git`,
      'main',
    );
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
