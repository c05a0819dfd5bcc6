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

import { ManifestObject } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';
import { metadataOf } from '../ownership';
import { servedVersion } from '../servedVersion';
import { ClusterApiVersions } from './ClusterApiVersions';
import { clusterObject } from './clusterObject';
import { ParsedCluster, ParsedNodeGroup } from './clusterValues';
import { groupName, machinePool } from './workers';

type Aws = Extract<ParsedCluster['infrastructure'], { provider: 'aws' }>;

const VERSIONS = ['v1beta2'];

/** Room for scaling by hand, where no autoscaler has said how far to go. */
const MIN_MAX_SIZE = 10;

/** A cluster of EKS with managed node groups. @internal */
export async function awsCluster(
  { cluster, nodeGroups }: ParsedCluster,
  aws: Aws,
  context: RenderContext,
): Promise<ManifestObject[]> {
  const core = await ClusterApiVersions.create(context).core();
  const served = (group: string, kind: string) =>
    servedVersion(context, `${group}.cluster.x-k8s.io`, kind, VERSIONS);
  const infrastructure: ManifestObject = {
    apiVersion: await served('infrastructure', 'AWSManagedCluster'),
    kind: 'AWSManagedCluster',
    metadata: metadataOf(cluster.name),
    spec: {},
  };
  const controlPlane: ManifestObject = {
    apiVersion: await served('controlplane', 'AWSManagedControlPlane'),
    kind: 'AWSManagedControlPlane',
    metadata: metadataOf(`${cluster.name}-control-plane`),
    spec: {
      region: aws.region,
      version: cluster.version,
      endpointAccess: {
        public: aws.endpointAccess !== 'private',
        private: aws.endpointAccess !== 'public',
      },
      ...(aws.sshKeyName && { sshKeyName: aws.sshKeyName }),
      ...(aws.identity && { identityRef: aws.identity }),
    },
  };
  const pools = await Promise.all(
    nodeGroups.map(async group => {
      const pool: ManifestObject = {
        apiVersion: await served('infrastructure', 'AWSManagedMachinePool'),
        kind: 'AWSManagedMachinePool',
        metadata: metadataOf(groupName(cluster.name, group)),
        spec: nodeGroupSpec(group),
      };
      const workers = machinePool({
        core,
        clusterName: cluster.name,
        version: group.version ?? cluster.version,
        group,
        infrastructure: pool,
      });
      return [workers, pool];
    }),
  );
  return [
    clusterObject({ core, cluster, infrastructure, controlPlane }),
    infrastructure,
    controlPlane,
    ...pools.flat(),
  ];
}

function nodeGroupSpec({
  autoscaling,
  replicas = 1,
  machineType,
}: ParsedNodeGroup) {
  return {
    amiType:
      machineType && isArm(machineType)
        ? 'AL2023_ARM_64_STANDARD'
        : 'AL2023_x86_64_STANDARD',
    ...(machineType && { instanceType: machineType }),
    scaling: {
      minSize: autoscaling?.min ?? Math.min(1, replicas),
      maxSize: autoscaling?.max ?? Math.max(MIN_MAX_SIZE, replicas),
    },
  };
}

/** AWS marks its own processors by a `g` after the generation, as in `m7g.large`. */
function isArm(machineType: string): boolean {
  return /^[a-z]+\d+[a-z]*g[a-z]*\./.test(machineType);
}
