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
import { metadataOf } from '../ownership';
import { referTo } from './ClusterApiVersions';
import { ParsedNodeGroup } from './clusterValues';

/** A set of machines and what it is made of. @internal */
export interface WorkersOptions {
  /** The apiVersion of Cluster API's core. */
  core: string;
  clusterName: string;
  version: string;
  group: ParsedNodeGroup;
  infrastructure: ManifestObject;
}

const AUTOSCALER = 'cluster.x-k8s.io/cluster-api-autoscaler-node-group';

/** The name of a set of a cluster. @internal */
export function groupName(clusterName: string, group: ParsedNodeGroup): string {
  return `${clusterName}-${group.name}`;
}

/** Machines of their own. @internal */
export function machineDeployment(
  options: WorkersOptions & { bootstrap: ManifestObject },
): ManifestObject {
  const { core, clusterName, version, group, infrastructure } = options;
  const name = groupName(clusterName, group);
  const labels = {
    'cluster.x-k8s.io/cluster-name': clusterName,
    'cluster.x-k8s.io/deployment-name': name,
  };
  return {
    apiVersion: core,
    kind: 'MachineDeployment',
    metadata: metadataOf(name, autoscalerAnnotations(group)),
    spec: {
      clusterName,
      ...replicas(group),
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          clusterName,
          version,
          bootstrap: { configRef: refer(core, options.bootstrap) },
          infrastructureRef: refer(core, infrastructure),
        },
      },
    },
  };
}

/** Machines that the cloud itself keeps, and boots. @internal */
export function machinePool(options: WorkersOptions): ManifestObject {
  const { core, clusterName, version, group, infrastructure } = options;
  return {
    apiVersion: core,
    kind: 'MachinePool',
    metadata: metadataOf(
      groupName(clusterName, group),
      group.autoscaling && {
        'cluster.x-k8s.io/replicas-managed-by': 'external-autoscaler',
      },
    ),
    spec: {
      clusterName,
      ...replicas(group),
      template: {
        spec: {
          clusterName,
          version,
          // Empty, not absent: there is nothing that Cluster API has to write
          bootstrap: { dataSecretName: '' },
          infrastructureRef: refer(core, infrastructure),
        },
      },
    },
  };
}

/** Git says nothing of what an autoscaler decides. */
function replicas(group: ParsedNodeGroup) {
  return group.autoscaling ? {} : { replicas: group.replicas ?? 1 };
}

function autoscalerAnnotations({
  autoscaling,
}: ParsedNodeGroup): Record<string, string> {
  return autoscaling
    ? {
        [`${AUTOSCALER}-min-size`]: `${autoscaling.min}`,
        [`${AUTOSCALER}-max-size`]: `${autoscaling.max}`,
      }
    : {};
}

function refer(core: string, { apiVersion, kind, metadata }: ManifestObject) {
  return referTo(core, { apiVersion, kind, name: metadata.name });
}
