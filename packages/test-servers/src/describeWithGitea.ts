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

import { findGiteaAssets } from './giteaAssets';

/**
 * A `describe` for tests that need a real Gitea. Where there is none it is
 * skipped with its reason in the name; with `GROUNDPLAN_REQUIRE_SERVERS=true`, as
 * in CI, it fails instead.
 */
export function describeWithGitea(name: string, fn: () => void): void {
  const { GITEA_URL, GITEA_TOKEN } = process.env;
  if ((GITEA_URL && GITEA_TOKEN) || findGiteaAssets()) {
    describe(name, fn);
    return;
  }
  const reason =
    'no Gitea: set GITEA_URL and GITEA_TOKEN, or run node scripts/build-gitea.mjs';
  if (process.env.GROUNDPLAN_REQUIRE_SERVERS === 'true') {
    describe(name, () => {
      it('has a Gitea', () => {
        throw new Error(reason);
      });
    });
    return;
  }
  describe.skip(`${name} (skipped: ${reason})`, fn);
}
