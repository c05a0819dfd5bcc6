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

import { HostKindState } from 'backstage-plugin-groundplan-common';
import { ReflectorStatus } from '../reflector/ReflectorStatus';

/** How many kinds a message names. */
const NAMED_KINDS = 3;

/**
 * The state of a host cluster out of discovery's and its kinds'. A host some of
 * whose kinds are refused or stay away is `ready` and says which.
 *
 * @internal
 */
export function deriveHostStatus(
  discovery: ReflectorStatus,
  kinds: readonly HostKindState[],
): ReflectorStatus {
  if (discovery.state !== 'ready' && discovery.state !== 'stale') {
    return discovery;
  }
  const served = kinds.filter(({ state }) => state !== 'absent');
  const of = (state: string) => served.filter(kind => kind.state === state);
  const stale = of('stale');
  if (stale.length > 0) {
    return derived('stale', stale, `${describe(stale)} cannot be read now`);
  }
  if (discovery.state === 'stale') {
    return discovery;
  }
  const unreachable = of('unreachable');
  const forbidden = of('forbidden');
  if (served.length > 0 && unreachable.length === served.length) {
    return derived('unreachable', unreachable, unreachable[0].message);
  }
  if (served.length > 0 && forbidden.length === served.length) {
    return derived('forbidden', forbidden, forbidden[0].message);
  }
  const syncing = of('syncing').concat(unreachable);
  if (syncing.length > 0) {
    return derived('syncing', syncing, `${describe(syncing)} is being read`);
  }
  return {
    state: 'ready',
    since: Math.max(discovery.since, ...served.map(since)),
    message: messageOfReady(served, forbidden),
  };
}

function messageOfReady(
  served: readonly HostKindState[],
  forbidden: readonly HostKindState[],
): string | undefined {
  if (served.length === 0) {
    return 'The host cluster serves none of the kinds that are mirrored';
  }
  return forbidden.length > 0
    ? `${describe(forbidden)} may not be read`
    : undefined;
}

function derived(
  state: ReflectorStatus['state'],
  kinds: readonly HostKindState[],
  message: string | undefined,
): ReflectorStatus {
  return { state, since: Math.min(...kinds.map(since)), message };
}

function describe(kinds: readonly HostKindState[]): string {
  const names = kinds.slice(0, NAMED_KINDS).map(({ kind }) => kind);
  const more = kinds.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function since(kind: HostKindState): number {
  return Date.parse(kind.since);
}
