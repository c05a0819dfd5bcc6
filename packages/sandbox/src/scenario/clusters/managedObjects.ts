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

import { NewObject } from '../../kubernetes-api';
import { stableHex } from '../stableId';
import { ownedBy } from '../World';
import { ClusterModel, ClusterPoolModel } from './ClusterModel';
import { contractObject } from './contractObject';
import { machinePool } from './machinePool';

/** The control plane that a provider runs. @internal */
export function managedControlPlane(
  model: ClusterModel,
  metadata: NewObject['metadata'],
): NewObject[] {
  const { managed, endpoint, initialized } = model;
  if (!managed) {
    return [];
  }
  return [
    contractObject(managed, {
      metadata,
      part: 'controlPlaneInitialized',
      ready: initialized,
      spec: endpoint && { controlPlaneEndpoint: endpoint },
      status: {
        observedGeneration: 1,
        externalManagedControlPlane: true,
        ...(initialized && { version: managed.version }),
      },
    }),
  ];
}

function phaseOf(pool: ClusterPoolModel, initialized: boolean): string {
  if (!initialized) {
    return 'Provisioning';
  }
  if (pool.ready === pool.desired) {
    return 'Running';
  }
  return pool.ready < pool.desired ? 'ScalingUp' : 'ScalingDown';
}

/** A MachinePool and what its provider has of it. @internal */
export function poolObjects(
  model: ClusterModel,
  pool: ClusterPoolModel,
): NewObject[] {
  const { infrastructure, name, ready } = pool;
  const machines = machinePool(
    model,
    { ...pool, phase: phaseOf(pool, model.initialized) },
    infrastructure,
  );
  return [
    machines,
    contractObject(infrastructure, {
      metadata: {
        ...machines.metadata,
        ownerReferences: [ownedBy(machines)],
      },
      part: 'provisioned',
      ready: model.initialized,
      spec: {
        providerIDList: Array.from(
          { length: ready },
          (_, index) => `sandbox:///${stableHex(`${name}${index}`, 17)}`,
        ),
      },
      status: { replicas: ready },
    }),
  ];
}
