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
import { KubernetesObject } from '../../kubernetes';
import { FluxView, readFluxView } from './FluxView';
import { byCondition, deleting, notReconciled, undecided } from './verdicts';

const KIND = 'GitopsCluster';

function judge(view: FluxView, now: Date): Verdict {
  const ready = view.condition('Ready');
  const connectivity = view.condition('ClusterConnectivity');
  // Ready stays True for ever once the kubeconfig was found, even a dead one.
  if (connectivity?.status === 'False') {
    return byCondition(KIND, connectivity, {
      health: 'Error',
      state: 'unreachable',
    });
  }
  if (ready?.status === 'False') {
    const waits = ready.reason.startsWith('WaitingFor');
    return byCondition(KIND, ready, {
      health: waits ? 'Progressing' : 'Error',
      state: waits ? 'waiting' : 'failed',
    });
  }
  if (ready?.status === 'True' && connectivity?.status === 'True') {
    return byCondition(KIND, connectivity, {
      health: 'Healthy',
      state: 'ready',
    });
  }
  if (ready?.status === 'True') {
    return {
      health: 'Unknown',
      state: 'not-checked',
      reason: 'ConnectionNeverChecked',
      message: connectivity?.message || 'The connection was never checked.',
      since: connectivity?.lastTransitionTime,
      decidedBy: `condition ClusterConnectivity of ${KIND}`,
    };
  }
  return view.hasConditions || view.problems.length > 0
    ? undecided(view)
    : notReconciled(view, now);
}

/**
 * The health of a GitopsCluster: whether its kubeconfig is there and whether
 * the cluster answers. Never throws.
 *
 * @public
 */
export function assessGitopsCluster(
  object: KubernetesObject,
  now: Date,
): HealthStatus {
  const view = readFluxView(object);
  return toStatus(
    view.deletedAt === undefined
      ? judge(view, now)
      : deleting(view.deletedAt, now, {
          message: view.condition('Ready')?.message,
        }),
  );
}
