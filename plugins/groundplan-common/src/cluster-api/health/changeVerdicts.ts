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

import { Replicas } from '../../api/types';
import { Condition } from '../../conditions';
import { getTime } from '../../kubernetes';
import { readClusterReplicas, readVersions } from '../contract';
import { blockedReasons, isNormalWait } from './blockedReasons';
import { Context } from './Context';
import { Subject } from './Subject';
import { conditionVerdict, Verdict } from './Verdict';

/** A roll-out scales up and down on its way, so it comes first. */
const STATES: Record<string, string> = {
  RollingOut: 'rolling-out',
  ScalingUp: 'scaling-up',
  ScalingDown: 'scaling-down',
};

/** Of Cluster API's own words for a deletion that does not come to an end. */
export const STUCK_DELETION = 'since more than 15m';

function conditionChange(
  subject: Subject,
  condition: Condition,
  { now, thresholds }: Context,
): Verdict {
  const { kind } = subject;
  const state = STATES[condition.type];
  const reasons = blockedReasons(condition.message);
  if (reasons.length > 0 && !isNormalWait(reasons)) {
    const isOnlyStuck = reasons.every(
      reason => isNormalWait([reason]) || reason.includes(STUCK_DELETION),
    );
    return conditionVerdict(
      isOnlyStuck ? 'Warning' : 'Error',
      'blocked',
      kind,
      condition,
      { flags: ['blocked'] },
    );
  }
  const since = getTime(condition, 'lastTransitionTime');
  const isLong =
    since !== undefined && now.getTime() - since >= thresholds.normalWait;
  if (reasons.length > 0 && isLong) {
    return conditionVerdict('Warning', 'blocked', kind, condition, {
      flags: ['blocked'],
    });
  }
  return condition.message.includes(STUCK_DELETION)
    ? conditionVerdict('Warning', 'deletion-hangs', kind, condition)
    : conditionVerdict('Progressing', state, kind, condition);
}

/** A Cluster sums up what its control plane and its workers count. */
function countersOf(subject: Subject): [field: string, replicas: Replicas][] {
  return subject.kind === 'Cluster'
    ? [
        [
          'controlPlane.replicas',
          readClusterReplicas(subject.object, 'controlPlane'),
        ],
        ['workers.replicas', readClusterReplicas(subject.object, 'workers')],
      ]
    : [['replicas', subject.replicas]];
}

/**
 * Says what is being changed: roll-outs and scaling by their conditions,
 * whether they are blocked, counters that differ from what is wanted, and an
 * older version that still runs.
 */
export function changeVerdicts(subject: Subject, context: Context): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const type of Object.keys(STATES)) {
    const condition = subject.condition(type);
    if (condition?.status === 'True') {
      verdicts.push(conditionChange(subject, condition, context));
    }
  }
  for (const [field, { desired, current }] of countersOf(subject)) {
    if (desired !== undefined && current !== undefined && desired !== current) {
      verdicts.push({
        health: 'Progressing',
        state: current < desired ? 'scaling-up' : 'scaling-down',
        reason: 'ReplicasDiffer',
        message: `${current} replicas, ${desired} wanted`,
        decidedBy: `status.${field} of ${subject.kind}`,
      });
    }
  }
  const { wanted, running, upgrading } = readVersions(subject.object);
  if (upgrading) {
    verdicts.push({
      health: 'Progressing',
      state: 'upgrading',
      reason: 'Upgrading',
      message: `${running[0].version} still runs, ${wanted} wanted`,
      decidedBy: `status.versions of ${subject.kind}`,
    });
  }
  return verdicts;
}
