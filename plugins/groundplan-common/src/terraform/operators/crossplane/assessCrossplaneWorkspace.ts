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

import { FluxView, readFluxView } from '../../../gitops/health/FluxView';
import {
  byCondition,
  deleting,
  notReconciled,
  undecided,
} from '../../../gitops/health/verdicts';
import { HealthStatus } from '../../../health/HealthStatus';
import { toStatus, Verdict } from '../../../health/Verdict';
import { KubernetesObject } from '../../../kubernetes';
import { isPaused, whilePaused } from '../pausing';
import { crossplanePausing } from './crossplanePausing';

const KIND = 'Workspace';

/** Ready is what the last look at the real resources said. */
function judgeReadiness(view: FluxView): Verdict {
  const ready = view.condition('Ready');
  if (ready?.status === 'True') {
    return byCondition(KIND, ready, { health: 'Healthy', state: 'ready' });
  }
  if (ready?.status !== 'False') {
    return undecided(view);
  }
  // Crossplane's own reasons, of resources on their way; any other is a failure.
  if (ready.reason === 'Creating' || ready.reason === 'Deleting') {
    return byCondition(KIND, ready, {
      health: 'Progressing',
      state: ready.reason.toLowerCase(),
    });
  }
  return byCondition(KIND, ready, { health: 'Error', state: 'unhealthy' });
}

function judge(view: FluxView, paused: boolean, now: Date): Verdict {
  if (!view.hasConditions && view.problems.length === 0) {
    return notReconciled(view, now);
  }
  const synced = view.condition('Synced');
  return synced?.status === 'False' && !paused
    ? byCondition(KIND, synced, { health: 'Error', state: 'failed' })
    : judgeReadiness(view);
}

/**
 * The health of a Workspace of Crossplane's provider-terraform, of either group.
 *
 * @remarks
 * Synced says whether the last run succeeded, Ready whether the resources are there:
 * a failed run is an error although what it would have changed still works.
 *
 * @internal
 */
export function assessCrossplaneWorkspace(
  object: KubernetesObject,
  now: Date,
): HealthStatus {
  const view = readFluxView(object);
  const paused = isPaused(object, crossplanePausing);
  if (view.deletedAt !== undefined) {
    const synced = view.condition('Synced');
    const failed = synced?.status === 'False';
    return toStatus(
      deleting(view.deletedAt, now, {
        flags: [
          ...(paused ? (['paused'] as const) : []),
          ...(failed ? (['blocked'] as const) : []),
        ],
        message: failed ? synced.message : undefined,
      }),
    );
  }
  const verdict = judge(view, paused, now);
  if (paused) {
    return toStatus(whilePaused(verdict));
  }
  return toStatus(view.behind ? { ...verdict, flags: ['stale'] } : verdict);
}
