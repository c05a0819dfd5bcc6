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
import { ClusterDetails } from '../../../api/types';
import { Health } from '../../../health/HealthStatus';
import { KubernetesObject, getTime } from '../../../kubernetes';
import {
  ClusterApiThresholds,
  DEFAULT_CLUSTER_API_THRESHOLDS,
} from '../../health/thresholds';

/**
 * The earliest expiry of the API servers' certificates, which kubeadm control
 * planes report on their machines and `clusterctl` does not show.
 */
export function certificateExpiry(
  controlPlaneMachines: KubernetesObject[],
  now: Date,
  thresholds: ClusterApiThresholds = DEFAULT_CLUSTER_API_THRESHOLDS,
): ClusterDetails['certificateExpiry'] {
  let earliest: { time: number; machine: string } | undefined;
  for (const machine of controlPlaneMachines) {
    const time = getTime(machine.status, 'certificatesExpiryDate');
    if (time !== undefined && (!earliest || time < earliest.time)) {
      earliest = { time, machine: machine.metadata.name };
    }
  }
  return (
    earliest && {
      at: new Date(earliest.time).toISOString(),
      machine: earliest.machine,
      health: healthOf(earliest.time - now.getTime(), thresholds),
    }
  );
}

function healthOf(
  left: number,
  { certificateError, certificateWarning }: ClusterApiThresholds,
): Health {
  if (left < certificateError) {
    return 'Error';
  }
  return left < certificateWarning ? 'Warning' : 'Healthy';
}
