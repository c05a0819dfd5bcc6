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
import { ParsedCluster } from './clusterValues';
import { contentName } from './contentName';
import { NodeRegistration } from './kubeadm';
import { kubeadmCluster } from './kubeadmCluster';

type DigitalOcean = Extract<
  ParsedCluster['infrastructure'],
  { provider: 'digitalocean' }
>;

/**
 * A Droplet knows its name and its id when it boots: cloud-init fills them in.
 * The nodes wait for DigitalOcean's cloud controller manager.
 */
const NODE: NodeRegistration = {
  name: '{{ ds.meta_data.local_hostname }}',
  kubeletExtraArgs: {
    'cloud-provider': 'external',
    'provider-id': 'digitalocean://{{ ds.meta_data.instance_id }}',
  },
};

/** A cluster of Droplets. @internal */
export async function digitalOceanCluster(
  parsed: ParsedCluster,
  digitalOcean: DigitalOcean,
  context: RenderContext,
): Promise<ManifestObject[]> {
  const { region, sshKeys, controlPlane } = digitalOcean;
  const served = (kind: string) =>
    servedVersion(context, 'infrastructure.cluster.x-k8s.io', kind, [
      'v1beta1',
    ]);
  const templateVersion = await served('DOMachineTemplate');
  return await kubeadmCluster(
    {
      parsed,
      infrastructure: {
        apiVersion: await served('DOCluster'),
        kind: 'DOCluster',
        metadata: metadataOf(parsed.cluster.name),
        spec: { region },
      },
      replicas: controlPlane.replicas,
      node: NODE,
      machineTemplate: (name, group) => {
        const image = group?.image ?? digitalOcean.image;
        const size = group?.machineType ?? controlPlane.machineType;
        // Ids of images are numbers to DigitalOcean
        const imageId = /^\d+$/.test(image) ? Number(image) : image;
        const spec = { template: { spec: { size, image: imageId, sshKeys } } };
        return {
          apiVersion: templateVersion,
          kind: 'DOMachineTemplate',
          metadata: metadataOf(contentName(name, spec)),
          spec,
        };
      },
    },
    context,
  );
}
