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

// Builds Gitea from its Go module into a cache outside the repository, where the
// tests find it. Does nothing when it is there.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cwd = join(
  dirname(fileURLToPath(import.meta.url)),
  '../packages/test-servers/gitea',
);
const [, version] = /code\.gitea\.io\/gitea (v\S+)/.exec(
  readFileSync(join(cwd, 'go.mod'), 'utf8'),
);
const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
const target = join(cache, 'groundplan', `gitea-${version}`);
const binary = join(target, 'gitea');

if (!existsSync(binary)) {
  console.log('Building gitea from its Go module (some minutes)');
  mkdirSync(target, { recursive: true });
  execFileSync(
    'go',
    // -mod=mod: the tool's own module file has no package that imports it untagged
    [
      'build',
      '-mod=mod',
      '-trimpath',
      '-tags',
      'sqlite sqlite_unlock_notify',
      '-ldflags',
      `-s -w -X main.Version=${version.slice(1)}`,
      '-o',
      `${binary}.new`,
      'code.gitea.io/gitea',
    ],
    { cwd, stdio: 'inherit' },
  );
  const source = execFileSync(
    'go',
    ['list', '-mod=mod', '-m', '-f', '{{.Dir}}', 'code.gitea.io/gitea'],
    { cwd, encoding: 'utf8' },
  ).trim();
  for (const folder of ['templates', 'options', 'public']) {
    cpSync(join(source, folder), join(target, 'static', folder), {
      recursive: true,
    });
  }
  renameSync(`${binary}.new`, binary);
}
console.log(target);
