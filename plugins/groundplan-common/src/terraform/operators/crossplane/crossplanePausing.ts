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

import { readConditions } from '../../../conditions';
import { Pausing } from '../pausing';

/**
 * Every managed resource of Crossplane is paused so; the condition Synced says when
 * the provider has seen it.
 *
 * @internal
 */
export const crossplanePausing: Pausing = {
  operator: 'provider-terraform',
  annotation: 'crossplane.io/paused',
  saysPaused: object =>
    readConditions(object).conditions.some(
      ({ type, status, reason }) =>
        type === 'Synced' && status === 'False' && reason === 'ReconcilePaused',
    ),
  goesOn:
    'A run that has begun goes on to its end; drift is no longer corrected, and a deletion waits.',
};
