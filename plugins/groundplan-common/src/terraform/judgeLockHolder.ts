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

import { TerraformDetails } from '../api/types';
import { KubernetesObject } from '../kubernetes';
import { hasEnded, runnerHostname, startOf } from './runnerPod';

/** What a lock says of itself. @internal */
export type Lock = NonNullable<TerraformDetails['lock']>;

/**
 * Whether the runner that took the lock is still there.
 *
 * @remarks
 * A runner that is killed while it holds the lock leaves it behind, and the next
 * one, a new pod of the same name, meets it: the lock is older than that pod
 * then. A lock that somebody else holds (a laptop, another resource with the
 * same state) cannot be judged by our runner.
 *
 * @param pod - the resource's runner pod; `undefined` where there is none
 * @param podsReadable - whether all runner pods are known
 * @internal
 */
export function judgeLockHolder(
  terraformName: string,
  lock: Pick<Lock, 'who' | 'createdAt'>,
  pod: KubernetesObject | undefined,
  podsReadable: boolean,
): Lock['holder'] {
  const holder = lock.who?.split('@').pop();
  if (holder !== runnerHostname(terraformName)) {
    return 'unknown';
  }
  if (!pod) {
    return podsReadable ? 'gone' : 'unknown';
  }
  if (hasEnded(pod)) {
    return 'gone';
  }
  const startedAt = startOf(pod);
  const lockedAt = Date.parse(lock.createdAt ?? '');
  if (startedAt === undefined || Number.isNaN(lockedAt)) {
    return 'unknown';
  }
  return startedAt > lockedAt ? 'gone' : 'running';
}
