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
import { join, relative } from 'node:path';
import { root } from './paths.mjs';

/** Results of a Playwright run from its JSON report; a run without one has failed. */
export function readPlaywrightResults(file, exitCode) {
  if (!existsSync(file)) {
    return {
      passed: 0,
      failed: ['browser: Playwright wrote no report'],
      skipped: [],
    };
  }
  const { config, stats, suites } = JSON.parse(readFileSync(file, 'utf8'));
  const specs = suite => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specs),
  ];
  const all = suites.flatMap(specs);
  const skipped = all
    .filter(spec => spec.tests.every(test => test.status === 'skipped'))
    .map(
      spec =>
        `${spec.title}: ${
          spec.tests[0].annotations.map(a => a.description).join(', ') ||
          'no reason given'
        }`,
    );
  // A test that passes only when tried again has failed
  const failed = all
    .filter(spec =>
      spec.tests.some(test => ['unexpected', 'flaky'].includes(test.status)),
    )
    .map(spec => {
      const path = relative(root, join(config.rootDir, spec.file));
      return `${path}:${spec.line}: ${spec.title}`;
    });
  if (failed.length === 0 && exitCode !== 0) {
    failed.push(
      `browser: Playwright ended with ${exitCode} and named no failed test`,
    );
  }
  return { passed: stats.expected, failed, skipped };
}
