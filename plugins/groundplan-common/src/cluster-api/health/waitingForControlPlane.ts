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
import { Subject } from './Subject';
import { Verdict } from './Verdict';

/**
 * Says that workers cannot come up yet because the control plane has never been
 * up. Nothing where the Cluster is not at hand or reports nothing about it.
 */
export function waitingForControlPlane(
  subject: Subject,
  { index }: Context,
): Verdict | undefined {
  const cluster = index.clusterOf(subject);
  const initialized = cluster?.condition('ControlPlaneInitialized');
  return initialized && initialized.status !== 'True'
    ? {
        health: 'Progressing',
        state: 'waiting-for-control-plane',
        reason: initialized.reason,
        message: initialized.message,
        since: subject.createdAt,
        decidedBy: 'condition ControlPlaneInitialized of Cluster',
      }
    : undefined;
}
