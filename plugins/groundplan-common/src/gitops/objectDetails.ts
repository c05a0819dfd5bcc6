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

import { DetailsBase } from '../api/types';
import { toConditionViews } from '../conditions';
import { DetailsFromOutside } from '../domain/Fleet';
import { KubernetesObject, refOf } from '../kubernetes';
import { appliedBy } from './appliedBy';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * What every tab says of its object, whatever its kind.
 *
 * @internal
 */
export function objectDetails(
  object: KubernetesObject,
): Omit<DetailsBase, DetailsFromOutside> {
  const { [LAST_APPLIED]: _, ...annotations } =
    object.metadata.annotations ?? {};
  return {
    ref: refOf(object),
    conditions: toConditionViews(object),
    labels: { ...object.metadata.labels },
    annotations,
    appliedBy: appliedBy(object),
  };
}
