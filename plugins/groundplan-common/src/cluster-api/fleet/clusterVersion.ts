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
import { readVersions } from '../contract';
import { ClusterObjects } from './ClusterObjects';

/**
 * The Kubernetes version that a cluster should have: the topology's, or else
 * its control plane's.
 *
 * @remarks
 * `kubectl get clusters` shows none for clusters without a ClusterClass. While
 * an upgrade waits, the topology is ahead of the control plane.
 */
export function clusterVersion(objects: ClusterObjects): string | undefined {
  const topology = readVersions(objects.cluster).wanted;
  if (topology) {
    return topology;
  }
  const { controlPlane } = objects;
  const { wanted, running } = controlPlane
    ? readVersions(controlPlane)
    : { wanted: undefined, running: [] };
  return wanted ?? running.at(-1)?.version;
}
