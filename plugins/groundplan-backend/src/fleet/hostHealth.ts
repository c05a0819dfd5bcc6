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
  Health,
  HealthStatus,
  HostKindState,
  HostState,
} from 'backstage-plugin-groundplan-common';
import { MirroredHost } from 'backstage-plugin-groundplan-node';

const verdicts: Record<
  HostState,
  { health: Health; state: string; reason: string; stale?: boolean }
> = {
  ready: { health: 'Healthy', state: 'reachable', reason: 'Reachable' },
  syncing: { health: 'Progressing', state: 'syncing', reason: 'FirstList' },
  stale: {
    health: 'Warning',
    state: 'stale',
    reason: 'NotAnswering',
    stale: true,
  },
  unreachable: {
    health: 'Error',
    state: 'unreachable',
    reason: 'NeverAnswered',
  },
  forbidden: { health: 'Unknown', state: 'forbidden', reason: 'Forbidden' },
  absent: { health: 'Unknown', state: 'absent', reason: 'NothingServed' },
};

/**
 * How well a host cluster is, as far as reading from it tells: whether its API
 * answers, not whether its nodes are well. Kinds that it does not serve are no
 * fault of it.
 *
 * @internal
 */
export function hostHealth(host: MirroredHost): HealthStatus {
  const { stale, ...verdict } = verdicts[host.state];
  const refused = host.kinds.filter(({ state }) => state === 'forbidden');
  if (host.state === 'ready' && refused.length > 0) {
    return {
      health: 'Warning',
      state: 'partly-forbidden',
      flags: [],
      reason: 'Forbidden',
      message: refused.map(explainKind).join('\n'),
      since: host.since,
      decidedBy: 'state of the mirrored kinds',
    };
  }
  return {
    ...verdict,
    flags: stale ? ['stale'] : [],
    message: host.message ?? '',
    since: host.since,
    decidedBy: 'answers of its Kubernetes API',
  };
}

/** How well the reading of one kind of a host is. @internal */
export function hostKindHealth(kind: HostKindState): HealthStatus {
  const { stale, ...verdict } = verdicts[kind.state];
  return {
    ...verdict,
    // A kind that is not installed is a fact, and was measured.
    ...(kind.state === 'absent' ? { health: 'Healthy' } : {}),
    flags: stale ? ['stale'] : [],
    message: kind.message ?? '',
    since: kind.since,
    decidedBy: 'answers of its Kubernetes API',
  };
}

function explainKind({ group, kind, message }: HostKindState): string {
  return `${kind}${group ? `.${group}` : ''}: ${message ?? 'forbidden'}`;
}
