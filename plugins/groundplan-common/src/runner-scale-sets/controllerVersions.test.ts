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

import { keepsVersion } from './controllerVersions';

describe('keepsVersion', () => {
  it.each<[string, string | undefined, boolean]>([
    ['0.14.2', '0.14.2', true],
    ['0.14.2', '0.14.0', true],
    ['0.12.0', '0.12.1', true],
    ['0.14.2', '0.13.2', false],
    ['0.13.0', '0.14.0', false],
    ['1.2.0', '1.2.3', true],
    ['1.2.0', '0.2.0', false],
    // Up to 0.11 every difference counted.
    ['0.11.0', '0.11.0', true],
    ['0.11.0', '0.11.1', false],
    ['0.9.3', '0.9.2', false],
    // A set without the label is of no version that it knows.
    ['0.14.2', undefined, false],
    ['0.14.2', 'latest', false],
    ['dev', '0.9.0', true],
    ['dev', undefined, true],
    ['canary-1a2b3c', '0.9.0', true],
  ])('controller %s, set %s: %s', (controller, version, keeps) => {
    expect(keepsVersion(controller, version)).toBe(keeps);
  });
});
