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

import { ApiObject, LocalClient } from '../kubernetes-api';
import { isRecord, valueAt } from '../kubernetes-api/ApiObject';
import { toTime } from '../scenario/Timeline';

const REQUESTED = 'reconcile.fluxcd.io/requestedAt';

/** A condition to be set. @internal */
export interface FluxCondition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
}

/** The conditions of an object, by type. @internal */
export function conditionsOf(
  object: unknown,
): Map<string, Record<string, unknown>> {
  const list = valueAt(object, ['status', 'conditions']);
  return new Map(
    (Array.isArray(list) ? list : [])
      .filter(isRecord)
      .map(condition => [String(condition.type), condition]),
  );
}

/** Whether an object has been reconciled as it is now. @internal */
export function isReady(object: ApiObject): boolean {
  const ready = conditionsOf(object).get('Ready');
  return (
    ready?.status === 'True' &&
    ready.observedGeneration === object.metadata.generation
  );
}

/** When somebody asked for a reconciliation. @internal */
export function requestedAt({ metadata }: ApiObject): string | undefined {
  return metadata.annotations?.[REQUESTED];
}

/** Whether a write wants something done, and is not only of the status. @internal */
export function asksForWork(previous?: ApiObject, current?: ApiObject) {
  return (
    current !== undefined &&
    (!previous ||
      previous.metadata.generation !== current.metadata.generation ||
      previous.metadata.deletionTimestamp !==
        current.metadata.deletionTimestamp ||
      requestedAt(previous) !== requestedAt(current))
  );
}

/**
 * Writes conditions as Flux does: those given are all that there are, and one
 * whose status stays keeps its time. What asked for the work is acknowledged.
 *
 * @internal
 */
export function writeFluxStatus(
  client: LocalClient,
  object: ApiObject,
  conditions: FluxCondition[],
  fields: Record<string, unknown> = {},
): void {
  const { generation = 1 } = object.metadata;
  client.update(object, current => {
    const before = conditionsOf(current);
    const handled = requestedAt(object);
    current.status = {
      ...(isRecord(current.status) ? current.status : {}),
      ...fields,
      ...(conditions.some(({ status }) => status !== 'Unknown') && {
        observedGeneration: generation,
        ...(handled && { lastHandledReconcileAt: handled }),
      }),
      conditions: conditions.map(condition => ({
        ...condition,
        observedGeneration: generation,
        lastTransitionTime:
          before.get(condition.type)?.status === condition.status
            ? before.get(condition.type)?.lastTransitionTime
            : toTime(Date.now()),
      })),
    };
  });
}
