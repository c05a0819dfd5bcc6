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

import { groupOf, KubernetesObject } from '../../kubernetes';
import { isControlPlane } from '../contract';
import { Rule } from './Context';
import { awsManagedControlPlane } from './rules/awsManagedControlPlane';
import { azureServiceOperator } from './rules/azureServiceOperator';
import { cluster } from './rules/cluster';
import { clusterClass } from './rules/clusterClass';
import { clusterResourceSet } from './rules/clusterResourceSet';
import { controlPlane } from './rules/controlPlane';
import { infrastructure } from './rules/infrastructure';
import { machine } from './rules/machine';
import { machineDeployment } from './rules/machineDeployment';
import { machineHealthCheck } from './rules/machineHealthCheck';
import { machinePool } from './rules/machinePool';
import { machineSet } from './rules/machineSet';

const CORE = 'cluster.x-k8s.io';

const BY_KIND: ReadonlyMap<string, Rule> = new Map([
  [`${CORE}/Cluster`, cluster],
  [`${CORE}/ClusterClass`, clusterClass],
  [`${CORE}/Machine`, machine],
  [`${CORE}/MachineDeployment`, machineDeployment],
  [`${CORE}/MachineHealthCheck`, machineHealthCheck],
  [`${CORE}/MachinePool`, machinePool],
  [`${CORE}/MachineSet`, machineSet],
  [`addons.${CORE}/ClusterResourceSet`, clusterResourceSet],
  [`controlplane.${CORE}/AWSManagedControlPlane`, awsManagedControlPlane],
]);

/** Groups whose objects follow the infrastructure or bootstrap contract. */
const PROVIDER_GROUP =
  /^((.+\.)?(infrastructure|bootstrap)|controlplane)\.cluster\.x-k8s\.io$/;
/** What is configured there and has no state. */
const STATELESS = /(Template|TemplateList|Identity|IdentityList)$/;

/**
 * The rule that judges an object; nothing for kinds that Cluster API's domain
 * does not know, or that have no state.
 */
export function ruleFor(object: KubernetesObject): Rule | undefined {
  const group = groupOf(object.apiVersion);
  const known = BY_KIND.get(`${group}/${object.kind}`);
  if (known) {
    return known;
  }
  if (!group.endsWith('.cluster.x-k8s.io') || STATELESS.test(object.kind)) {
    return undefined;
  }
  if (object.kind.startsWith('AzureASOManaged')) {
    return azureServiceOperator;
  }
  if (isControlPlane(object)) {
    return controlPlane;
  }
  return PROVIDER_GROUP.test(group) ? infrastructure : undefined;
}
