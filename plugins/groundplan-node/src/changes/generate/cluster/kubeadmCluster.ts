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
import { ClusterApiVersions } from './ClusterApiVersions';
import { clusterObject } from './clusterObject';
import { ParsedCluster, ParsedNodeGroup } from './clusterValues';
import {
  kubeadmConfigTemplate,
  kubeadmControlPlane,
  NodeRegistration,
} from './kubeadm';
import { groupName, machineDeployment } from './workers';

const POD_CIDR = '192.168.0.0/16';

/** What a cluster of machines takes from its provider. @internal */
export interface KubeadmClusterOptions {
  parsed: ParsedCluster;
  infrastructure: ManifestObject;
  /** Of the control plane. */
  replicas: number;
  node: NodeRegistration;
  certSANs?: string[];
  /** Of a group, or of the control plane where there is none. */
  machineTemplate(name: string, group?: ParsedNodeGroup): ManifestObject;
}

/** A cluster of machines that kubeadm sets up, of whatever provider. @internal */
export async function kubeadmCluster(
  options: KubeadmClusterOptions,
  context: RenderContext,
): Promise<ManifestObject[]> {
  const { parsed, infrastructure, replicas, node, certSANs } = options;
  const { cluster, nodeGroups } = parsed;
  const versions = ClusterApiVersions.create(context);
  const core = await versions.core();
  const configVersion = await versions.kubeadmConfigTemplate();
  const { name: clusterName, version } = cluster;
  const machineTemplate = options.machineTemplate(
    `${clusterName}-control-plane`,
  );
  const controlPlane = kubeadmControlPlane({
    apiVersion: await versions.kubeadmControlPlane(),
    clusterName,
    version,
    replicas,
    node,
    certSANs,
    machineTemplate,
  });
  const workers = nodeGroups.flatMap(group => {
    const name = groupName(clusterName, group);
    const template = options.machineTemplate(name, group);
    const bootstrap = kubeadmConfigTemplate(configVersion, name, node);
    const deployment = machineDeployment({
      core,
      clusterName,
      version: group.version ?? version,
      group,
      infrastructure: template,
      bootstrap,
    });
    return [deployment, template, bootstrap];
  });
  return [
    clusterObject({
      core,
      cluster,
      infrastructure,
      controlPlane,
      podCidr: POD_CIDR,
    }),
    infrastructure,
    controlPlane,
    machineTemplate,
    ...workers,
  ];
}
