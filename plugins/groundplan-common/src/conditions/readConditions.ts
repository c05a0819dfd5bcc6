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

import { getField, getString, KubernetesObject } from '../kubernetes';
import {
  Condition,
  ConditionStatus,
  NO_REASON_REPORTED,
  ReadConditions,
} from './Condition';
import { conditionDialect } from './conditionDialect';

const STATUSES: readonly string[] = ['True', 'False', 'Unknown'];

function isStatus(value: string | undefined): value is ConditionStatus {
  return value !== undefined && STATUSES.includes(value);
}

/** A non-empty string; controllers write empty ones for 'not set'. */
function text(entry: unknown, field: string): string | undefined {
  return getString(entry, field) || undefined;
}

function readCondition(entry: unknown): Condition | string {
  const type = text(entry, 'type');
  if (!type) {
    return 'type: expected a name';
  }
  const status = getString(entry, 'status');
  if (!isStatus(status)) {
    return `status of ${type}: expected True, False or Unknown`;
  }
  return {
    type,
    status,
    reason: text(entry, 'reason') ?? NO_REASON_REPORTED,
    message: text(entry, 'message') ?? '',
    lastTransitionTime: text(entry, 'lastTransitionTime'),
    severity: text(entry, 'severity'),
  };
}

/**
 * Reads the conditions of any object, in the dialect and from the place where
 * its controller writes those that count.
 *
 * @remarks
 * `status.v1beta2.conditions` where it exists (objects of Cluster API 1.9 and
 * later that are read as v1beta1), else `status.conditions`. Never
 * `status.deprecated`. Never throws: an entry without type or status is left
 * out and named in `problems`, as Cluster API itself reports
 * `InvalidConditionReported` for it.
 *
 * @public
 */
export function readConditions(object: KubernetesObject): ReadConditions {
  const nested = getField(object.status, 'v1beta2', 'conditions');
  const isNested = nested !== undefined && nested !== null;
  const path = isNested ? 'status.v1beta2.conditions' : 'status.conditions';
  const found = isNested ? nested : getField(object.status, 'conditions');
  const dialect = conditionDialect(object);
  if (found === undefined || found === null) {
    return { dialect, conditions: [], problems: [] };
  }
  if (!Array.isArray(found)) {
    return { dialect, conditions: [], problems: [`${path}: expected a list`] };
  }

  const byType = new Map<string, Condition>();
  const problems: string[] = [];
  found.forEach((entry, index) => {
    const condition = readCondition(entry);
    if (typeof condition === 'string') {
      problems.push(`${path}[${index}].${condition}`);
    } else if (!byType.has(condition.type)) {
      byType.set(condition.type, condition);
    }
  });
  return { dialect, conditions: [...byType.values()], problems };
}
