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

import { readFluxView } from '../../../gitops/health/FluxView';
import { deleting, notReconciled } from '../../../gitops/health/verdicts';
import { HealthStatus } from '../../../health/HealthStatus';
import { toStatus, Verdict } from '../../../health/Verdict';
import { KubernetesObject } from '../../../kubernetes';
import { isPaused, whilePaused } from '../pausing';
import { hcpPausing } from './hcpPausing';
import { HcpWorkspace, readHcpWorkspace } from './readHcpWorkspace';

function byRun(
  { run, waits, outcome }: HcpWorkspace,
  status: string,
): Pick<Verdict, 'health' | 'state' | 'message' | 'flags'> {
  const name = run?.id ? `Run ${run.id}` : 'Its run';
  if (waits) {
    return {
      health: 'Warning',
      state: 'awaiting-approval',
      message: `${name} waits in HCP Terraform for somebody to let it go on.`,
    };
  }
  switch (outcome) {
    case 'done':
      return {
        health: 'Healthy',
        state: 'ready',
        message: `${name} is through.`,
      };
    case 'failed':
      return {
        health: 'Error',
        state: 'failed',
        message: `${name} has failed; HCP Terraform has its log.`,
      };
    case 'stopped':
      return {
        health: 'Warning',
        state: 'not-applied',
        message: `${name} was stopped: what is written is not applied.`,
      };
    case 'confirm':
    case 'running':
      return {
        health: 'Progressing',
        state: 'progressing',
        message: `${name}: ${status}.`,
      };
    default:
      return {
        health: 'Unknown',
        state: 'unknown',
        message: `${name} has a status that is not known: ${status}.`,
      };
  }
}

/**
 * The health of a Workspace of the HCP Terraform operator.
 *
 * @remarks
 * It has no conditions: its last run decides. What the operator itself cannot do,
 * such as to log in, stands in its events alone.
 *
 * @internal
 */
export function assessHcpWorkspace(
  object: KubernetesObject,
  now: Date,
): HealthStatus {
  const view = readFluxView(object);
  const paused = isPaused(object, hcpPausing);
  if (view.deletedAt !== undefined) {
    return toStatus(deleting(view.deletedAt, now));
  }
  const verdict = judge(object, view, now);
  if (paused) {
    return toStatus(whilePaused(verdict));
  }
  return toStatus(view.behind ? { ...verdict, flags: ['stale'] } : verdict);
}

function judge(
  object: KubernetesObject,
  view: ReturnType<typeof readFluxView>,
  now: Date,
): Verdict {
  if (view.problems.length > 0) {
    return {
      health: 'Unknown',
      state: 'unknown',
      reason: 'NotReadable',
      message: `Not readable: ${view.problems.join('; ')}`,
      decidedBy: 'status',
    };
  }
  const workspace = readHcpWorkspace(object);
  if (!workspace.runsIn) {
    return { ...notReconciled(view, now), decidedBy: 'status.workspaceID' };
  }
  const status = workspace.run?.status;
  return status
    ? {
        ...byRun(workspace, status),
        reason: status,
        decidedBy: 'status.runStatus of Workspace',
      }
    : {
        health: 'Unknown',
        state: 'no-run',
        reason: 'NoRun',
        message: 'The workspace is there, but no run of it is known.',
        decidedBy: 'status.runStatus of Workspace',
      };
}
