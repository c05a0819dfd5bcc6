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

import { ObjectLookup } from '../../domain/EntityDomain';
import {
  getNumber,
  getString,
  groupOf,
  KubernetesObject,
} from '../../kubernetes';
import { readClusterRefs } from '../contract/readClusterRefs';
import { isNewerVersion, readVersions } from '../contract/readVersions';
import { AUTOSCALER_ANNOTATIONS, CLUSTER_API_GROUP } from '../kinds';

/** A control plane, as far as it is said. @public */
export interface ControlPlanePart {
  kind: string;
  name: string;
  replicas?: number;
  /** What is asked for. */
  version?: string;
  /** The oldest that runs. */
  running?: string;
}

/** A set of machines. @public */
export interface WorkersPart {
  kind: string;
  name: string;
  replicas?: number;
  version?: string;
  /** Whether an autoscaler decides how many there are. */
  autoscaled: boolean;
}

/** What a cluster without a topology is made of. @public */
export interface ClusterParts {
  controlPlane?: ControlPlanePart;
  workers: WorkersPart[];
}

const WORKERS = ['MachineDeployment', 'MachinePool'];

/** Whether an autoscaler decides over a set of machines. @public */
export function isAutoscaled(
  annotations: Record<string, unknown> | undefined,
): boolean {
  return AUTOSCALER_ANNOTATIONS.some(key => annotations?.[key] !== undefined);
}

/** The objects that a cluster without a topology is made of. @public */
export function readClusterParts(
  cluster: KubernetesObject,
  lookup: ObjectLookup,
): ClusterParts {
  const { namespace = '', name } = cluster.metadata;
  const ref = readClusterRefs(cluster).controlPlane;
  const found = ref && lookup.get(ref.group, ref.kind, namespace, ref.name);
  return {
    ...(found && { controlPlane: controlPlaneOf(found) }),
    workers: lookup
      .ofCluster(namespace, name)
      .filter(
        ({ apiVersion, kind }) =>
          WORKERS.includes(kind) && groupOf(apiVersion) === CLUSTER_API_GROUP,
      )
      .map(({ kind, metadata, spec }) => ({
        kind,
        name: metadata.name,
        replicas: getNumber(spec, 'replicas'),
        version: getString(spec, 'template', 'spec', 'version'),
        autoscaled: isAutoscaled(metadata.annotations),
      })),
  };
}

function controlPlaneOf(object: KubernetesObject): ControlPlanePart {
  const { wanted, running } = readVersions(object);
  const versions = running.map(({ version }) => version);
  const status = getString(object.status, 'version');
  return {
    kind: object.kind,
    name: object.metadata.name,
    replicas: getNumber(object.spec, 'replicas'),
    version: wanted,
    running: [...versions, ...(status ? [status] : [])].sort((a, b) =>
      isNewerVersion(a, b) ? 1 : -1,
    )[0],
  };
}
