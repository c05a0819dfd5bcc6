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

import { GitChecks } from './GitProvider';

const PASSED = [
  'success',
  'passed',
  'successful',
  'neutral',
  'skipped',
  'warning',
];
const FAILED = [
  'failure',
  'failed',
  'error',
  'timed_out',
  'action_required',
  'startup_failure',
  'cancelled',
  'canceled',
  'stopped',
];

/**
 * One verdict from the states that a commit's checks have, in the words of any
 * provider. A word that is not known counts as pending: nobody said it passed.
 */
export function toChecks(states: string[] = []): GitChecks {
  const words = states.map(state => state.toLowerCase());
  const passed = words.filter(word => PASSED.includes(word)).length;
  const failed = words.filter(word => FAILED.includes(word)).length;
  const pending = words.length - passed - failed;
  const verdict = () => {
    if (failed > 0) {
      return 'failing';
    }
    return pending > 0 ? 'pending' : 'passing';
  };
  return {
    state: words.length === 0 ? 'none' : verdict(),
    passed,
    failed,
    pending,
  };
}
