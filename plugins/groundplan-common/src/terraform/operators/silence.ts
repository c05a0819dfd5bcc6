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

import {
  OperationState,
  RecordedOperation,
} from '../operations/RecordedOperation';

/** How long a controller may be silent before that is said. @internal */
export const UNHEARD_MS = 60_000;

/** Not answered yet, or not for too long. @internal */
export function silenceOf(
  title: string,
  recorded: RecordedOperation,
  now: Date,
): { state: OperationState; message: string } {
  const elapsed = Math.max(0, now.getTime() - Date.parse(recorded.at));
  if (elapsed < UNHEARD_MS) {
    return { state: 'sent', message: `Sent; ${title} has not answered yet.` };
  }
  const seconds = Math.round(elapsed / 1_000);
  return {
    state: 'unheard',
    message: `Nothing was heard of ${title} for ${seconds} s. It may be down, or busy with other resources: see whether its Deployment runs, and what it logs. What was asked stays in the object and is done when it comes back.`,
  };
}
