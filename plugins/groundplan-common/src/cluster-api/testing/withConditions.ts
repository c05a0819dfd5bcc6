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

import { getList, getString, KubernetesObject } from '../../kubernetes';

/** The object with these conditions; others of other types stay. */
export function withConditions(
  object: KubernetesObject,
  ...conditions: Record<string, unknown>[]
): KubernetesObject {
  const types = conditions.map(condition => condition.type);
  return withConditionList(object, [
    ...getList(object.status, 'conditions').filter(
      condition => !types.includes(getString(condition, 'type')),
    ),
    ...conditions,
  ]);
}

/** The object without its conditions of these types. */
export function withoutConditions(
  object: KubernetesObject,
  ...types: string[]
): KubernetesObject {
  return withConditionList(
    object,
    getList(object.status, 'conditions').filter(
      condition => !types.includes(getString(condition, 'type') ?? ''),
    ),
  );
}

function withConditionList(
  object: KubernetesObject,
  conditions: unknown[],
): KubernetesObject {
  return { ...object, status: { ...Object(object.status), conditions } };
}
