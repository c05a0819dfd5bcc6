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

import { HostKindState, HostState } from 'backstage-plugin-groundplan-common';
import { deriveHostStatus } from './deriveHostStatus';

describe('deriveHostStatus', () => {
  const T = Date.parse('2026-01-01T00:00:00Z');

  function kinds(...states: HostState[]): HostKindState[] {
    return states.map((state, index) => ({
      group: 'g',
      version: 'v1',
      kind: `K${index}`,
      state,
      objects: 0,
      since: new Date(T + index * 1000).toISOString(),
      message: `why K${index}`,
    }));
  }

  it.each<[HostState, HostState[], HostState, number, string | undefined]>([
    ['syncing', [], 'syncing', T, undefined],
    ['unreachable', ['syncing'], 'unreachable', T, undefined],
    ['forbidden', ['syncing'], 'forbidden', T, undefined],
    ['ready', ['ready', 'ready'], 'ready', T + 1000, undefined],
    ['ready', ['ready', 'syncing'], 'syncing', T + 1000, 'K1 is being read'],
    [
      'ready',
      ['ready', 'unreachable'],
      'syncing',
      T + 1000,
      'K1 is being read',
    ],
    ['ready', ['unreachable', 'unreachable'], 'unreachable', T, 'why K0'],
    ['ready', ['forbidden', 'forbidden'], 'forbidden', T, 'why K0'],
    [
      'ready',
      ['ready', 'forbidden', 'absent'],
      'ready',
      T + 1000,
      'K1 may not be read',
    ],
    [
      'ready',
      ['syncing', 'stale', 'forbidden'],
      'stale',
      T + 1000,
      'K1 cannot be read now',
    ],
    ['stale', ['ready'], 'stale', T, undefined],
    ['stale', ['ready', 'stale'], 'stale', T + 1000, 'K1 cannot be read now'],
    [
      'ready',
      ['absent'],
      'ready',
      T,
      'The host cluster serves none of the kinds that are mirrored',
    ],
    [
      'ready',
      ['stale', 'stale', 'stale', 'stale', 'stale'],
      'stale',
      T,
      'K0, K1, K2 and 2 more cannot be read now',
    ],
  ])(
    'of discovery %s and kinds %j is %s',
    (discovery, states, state, since, message) => {
      expect(
        deriveHostStatus({ state: discovery, since: T }, kinds(...states)),
      ).toEqual({ state, since, ...(message && { message }) });
    },
  );
});
