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
import { deleting, notReconciled } from '../../../gitops/health/verdicts';
import { HealthStatus } from '../../../health/HealthStatus';
import { toStatus, Verdict } from '../../../health/Verdict';
import { getNumber, getString, KubernetesObject } from '../../../kubernetes';

const RUNNING: readonly string[] = ['initializing', 'running'];

function text(from: unknown, ...path: string[]): string | undefined {
  return getString(from, ...path) || undefined;
}

function failureOf({ status }: KubernetesObject): Verdict | undefined {
  if (text(status, 'stage', 'state') !== 'failed') {
    return undefined;
  }
  const step = text(status, 'stage', 'podType') ?? 'a step';
  const pod = text(status, 'stage', 'podName');
  return {
    health: 'Error',
    state: 'failed',
    reason: text(status, 'stage', 'reason') ?? 'StageFailed',
    message:
      text(status, 'stage', 'message') ??
      `${step} has failed${pod ? `: see the log of pod ${pod}` : ''}.`,
    since:
      text(status, 'stage', 'stopTime') ?? text(status, 'stage', 'startTime'),
    decidedBy: 'status.stage of Terraform',
  };
}

function judge(object: KubernetesObject, view: FluxView, now: Date): Verdict {
  const { status, metadata } = object;
  const failure = failureOf(object);
  if (failure) {
    return failure;
  }
  const phase = text(status, 'phase');
  if (!phase && view.problems.length === 0) {
    return { ...notReconciled(view, now), decidedBy: 'status.phase' };
  }
  const common = {
    reason: phase ?? 'NotReadable',
    decidedBy: 'status.phase of Terraform',
  };
  const completed = getNumber(status, 'lastCompletedGeneration');
  if (phase === 'completed') {
    return completed !== undefined && completed < (metadata.generation ?? 0)
      ? {
          ...common,
          health: 'Progressing',
          state: 'progressing',
          flags: ['stale'],
          message: 'It has changed since it was applied.',
          decidedBy: 'status.lastCompletedGeneration of Terraform',
        }
      : {
          ...common,
          health: 'Healthy',
          state: 'ready',
          since: text(status, 'stage', 'stopTime'),
        };
  }
  if (phase && RUNNING.includes(phase)) {
    return {
      ...common,
      health: 'Progressing',
      state: 'progressing',
      message: `It runs ${
        text(status, 'stage', 'podType') ?? 'its first step'
      }.`,
      since: text(status, 'stage', 'startTime'),
    };
  }
  return {
    ...common,
    health: 'Unknown',
    state: 'unknown',
    message: phase
      ? `Its phase is ${phase}, though it is not being deleted.`
      : `Not readable: ${view.problems.join('; ')}`,
  };
}

/**
 * The health of a Terraform resource of GalleyBytes' operator.
 *
 * @remarks
 * It has no conditions. A stage that failed stays while the phase is still `running`,
 * so that it comes first.
 *
 * @internal
 */
export function assessGalleyBytes(
  object: KubernetesObject,
  now: Date,
): HealthStatus {
  const view = readFluxView(object);
  if (view.deletedAt !== undefined) {
    const failure = failureOf(object);
    return toStatus(
      deleting(view.deletedAt, now, {
        flags: failure ? ['blocked'] : [],
        message: failure?.message,
      }),
    );
  }
  return toStatus(judge(object, view, now));
}
