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

import { readClusterReplicas } from '../../contract';
import { componentVerdicts } from '../componentVerdicts';
import { Context } from '../Context';
import { remediatingVerdict } from '../remediatingVerdict';
import { Subject } from '../Subject';
import { conditionVerdict, Verdict } from '../Verdict';
import { explainedControlPlane } from './explainedControlPlane';

/** Whether an owner whose machines cannot be replaced has none available. */
function isWithoutReplicas(cluster: Subject, { index }: Context): boolean {
  const owners = [
    index.resolve(cluster, 'controlPlaneRef'),
    ...index.ofCluster(cluster, 'MachineDeployment'),
    ...index.ofCluster(cluster, 'MachineSet'),
  ].filter(owner => owner !== undefined);
  const affected = owners.filter(
    owner => owner.condition('Remediating')?.message,
  );
  if (affected.length > 0) {
    return affected.some(owner => (owner.replicas.available ?? 0) === 0);
  }
  const controlPlane = readClusterReplicas(cluster.object, 'controlPlane');
  const workers = readClusterReplicas(cluster.object, 'workers');
  return (
    controlPlane.available === 0 ||
    (workers.available === 0 && workers.desired !== 0)
  );
}

/**
 * Says how the control plane of a running Cluster is, from the Cluster's own
 * conditions and, where it is at hand, from the control plane object: that one
 * stays `Available=True` with an empty message while a component is unhealthy.
 */
export function clusterControlPlane(
  cluster: Subject,
  context: Context,
): Verdict[] {
  const verdicts: Verdict[] = [];
  const controlPlane = context.index.resolve(cluster, 'controlPlaneRef');
  const available = cluster.condition('ControlPlaneAvailable');
  if (available && available.status !== 'True') {
    const isExplained =
      !!controlPlane && explainedControlPlane(controlPlane, context);
    verdicts.push(
      isExplained
        ? conditionVerdict('Progressing', 'scaling-up', 'Cluster', available)
        : conditionVerdict(
            'Error',
            'control-plane-unavailable',
            'Cluster',
            available,
          ),
    );
  }
  const remediating = remediatingVerdict(cluster, () =>
    isWithoutReplicas(cluster, context),
  );
  if (remediating) {
    verdicts.push(remediating);
  }
  if (controlPlane) {
    verdicts.push(
      ...componentVerdicts(controlPlane, controlPlane.title, context),
    );
  }
  return verdicts;
}
