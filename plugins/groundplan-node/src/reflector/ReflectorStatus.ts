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

import { HostState } from 'backstage-plugin-groundplan-common';

/** The state of one reflector. @internal */
export interface ReflectorStatus {
  state: HostState;
  /** Milliseconds since the epoch. */
  since: number;
  message?: string;
}

/** Most telling first: what a kind with several reflectors is said to be. */
const PRECEDENCE: readonly HostState[] = [
  'forbidden',
  'unreachable',
  'absent',
  'stale',
  'syncing',
  'ready',
];

/**
 * The state of a kind out of those of its reflectors, of which there is one: what is wrong with one of
 * them is wrong with the kind.
 *
 * @internal
 */
export function worstStatus(
  statuses: readonly ReflectorStatus[],
): ReflectorStatus {
  return [...statuses].sort(
    (a, b) => PRECEDENCE.indexOf(a.state) - PRECEDENCE.indexOf(b.state),
  )[0];
}
