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

import { getRecord, getString, KubernetesObject } from '../../kubernetes';
import {
  ANNOTATION_APPROVAL,
  ANNOTATION_OPERATION,
  RecordedApproval,
  RecordedOperation,
} from './RecordedOperation';
import { TerraformOperation, terraformOperations } from './TerraformOperation';

/** What was last asked of an object; nothing where the annotation is no such thing. @public */
export function readRecordedOperation(
  object: KubernetesObject,
): RecordedOperation | undefined {
  const read = readJson(object, ANNOTATION_OPERATION);
  const operation = getString(read, 'operation');
  const by = getString(read, 'by');
  const at = getString(read, 'at');
  if (!isOperation(operation) || !by || !at || Number.isNaN(Date.parse(at))) {
    return undefined;
  }
  return {
    operation,
    by,
    at,
    ...optional(read, 'token'),
    ...optional(read, 'planId'),
    ...optional(read, 'lockId'),
    ...readBefore(read),
  };
}

/** Who approved a plan of an object last. @public */
export function readRecordedApproval(
  object: KubernetesObject,
): RecordedApproval | undefined {
  const read = readJson(object, ANNOTATION_APPROVAL);
  const by = getString(read, 'by');
  const at = getString(read, 'at');
  const planId = getString(read, 'planId');
  const hash = getString(read, 'hash');
  return by && at && planId && hash ? { by, at, planId, hash } : undefined;
}

/** The annotations that record what is asked, for the patch that asks it. @public */
export function recordingAnnotations(
  operation: RecordedOperation,
  approval?: RecordedApproval,
): Record<string, string> {
  return {
    [ANNOTATION_OPERATION]: JSON.stringify(operation),
    ...(approval && { [ANNOTATION_APPROVAL]: JSON.stringify(approval) }),
  };
}

function readJson(object: KubernetesObject, annotation: string): unknown {
  try {
    return JSON.parse(object.metadata.annotations?.[annotation] ?? 'null');
  } catch {
    // Anybody who may patch the object can write whatever they like here
    return undefined;
  }
}

function optional<K extends string>(
  from: unknown,
  key: K,
): Partial<Record<K, string>> {
  const value = getString(from, key);
  return value === undefined
    ? {}
    : ({ [key]: value } as Partial<Record<K, string>>);
}

function readBefore(from: unknown): Pick<RecordedOperation, 'before'> {
  const before = getRecord(from, 'before');
  return before
    ? {
        before: Object.fromEntries(
          Object.entries(before).filter(
            (entry): entry is [string, string] => typeof entry[1] === 'string',
          ),
        ),
      }
    : {};
}

function isOperation(value: string | undefined): value is TerraformOperation {
  return terraformOperations.some(operation => operation === value);
}
