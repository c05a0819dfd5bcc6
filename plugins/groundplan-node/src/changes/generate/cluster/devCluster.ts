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

import { InputError } from '@backstage/errors';
import { ManifestObject } from '../../Rendered';
import { RenderContext } from '../../render/Renderer';
import { metadataOf } from '../ownership';
import { findServedVersion, servedVersion } from '../servedVersion';
import { ParsedCluster } from './clusterValues';
import { contentName } from './contentName';
import { NodeRegistration } from './kubeadm';
import { kubeadmCluster } from './kubeadmCluster';

type Dev = Extract<
  ParsedCluster['infrastructure'],
  { provider: 'docker' | 'in-memory' }
>;

const GROUP = 'infrastructure.cluster.x-k8s.io';
const VERSIONS = ['v1beta2', 'v1beta1'];

/** Containers share the disk of their host, which may be full to any degree. */
const NODE: NodeRegistration = {
  criSocket: 'unix:///var/run/containerd/containerd.sock',
  kubeletExtraArgs: {
    'eviction-hard':
      'nodefs.available<0%,nodefs.inodesFree<0%,imagefs.available<0%',
  },
};

const CERT_SANS = ['localhost', '127.0.0.1', '0.0.0.0', 'host.docker.internal'];

const after = (startupDuration: string) => ({
  provisioning: { startupDuration, startupJitter: '0.2' },
});

/** About as quick as people have the patience for, and not all at once. */
const IN_MEMORY = {
  vm: after('10s'),
  node: after('2s'),
  apiServer: after('2s'),
  etcd: after('2s'),
};

/** A cluster for trying: of containers, or of nothing but its API server. @internal */
export async function devCluster(
  parsed: ParsedCluster,
  { provider, controlPlane }: Dev,
  context: RenderContext,
): Promise<ManifestObject[]> {
  const backend = await findBackend(provider, context);
  return await kubeadmCluster(
    {
      parsed,
      infrastructure: {
        apiVersion: backend.apiVersion,
        kind: `${backend.prefix}Cluster`,
        metadata: metadataOf(parsed.cluster.name),
        spec: backend.clusterSpec,
      },
      replicas: controlPlane.replicas,
      node: NODE,
      certSANs: CERT_SANS,
      machineTemplate: name => {
        const spec = { template: { spec: backend.machineSpec } };
        return {
          apiVersion: backend.apiVersion,
          kind: `${backend.prefix}MachineTemplate`,
          metadata: metadataOf(contentName(name, spec)),
          spec,
        };
      },
    },
    context,
  );
}

interface Backend {
  apiVersion: string;
  prefix: 'Dev' | 'Docker';
  clusterSpec: Record<string, unknown>;
  machineSpec: Record<string, unknown>;
}

/** The Dev kinds took the place of the Docker kinds, which later releases lack. */
async function findBackend(
  provider: Dev['provider'],
  context: RenderContext,
): Promise<Backend> {
  const apiVersion = await findServedVersion(
    context,
    GROUP,
    'DevCluster',
    VERSIONS,
  );
  if (apiVersion) {
    const isDocker = provider === 'docker';
    return {
      apiVersion,
      prefix: 'Dev',
      clusterSpec: { backend: isDocker ? { docker: {} } : { inMemory: {} } },
      machineSpec: {
        backend: isDocker ? { docker: {} } : { inMemory: IN_MEMORY },
      },
    };
  }
  if (provider === 'in-memory') {
    throw new InputError(
      `The host cluster ${context.host} does not serve DevCluster, which clusters in memory are made of`,
    );
  }
  return {
    apiVersion: await servedVersion(context, GROUP, 'DockerCluster', VERSIONS),
    prefix: 'Docker',
    clusterSpec: {},
    machineSpec: {},
  };
}
