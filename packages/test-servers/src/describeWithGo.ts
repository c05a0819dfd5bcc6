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

import { hasGo } from './renderWithGo';

/**
 * A `describe` for tests that compare with the real template engines. Without Go it is
 * skipped with its reason in the name; with `GROUNDPLAN_REQUIRE_SERVERS=true`, as in CI,
 * it fails instead.
 */
export function describeWithGo(name: string, fn: () => void): void {
  if (hasGo()) {
    describe(name, fn);
    return;
  }
  const reason = 'no Go to build the engines with: install Go';
  if (process.env.GROUNDPLAN_REQUIRE_SERVERS === 'true') {
    describe(name, () => {
      it('has Go', () => {
        throw new Error(reason);
      });
    });
    return;
  }
  describe.skip(`${name} (skipped: ${reason})`, fn);
}
