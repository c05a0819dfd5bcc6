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

import { ListResponse } from 'backstage-plugin-groundplan-common';

/** The states that people look for, under one word each. @internal */
export const QUICK_STATES = {
  awaiting: ['awaiting-approval', 'awaiting-destroy-approval'],
  drifted: ['drifted'],
  locked: ['locked'],
  failed: ['failed'],
} as const;

type QuickState = keyof typeof QUICK_STATES;

/** @internal */
export const QUICK_NAMES = Object.keys(QUICK_STATES) as QuickState[];

/** How many are in one of these states. @internal */
export function countOf(
  response: ListResponse | undefined,
  name: QuickState,
): number {
  return QUICK_STATES[name].reduce(
    (sum, state) => sum + (response?.counts.state[state] ?? 0),
    0,
  );
}
