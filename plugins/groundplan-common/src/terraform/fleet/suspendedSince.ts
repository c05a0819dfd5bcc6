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

import { SuspendedSince } from '../../api/types';
import { getBoolean, KubernetesObject } from '../../kubernetes';
import { readRecordedOperation } from '../operations';
import { lastRunAt } from './lastRunAt';

/**
 * Since when it is suspended, as far as it is known. What was asked for here counts
 * only while nothing has run since: else it was resumed, and suspended again elsewhere.
 *
 * @internal
 */
export function suspendedSince(
  object: KubernetesObject,
): SuspendedSince | undefined {
  if (getBoolean(object.spec, 'suspend') !== true) {
    return undefined;
  }
  const asked = readRecordedOperation(object);
  const ran = lastRunAt(object);
  if (
    asked?.operation === 'suspend' &&
    (!ran || Date.parse(asked.at) >= Date.parse(ran))
  ) {
    return { at: asked.at, source: 'operation' };
  }
  return ran ? { at: ran, source: 'last-run' } : undefined;
}
