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
import { isV1beta2, referTo } from './ClusterApiVersions';
import { contentName } from './contentName';

/** How the kubelet of a machine starts. @internal */
export interface NodeRegistration {
  name?: string;
  criSocket?: string;
  kubeletExtraArgs: Record<string, string>;
}

/** @internal */
export interface KubeadmControlPlaneOptions {
  apiVersion: string;
  clusterName: string;
  version: string;
  replicas: number;
  node: NodeRegistration;
  certSANs?: string[];
  machineTemplate: ManifestObject;
}

/** A control plane of machines that kubeadm sets up. @internal */
export function kubeadmControlPlane(
  options: KubeadmControlPlaneOptions,
): ManifestObject {
  const { apiVersion, clusterName, version, replicas, machineTemplate } =
    options;
  const nodeRegistration = registration(options.node, apiVersion);
  const infrastructureRef = referTo(apiVersion, {
    apiVersion: machineTemplate.apiVersion,
    kind: machineTemplate.kind,
    name: machineTemplate.metadata.name,
  });
  return {
    apiVersion,
    kind: 'KubeadmControlPlane',
    metadata: metadataOf(`${clusterName}-control-plane`),
    spec: {
      replicas,
      version,
      machineTemplate: isV1beta2(apiVersion)
        ? { spec: { infrastructureRef } }
        : { infrastructureRef },
      kubeadmConfigSpec: {
        ...(options.certSANs && {
          clusterConfiguration: { apiServer: { certSANs: options.certSANs } },
        }),
        initConfiguration: { nodeRegistration },
        joinConfiguration: { nodeRegistration },
      },
    },
  };
}

/** How machines of a set join the cluster. @internal */
export function kubeadmConfigTemplate(
  apiVersion: string,
  name: string,
  node: NodeRegistration,
): ManifestObject {
  const spec = {
    template: {
      spec: {
        joinConfiguration: { nodeRegistration: registration(node, apiVersion) },
      },
    },
  };
  return {
    apiVersion,
    kind: 'KubeadmConfigTemplate',
    metadata: metadataOf(contentName(name, spec)),
    spec,
  };
}

/** Arguments are a list in v1beta2, and a map before it. */
function registration(
  { kubeletExtraArgs, ...node }: NodeRegistration,
  apiVersion: string,
) {
  return {
    ...node,
    kubeletExtraArgs: isV1beta2(apiVersion)
      ? Object.entries(kubeletExtraArgs).map(([name, value]) => ({
          name,
          value,
        }))
      : kubeletExtraArgs,
  };
}
