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
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mjs';

/** What a failure says first, without colours and frames. */
function firstLines(message = '') {
  return stripVTControlCharacters(message)
    .split('\n')
    .filter(line => line.trim() && !/^\s+at /.test(line))
    .slice(0, 6)
    .map(line => `    ${line.trim()}`)
    .join('\n');
}

/** Results of a Jest run from its JSON report; a run without one has failed. */
export function readJestResults(file, exitCode) {
  if (!existsSync(file)) {
    return { passed: 0, failed: ['unit: Jest wrote no report'], skipped: [] };
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const failed = [];
  const skipped = [];
  for (const suite of report.testResults) {
    const name = relative(root, suite.name);
    for (const test of suite.assertionResults) {
      if (test.status === 'pending' || test.status === 'todo') {
        skipped.push(test.fullName);
      } else if (test.status === 'failed') {
        const why = firstLines(test.failureMessages?.[0]);
        failed.push(`${name}: ${test.fullName}\n${why}`);
      }
    }
    if (suite.status === 'failed' && suite.assertionResults.length === 0) {
      failed.push(`${name}: did not run\n${firstLines(suite.message)}`);
    }
  }
  // A run that failed without a failed test must not count as passed
  if (failed.length === 0 && exitCode !== 0) {
    failed.push(`unit: Jest ended with ${exitCode} and named no failed test`);
  }
  return { passed: report.numPassedTests, failed, skipped };
}
