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

/** Counts of a Jest run from its JSON report; a run without one has failed. */
export function readJestResults(file, exitCode) {
  if (!existsSync(file)) {
    return { passed: 0, failed: 1, skipped: [] };
  }
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const skipped = report.testResults.flatMap(suite =>
    suite.assertionResults
      .filter(test => test.status === 'pending' || test.status === 'todo')
      .map(test => test.fullName),
  );
  const brokenSuites = report.numRuntimeErrorTestSuites;
  const failed = report.numFailedTests + brokenSuites;
  return {
    passed: report.numPassedTests,
    // A run that failed without a failed test must not count as passed
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped,
  };
}
