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

import { HealthStatus } from '../../health/HealthStatus';
import { KubernetesObject, objectKey, refOf } from '../../kubernetes';
import { assessClusterApi } from '../health';

/** When the objects of rule tests are looked at: a month after {@link CREATED}. */
export const NOW = new Date('2026-02-01T00:00:00Z');

/** A time before {@link NOW}. */
export function minutesAgo(minutes: number): string {
  return new Date(NOW.getTime() - minutes * 60_000).toISOString();
}

/** The status of the first object, with all of them as evidence. */
export function judge(
  objects: KubernetesObject[],
  now: Date = NOW,
): HealthStatus {
  const key = objectKey(refOf(objects[0]));
  const found = assessClusterApi(objects, now).find(
    ({ ref }) => objectKey(ref) === key,
  );
  if (!found) {
    throw new Error(`No rule is about ${key}`);
  }
  return found.status;
}
