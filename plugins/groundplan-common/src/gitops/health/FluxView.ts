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

import { Condition, readConditions } from '../../conditions';
import {
  getBoolean,
  getField,
  getList,
  getNumber,
  getString,
  getTime,
  KubernetesObject,
} from '../../kubernetes';

/**
 * What every object says that follows Flux's conventions, tofu-controller's
 * included.
 *
 * @internal
 */
export interface FluxView {
  condition(type: string): Condition | undefined;
  /** Whether the condition has this status, and one of these reasons if given. */
  is(type: string, status: string, ...reasons: string[]): boolean;
  hasConditions: boolean;
  /** A controller has written a generation, whatever else it says. */
  hasBeenSeen: boolean;
  suspended: boolean;
  /** The spec is newer than what the conditions speak of. */
  behind: boolean;
  /** Milliseconds since the epoch. */
  createdAt?: number;
  deletedAt?: number;
  /** Fields that could not be read. */
  problems: string[];
}

/**
 * An object that never succeeded keeps `status.observedGeneration: -1` beside
 * conditions that are current: the condition's own number comes first.
 */
function observedGeneration(object: KubernetesObject): number | undefined {
  const ready = getList(object.status, 'conditions').find(
    condition => getString(condition, 'type') === 'Ready',
  );
  const own = getNumber(ready, 'observedGeneration');
  const whole = getNumber(object.status, 'observedGeneration');
  return own ?? (whole === -1 ? undefined : whole);
}

/**
 * Reads what Flux's conventions say of an object. Never throws.
 *
 * @internal
 */
export function readFluxView(object: KubernetesObject): FluxView {
  const { conditions, problems: conditionProblems } = readConditions(object);
  const byType = new Map(conditions.map(c => [c.type, c]));
  const problems = [...conditionProblems];
  for (const part of ['spec', 'status'] as const) {
    const value = object[part];
    if (value !== undefined && (typeof value !== 'object' || !value)) {
      problems.push(`${part}: expected an object`);
    }
  }
  const suspend = getField(object.spec, 'suspend');
  if (suspend !== undefined && typeof suspend !== 'boolean') {
    problems.push('spec.suspend: expected true or false');
  }
  const observed = observedGeneration(object);
  const generation = getNumber(object.metadata, 'generation');
  return {
    condition: type => byType.get(type),
    is: (type, status, ...reasons) => {
      const condition = byType.get(type);
      return (
        condition?.status === status &&
        (reasons.length === 0 || reasons.includes(condition.reason))
      );
    },
    hasConditions: conditions.length > 0,
    hasBeenSeen: observed !== undefined,
    suspended: getBoolean(object.spec, 'suspend') === true,
    behind:
      observed !== undefined &&
      generation !== undefined &&
      observed < generation,
    createdAt: getTime(object.metadata, 'creationTimestamp'),
    deletedAt: getTime(object.metadata, 'deletionTimestamp'),
    problems,
  };
}
