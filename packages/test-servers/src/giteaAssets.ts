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

import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where Gitea and what it serves its pages from are. */
export interface GiteaAssets {
  binary: string;
  staticRoot: string;
}

/** Finds the Gitea that `scripts/build-gitea.mjs` builds, of the version that go.mod pins. */
export function findGiteaAssets(): GiteaAssets | undefined {
  const modules = dirname(
    require.resolve('@groundplan/test-servers/package.json'),
  );
  const text = readFileSync(join(modules, 'gitea', 'go.mod'), 'utf8');
  const version = /code\.gitea\.io\/gitea (v\S+)/.exec(text)?.[1];
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const folder = join(cache, 'groundplan', `gitea-${version}`);
  const assets = {
    binary: join(folder, 'gitea'),
    staticRoot: join(folder, 'static'),
  };
  return existsSync(assets.binary) ? assets : undefined;
}
