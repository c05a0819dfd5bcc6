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

import { Subject } from './Subject';
import { Verdict } from './Verdict';

/** Says that none are wanted and none are there: well, and worth its own word. */
export function scaledToZero(subject: Subject): Verdict | undefined {
  const { desired, current } = subject.replicas;
  return desired === 0 && current === 0
    ? {
        health: 'Healthy',
        state: 'scaled-to-zero',
        reason: 'ScaledToZero',
        message: '',
        decidedBy: `spec.replicas of ${subject.kind}`,
      }
    : undefined;
}
