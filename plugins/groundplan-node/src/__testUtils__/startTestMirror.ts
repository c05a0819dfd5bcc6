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

import { mockServices } from '@backstage/backend-test-utils';
import { HostKindState, HostState } from 'backstage-plugin-groundplan-common';
import { createMirror } from '../mirror/createMirror';
import {
  CreateMirrorOptions,
  StartableMirror,
} from '../mirror/CreateMirrorOptions';
import { MirrorChange } from '../mirror/Mirror';
import { MirrorTiming } from '../mirror/MirrorTiming';

/** Everything that a real backend waits for, in a hurry. */
export const FAST: MirrorTiming = {
  discoveryMs: 400,
  responseMs: 2_000,
  discoveryResponseMs: 500,
  watchIdleMs: 30_000,
  watchSeconds: [300, 600],
  staleMs: 200,
  refusedRetryMs: 300,
  backoffMs: [10, 100],
  maxConcurrentRequests: 6,
};

/** A running mirror, with what it has said. */
export interface TestMirror {
  mirror: StartableMirror;
  /** All changes so far. */
  changes: MirrorChange[];
  /** Object changes so far, such as `added a`. */
  objectChanges(): string[];
  names(group: string, kind: string, host?: string): string[];
  kind(kind: string, host?: string): HostKindState;
  /** Waits until a kind is in a state. */
  until(kind: string, state: HostState, host?: string): Promise<HostKindState>;
}

/** Starts a mirror whose waits are short. */
export function startTestMirror(
  options: Pick<CreateMirrorOptions, 'hosts' | 'rules'> & {
    timing?: Partial<MirrorTiming>;
    logger?: CreateMirrorOptions['logger'];
  },
): TestMirror {
  const mirror = createMirror({
    logger: mockServices.logger.mock(),
    ...options,
    timing: { ...FAST, ...options.timing },
  });
  const changes: MirrorChange[] = [];
  mirror.subscribe(batch => changes.push(...batch));
  mirror.start();
  const first = options.hosts[0].name;
  const kindOf = (kind: string, host = first) => {
    const found = mirror
      .hosts()
      .find(({ name }) => name === host)
      ?.kinds.find(each => each.kind === kind);
    if (!found) {
      throw new Error(`${host} has no kind ${kind}`);
    }
    return found;
  };
  return {
    mirror,
    changes,
    objectChanges: () =>
      changes.flatMap(change =>
        change.type === 'object'
          ? [`${change.action} ${change.object.metadata.name}`]
          : [],
      ),
    names: (group, kind, host = first) =>
      mirror
        .lookup(host)
        .list(group, kind)
        .map(({ metadata }) => metadata.name)
        .sort(),
    kind: kindOf,
    until: async (kind, state, host) => {
      await eventually(
        () => kindOf(kind, host).state === state,
        () => `${kind} to be ${state}: ${JSON.stringify(kindOf(kind, host))}`,
      );
      return kindOf(kind, host);
    },
  };
}

/** Waits until something is so. */
export async function eventually(
  condition: () => boolean,
  what: () => string = () => 'a condition',
  timeoutMs = 8_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > end) {
      throw new Error(`Waited in vain for ${what()}`);
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}
