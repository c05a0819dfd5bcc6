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

import { expect, test as base } from '@playwright/test';
import { SecretWatch } from './SecretWatch';

/** Playwright's test, which fails as well when a planted secret reaches the page. @internal */
export const test = base.extend<{ secrets: SecretWatch }>({
  secrets: [
    async ({ page }, use) => {
      const secrets = SecretWatch.watch(page);
      await use(secrets);
      const { leaks, answers } = await secrets.finish();
      expect(leaks, 'planted secrets').toEqual([]);
      expect(answers, 'answers that were searched').toBeGreaterThan(0);
    },
    { auto: true },
  ],
});
