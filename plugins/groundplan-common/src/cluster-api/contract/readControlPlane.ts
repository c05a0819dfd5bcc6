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
import { getBoolean, KubernetesObject } from '../../kubernetes';
import { readReplicas } from './readReplicas';
import { readVersions, RunningVersion } from './readVersions';

/** What the contract lets us read from a control plane of any provider. @public */
export interface ControlPlane extends Replicas {
  /** Absent where the provider does not say. */
  initialized?: boolean;
  /** What the spec asks for. */
  version?: string;
  /** What runs, oldest first. */
  versions: RunningVersion[];
  upgrading: boolean;
}

/**
 * Reads a control plane of any provider through Cluster API's contract, in the
 * first (v1beta1) or second (v1beta2) one.
 *
 * @public
 */
export function readControlPlane(object: KubernetesObject): ControlPlane {
  const { wanted, running, upgrading } = readVersions(object);
  return {
    ...readReplicas(object),
    initialized:
      getBoolean(object.status, 'initialization', 'controlPlaneInitialized') ??
      getBoolean(object.status, 'initialized'),
    version: wanted,
    versions: running,
    upgrading,
  };
}
