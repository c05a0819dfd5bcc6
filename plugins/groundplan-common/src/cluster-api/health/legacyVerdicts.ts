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

import { Condition } from '../../conditions';
import { Health } from '../../health/HealthStatus';
import { Context } from './Context';
import { Subject } from './Subject';
import { unreportedVerdict } from './unreportedVerdict';
import { conditionVerdict, Verdict } from './Verdict';

const BY_SEVERITY: Record<string, Health> = {
  Error: 'Error',
  Warning: 'Warning',
};

function unreadyHealth(subject: Subject, ready: Condition): Health {
  const health = BY_SEVERITY[ready.severity ?? ''] ?? 'Progressing';
  const isStarting =
    subject.kind === 'Cluster' && !subject.isTrue('ControlPlaneInitialized');
  return health === 'Warning' && isStarting ? 'Progressing' : health;
}

/**
 * Judges by conditions of the legacy dialect: `Ready` sums the others up, and
 * when False its severity tells how bad that is. `Available` must not decide
 * there: a control plane keeps it True for ever once it was up.
 */
export function legacyVerdicts(subject: Subject, context: Context): Verdict[] {
  const { kind, phase } = subject;
  const ready = subject.condition('Ready');
  if (phase === 'Failed' || !ready) {
    return [unreportedVerdict(subject, 'condition Ready', context)];
  }
  if (ready.status === 'Unknown') {
    return [conditionVerdict('Unknown', 'unknown', kind, ready)];
  }
  if (ready.status === 'False') {
    const health = unreadyHealth(subject, ready);
    return [conditionVerdict(health, 'not-ready', kind, ready)];
  }

  const verdicts: Verdict[] = [];
  const failed =
    kind === 'Cluster'
      ? undefined
      : subject.conditions.conditions.find(
          c => c.status === 'False' && c.severity === 'Error',
        );
  if (failed) {
    verdicts.push(conditionVerdict('Warning', 'degraded', kind, failed));
  }
  const isStarting = phase === 'Pending' || phase === 'Provisioning';
  verdicts.push(
    isStarting
      ? conditionVerdict('Progressing', 'provisioning', kind, ready, {
          decidedBy: 'status.phase',
        })
      : conditionVerdict('Healthy', 'ready', kind, ready),
  );
  return verdicts;
}
