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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/**
 * Ends the process with a clear message on a Node.js that is known not to work:
 * too old, or 24.19 and later, on which better-sqlite3 12 crashes.
 */
export function requireSupportedNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const supported =
    (major === 20 && minor >= 19) ||
    (major === 22 && minor >= 12) ||
    (major === 24 && minor < 19);
  if (!supported) {
    const { engines } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    console.error(
      `Node.js ${process.versions.node} does not work here; it must be ${engines.node}.`,
    );
    process.exit(1);
  }
}
