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

import { Context } from './Context';
import { infrastructureFault } from './infrastructureFault';
import { Subject } from './Subject';
import { Verdict } from './Verdict';

const WAITED_FOR = ['InfrastructureReady', 'ControlPlaneInitialized'];

/** What a Cluster says that it waits for, one line each. */
function whatItWaitsFor(cluster: Subject | undefined): string {
  const lines = WAITED_FOR.flatMap(type => {
    const condition = cluster?.condition(type);
    return condition && condition.status !== 'True' && condition.message
      ? [condition.message]
      : [];
  });
  return [...new Set(lines)].join('\n');
}

/**
 * Judges a Cluster or control plane that has never been up: normal for a while,
 * unless its infrastructure is gone. Nothing else that its conditions say
 * counts before that; False and Unknown are what they start with.
 *
 * @param decidedBy - what tells that it is not up yet
 */
export function provisioningVerdict(
  subject: Subject,
  decidedBy: string,
  context: Context,
): Verdict {
  const { index, now, thresholds } = context;
  const cluster = index.clusterOf(subject);
  const fault = cluster && infrastructureFault(cluster, context);
  if (fault) {
    return fault;
  }
  const age = subject.age(now) ?? 0;
  const common = {
    state: 'provisioning',
    message: whatItWaitsFor(cluster),
    since: subject.createdAt,
    decidedBy,
  };
  if (age < thresholds.provisioningWarning) {
    return { ...common, health: 'Progressing', reason: 'Provisioning' };
  }
  return {
    ...common,
    health: age < thresholds.provisioningError ? 'Warning' : 'Error',
    reason: 'ProvisioningTakesLong',
  };
}
