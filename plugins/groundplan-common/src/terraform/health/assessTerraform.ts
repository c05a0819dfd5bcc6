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

import { FluxView, readFluxView } from '../../gitops/health/FluxView';
import {
  byCondition,
  notReconciled,
  undecided,
  withFlags,
} from '../../gitops/health/verdicts';
import { HealthStatus } from '../../health/HealthStatus';
import { toStatus, Verdict } from '../../health/Verdict';
import { KubernetesObject } from '../../kubernetes';
import { summarizePlanText } from '../planText';
import { readLock } from '../readLock';
import { judgeDeletion } from './judgeDeletion';
import { judgeDrift, judgePendingPlan } from './pendingPlan';
import { TerraformEvidence } from './TerraformEvidence';

const KIND = 'Terraform';

function describeHolder({ lockHolder }: TerraformEvidence): string {
  switch (lockHolder) {
    case 'gone':
      return ' The runner that took it no longer exists.';
    case 'running':
      return ' Its runner is still at work.';
    default:
      return '';
  }
}

function judgeLock(
  object: KubernetesObject,
  view: FluxView,
  evidence: TerraformEvidence,
): Verdict | undefined {
  const lock = readLock(object);
  if (!lock) {
    return undefined;
  }
  const locked = view.condition('StateLocked');
  const by = lock.who ? ` by ${lock.who}` : '';
  const since = lock.createdAt ? ` since ${lock.createdAt}` : '';
  return {
    health: 'Error',
    state: 'locked',
    flags: ['blocked'],
    reason: 'LockHeld',
    message: `The state is locked${by}${since}. Lock: ${
      lock.id || 'unknown'
    }.${describeHolder(evidence)}`,
    since: lock.createdAt ?? locked?.lastTransitionTime,
    decidedBy:
      locked?.status === 'True'
        ? `condition StateLocked of ${KIND}`
        : 'status.lock.pending',
  };
}

/** What Ready says, once everything that it does not tell is ruled out. */
function judgeReadiness(view: FluxView): Verdict | undefined {
  const ready = view.condition('Ready');
  if (ready?.status === 'False') {
    switch (ready.reason) {
      case 'DependencyNotReady':
        return byCondition(KIND, ready, {
          health: 'Progressing',
          state: 'waiting-for-dependency',
          flags: ['blocked'],
        });
      case 'ReplanRequested':
        return byCondition(KIND, ready, {
          health: 'Progressing',
          state: 'replan-requested',
        });
      default:
        return byCondition(KIND, ready, { health: 'Error', state: 'failed' });
    }
  }
  // A failed health check never makes Ready False.
  const healthCheck = view.condition('HealthCheck');
  if (healthCheck?.status === 'False') {
    return byCondition(KIND, healthCheck, {
      health: 'Error',
      state: 'unhealthy',
    });
  }
  const working = ready ?? view.condition('Reconciling');
  if (ready?.status === 'Unknown' || (!ready && working?.status === 'True')) {
    return working
      ? byCondition(KIND, working, {
          health: 'Progressing',
          state: 'progressing',
        })
      : undefined;
  }
  return ready
    ? byCondition(KIND, ready, { health: 'Healthy', state: 'ready' })
    : undefined;
}

function judge(
  object: KubernetesObject,
  view: FluxView,
  now: Date,
  evidence: TerraformEvidence,
): Verdict {
  const stalled = view.condition('Stalled');
  const ready = view.condition('Ready');
  const verdict =
    judgeLock(object, view, evidence) ??
    (stalled?.status === 'True'
      ? byCondition(KIND, stalled, { health: 'Error', state: 'stalled' })
      : undefined) ??
    judgePendingPlan(object, view) ??
    judgeDrift(object, view, summarizePlanText(ready?.message ?? '')) ??
    judgeReadiness(view);
  if (verdict) {
    return verdict;
  }
  return view.hasConditions || view.hasBeenSeen || view.problems.length > 0
    ? undecided(view)
    : notReconciled(view, now);
}

/**
 * The health of a Terraform resource of tofu-controller, in any version.
 *
 * @remarks
 * The first rule that matches decides; suspension keeps the health that the
 * frozen conditions say. Never throws.
 *
 * @public
 */
export function assessTerraform(
  object: KubernetesObject,
  options: { now: Date; evidence?: TerraformEvidence },
): HealthStatus {
  const view = readFluxView(object);
  const { now, evidence = {} } = options;
  if (view.deletedAt !== undefined) {
    return toStatus(judgeDeletion(object, view, view.deletedAt, now, evidence));
  }
  return toStatus(withFlags(view, judge(object, view, now, evidence)));
}
