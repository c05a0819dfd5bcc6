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

import { Replicas } from 'backstage-plugin-groundplan-common';
import { useText } from '../../translation';

/** Replica counters in words; what was not counted is not shown as zero. @internal */
export function replicasText(
  t: ReturnType<typeof useText>,
  replicas: Replicas | undefined,
): string {
  if (!replicas) {
    return t('cluster.unknown');
  }
  const parts: string[] = [
    t('cluster.readyOf', {
      ready: String(replicas.ready ?? '?'),
      desired: String(replicas.desired ?? '?'),
    }),
  ];
  if (replicas.available !== undefined) {
    parts.push(t('cluster.available', { number: String(replicas.available) }));
  }
  if (replicas.upToDate !== undefined) {
    parts.push(t('cluster.upToDate', { number: String(replicas.upToDate) }));
  }
  return parts.join(', ');
}
