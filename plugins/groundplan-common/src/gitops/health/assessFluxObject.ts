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

import { HealthStatus } from '../../health/HealthStatus';
import { toStatus, Verdict } from '../../health/Verdict';
import {
  getBoolean,
  getString,
  groupOf,
  KubernetesObject,
} from '../../kubernetes';
import { FLUX_HELM_GROUP, FLUX_SOURCE_GROUP } from '../kinds';
import { parseGoDuration } from '../parseGoDuration';
import { FluxView, readFluxView } from './FluxView';
import {
  byCondition,
  deleting,
  notReconciled,
  undecided,
  withFlags,
} from './verdicts';

const DEFAULT_INTERVAL_MS = 60_000;

/** What only helm-controller says. */
function judgeRelease(view: FluxView): Verdict | undefined {
  const kind = 'HelmRelease';
  const remediated = view.condition('Remediated');
  if (remediated?.status === 'True' && view.is('Ready', 'False')) {
    const released = view.condition('Released');
    return byCondition(kind, remediated, {
      health: 'Error',
      state: 'rolled-back',
      // Ready only says that the roll-back went well.
      message: [released?.message, remediated.message]
        .filter(Boolean)
        .join('\n'),
    });
  }
  const drifted = view.condition('Drifted');
  if (drifted?.status === 'True') {
    return byCondition(kind, drifted, { health: 'Warning', state: 'drifted' });
  }
  const tests = view.condition('TestSuccess');
  if (tests?.status === 'False' && view.is('Ready', 'True')) {
    return byCondition(kind, tests, {
      health: 'Warning',
      state: 'tests-failed',
    });
  }
  return undefined;
}

/** A source whose artifact has been out of date for more than three intervals. */
function judgeSource(
  object: KubernetesObject,
  view: FluxView,
  now: Date,
): Verdict | undefined {
  const outdated = view.condition('ArtifactOutdated');
  if (outdated?.status !== 'True' || !view.is('Ready', 'True')) {
    return undefined;
  }
  const since = Date.parse(outdated.lastTransitionTime ?? '');
  const interval =
    parseGoDuration(getString(object.spec, 'interval')) ?? DEFAULT_INTERVAL_MS;
  return now.getTime() - since > 3 * interval
    ? byCondition(object.kind, outdated, {
        health: 'Warning',
        state: 'outdated',
      })
    : undefined;
}

function judge(object: KubernetesObject, view: FluxView, now: Date): Verdict {
  const group = groupOf(object.apiVersion);
  const ready = view.condition('Ready');
  const stalled = view.condition('Stalled');
  if (stalled?.status === 'True') {
    return byCondition(object.kind, stalled, {
      health: 'Error',
      state: 'stalled',
    });
  }
  if (group === FLUX_HELM_GROUP && object.kind === 'HelmRelease') {
    const verdict = judgeRelease(view);
    if (verdict) {
      return verdict;
    }
  }
  if (ready && view.is('Ready', 'False', 'DependencyNotReady')) {
    return byCondition(object.kind, ready, {
      health: 'Progressing',
      state: 'waiting-for-dependency',
      flags: ['blocked'],
    });
  }
  const reconciling = view.condition('Reconciling');
  const working =
    ready?.status === 'Unknown' ||
    view.is('Ready', 'False', 'Progressing', 'ProgressingWithRetry');
  if (ready && working) {
    return byCondition(object.kind, ready, {
      health: 'Progressing',
      state: 'progressing',
    });
  }
  if (reconciling?.status === 'True' && ready?.status !== 'True') {
    return byCondition(object.kind, reconciling, {
      health: 'Progressing',
      state: 'progressing',
      message: ready?.message || reconciling.message,
    });
  }
  if (ready?.status === 'False') {
    return byCondition(object.kind, ready, {
      health: 'Error',
      state: 'failed',
    });
  }
  if (group === FLUX_SOURCE_GROUP) {
    const verdict = judgeSource(object, view, now);
    if (verdict) {
      return verdict;
    }
  }
  if (ready?.status === 'True') {
    return byCondition(object.kind, ready, {
      health: 'Healthy',
      state: 'ready',
    });
  }
  if (
    object.kind === 'HelmRepository' &&
    getString(object.spec, 'type') === 'oci'
  ) {
    return {
      health: 'Unknown',
      state: 'ready',
      reason: 'Static',
      message: 'A registry: static, never checked.',
      decidedBy: 'spec.type',
    };
  }
  return view.hasConditions || view.problems.length > 0
    ? undecided(view)
    : notReconciled(view, now);
}

/**
 * The health of a source, a Kustomization or a HelmRelease of Flux. Never
 * throws.
 *
 * @public
 */
export function assessFluxObject(
  object: KubernetesObject,
  now: Date,
): HealthStatus {
  const view = readFluxView(object);
  if (view.deletedAt !== undefined) {
    const suspended = getBoolean(object.spec, 'suspend') === true;
    return toStatus(
      deleting(view.deletedAt, now, {
        flags: suspended ? ['suspended'] : [],
        message: suspended
          ? 'It is suspended: resume it, so that its controller can finish.'
          : view.condition('Ready')?.message,
      }),
    );
  }
  return toStatus(withFlags(view, judge(object, view, now)));
}
