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
import { onlyStarting } from './onlyStarting';
import { Subject } from './Subject';
import { conditionVerdict, Verdict } from './Verdict';

const COMPONENTS = ['EtcdClusterHealthy', 'ControlPlaneComponentsHealthy'];

/**
 * Says which parts of a control plane are not well. A KubeadmControlPlane stays
 * `Available=True` with an empty message while one component is unhealthy.
 *
 * @param of - what the control plane is called in `decidedBy`
 */
export function componentVerdicts(
  controlPlane: Subject,
  of: string,
  context: Context,
): Verdict[] {
  return COMPONENTS.flatMap(type => {
    const condition = controlPlane.condition(type);
    if (condition?.status !== 'False') {
      return [];
    }
    const machines = context.index.machinesOf(controlPlane);
    return onlyStarting(machines, context)
      ? [conditionVerdict('Progressing', 'machines-starting', of, condition)]
      : [conditionVerdict('Warning', 'control-plane-degraded', of, condition)];
  });
}
