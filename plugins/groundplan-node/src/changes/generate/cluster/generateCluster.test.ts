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

import { getField, getString } from 'backstage-plugin-groundplan-common';
import { generateObjects } from '../__testUtils__/generateObjects';
import { RenderContextOptions } from '../__testUtils__/renderContext';

const cluster = { name: 'shop', version: 'v1.34.1' };
const aws = { provider: 'aws', region: 'eu-west-1' };
const digitalOcean = {
  provider: 'digitalocean',
  region: 'ams3',
  image: '12345678',
  sshKeys: ['aa:bb'],
  controlPlane: { machineType: 's-2vcpu-4gb', replicas: 3 },
};

function generateCluster(
  values: Record<string, unknown>,
  options?: RenderContextOptions,
) {
  return generateObjects('cluster', { cluster, ...values }, options);
}

/** A host before Cluster API 1.11. */
const old: RenderContextOptions = {
  serves: apiVersion =>
    /^(cluster|controlplane\.cluster|bootstrap\.cluster|infrastructure\.cluster)\.x-k8s\.io\/v1beta1$/.test(
      apiVersion,
    ),
};

describe('generateCluster', () => {
  it('joins a cluster to Weave GitOps, with its labels', async () => {
    const labels = [{ name: 'weave.works/capi', value: 'bootstrap' }];
    const values = {
      cluster: { ...cluster, labels, bootstrap: true },
      infrastructure: { provider: 'in-memory' },
    };
    const { get } = await generateCluster(values);
    expect(get('GitopsCluster')).toEqual({
      apiVersion: 'gitops.weave.works/v1alpha1',
      kind: 'GitopsCluster',
      metadata: {
        name: 'shop',
        labels: { 'weave.works/capi': 'bootstrap' },
      },
      spec: { capiClusterRef: { name: 'shop' } },
    });
    await expect(
      generateCluster(values, {
        serves: version => !version.startsWith('gitops.weave.works'),
      }),
    ).rejects.toThrow('does not serve GitopsCluster of gitops.weave.works');
  });

  it('keeps groups of machines behind for the time of an upgrade', async () => {
    const { get } = await generateCluster({
      cluster: { ...cluster, version: 'v1.35.0' },
      infrastructure: digitalOcean,
      nodeGroups: [
        {
          name: 'old',
          machineType: 's-1',
          version: 'v1.34.1',
          image: 'kube-v1.34.1',
        },
      ],
    });
    expect(get('KubeadmControlPlane').spec).toMatchObject({
      version: 'v1.35.0',
    });
    expect(get('MachineDeployment').spec).toMatchObject({
      template: { spec: { version: 'v1.34.1' } },
    });
    expect(
      getField(
        get(
          'DOMachineTemplate',
          getString(
            get('MachineDeployment').spec,
            'template',
            'spec',
            'infrastructureRef',
            'name',
          ),
        ),
        'spec',
        'template',
        'spec',
        'image',
      ),
    ).toBe('kube-v1.34.1');
    await expect(
      generateCluster({
        infrastructure: digitalOcean,
        nodeGroups: [{ name: 'new', machineType: 's-1', version: 'v1.35.0' }],
      }),
    ).rejects.toThrow(/^nodeGroups\.0\.version: .* ahead/);
  });

  it('makes clusters of EKS with managed node groups', async () => {
    const { rendered, objects } = await generateCluster({
      cluster: {
        ...cluster,
        owner: 'group:default/payments',
        labels: [{ name: 'topology.example.com/zone', value: 'a' }],
      },
      infrastructure: {
        ...aws,
        sshKeyName: 'ops',
        endpointAccess: 'private',
        identity: { name: 'prod' },
        // Left over from when another provider was chosen
        image: '12345678',
        controlPlane: { replicas: 2 },
      },
      nodeGroups: [
        { name: 'web', machineType: 'm7g.large', replicas: 3 },
        {
          name: 'gpu',
          machineType: 'g4dn.xlarge',
          autoscaling: { min: 0, max: 4 },
        },
      ],
    });
    expect(rendered).toMatchObject({
      segment: 'cluster',
      name: 'shop',
      title: 'Cluster shop',
    });
    expect(objects).toEqual([
      {
        apiVersion: 'cluster.x-k8s.io/v1beta2',
        kind: 'Cluster',
        metadata: {
          name: 'shop',
          labels: { 'topology.example.com/zone': 'a' },
          annotations: { 'groundplan.dev/owner': 'group:default/payments' },
        },
        spec: {
          infrastructureRef: {
            apiGroup: 'infrastructure.cluster.x-k8s.io',
            kind: 'AWSManagedCluster',
            name: 'shop',
          },
          controlPlaneRef: {
            apiGroup: 'controlplane.cluster.x-k8s.io',
            kind: 'AWSManagedControlPlane',
            name: 'shop-control-plane',
          },
        },
      },
      {
        apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
        kind: 'AWSManagedCluster',
        metadata: { name: 'shop' },
        spec: {},
      },
      {
        apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
        kind: 'AWSManagedControlPlane',
        metadata: { name: 'shop-control-plane' },
        spec: {
          region: 'eu-west-1',
          version: 'v1.34.1',
          endpointAccess: { public: false, private: true },
          sshKeyName: 'ops',
          identityRef: { kind: 'AWSClusterRoleIdentity', name: 'prod' },
        },
      },
      {
        apiVersion: 'cluster.x-k8s.io/v1beta2',
        kind: 'MachinePool',
        metadata: { name: 'shop-web' },
        spec: {
          clusterName: 'shop',
          replicas: 3,
          template: {
            spec: {
              clusterName: 'shop',
              version: 'v1.34.1',
              bootstrap: { dataSecretName: '' },
              infrastructureRef: {
                apiGroup: 'infrastructure.cluster.x-k8s.io',
                kind: 'AWSManagedMachinePool',
                name: 'shop-web',
              },
            },
          },
        },
      },
      {
        apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
        kind: 'AWSManagedMachinePool',
        metadata: { name: 'shop-web' },
        spec: {
          amiType: 'AL2023_ARM_64_STANDARD',
          instanceType: 'm7g.large',
          scaling: { minSize: 1, maxSize: 10 },
        },
      },
      {
        apiVersion: 'cluster.x-k8s.io/v1beta2',
        kind: 'MachinePool',
        metadata: {
          name: 'shop-gpu',
          annotations: {
            'cluster.x-k8s.io/replicas-managed-by': 'external-autoscaler',
          },
        },
        // No replicas: Git would fight with the autoscaler
        spec: {
          clusterName: 'shop',
          template: expect.anything(),
        },
      },
      {
        apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
        kind: 'AWSManagedMachinePool',
        metadata: { name: 'shop-gpu' },
        spec: {
          amiType: 'AL2023_x86_64_STANDARD',
          instanceType: 'g4dn.xlarge',
          scaling: { minSize: 0, maxSize: 4 },
        },
      },
    ]);
  });

  it('makes clusters of Droplets', async () => {
    const { objects, get } = await generateCluster({
      infrastructure: digitalOcean,
      nodeGroups: [
        { name: 'web', machineType: 's-4vcpu-8gb' },
        {
          name: 'batch',
          machineType: 's-8vcpu-16gb',
          autoscaling: { min: 1, max: 5 },
        },
      ],
    });
    expect(objects.map(({ kind }) => kind)).toEqual([
      'Cluster',
      'DOCluster',
      'KubeadmControlPlane',
      'DOMachineTemplate',
      'MachineDeployment',
      'DOMachineTemplate',
      'KubeadmConfigTemplate',
      'MachineDeployment',
      'DOMachineTemplate',
      'KubeadmConfigTemplate',
    ]);
    expect(get('DOCluster').spec).toEqual({ region: 'ams3' });
    const template = objects[3];
    expect(template.metadata.name).toMatch(/^shop-control-plane-[0-9a-f]{8}$/);
    expect(template.spec).toEqual({
      template: {
        // A number: the id of a snapshot
        spec: { size: 's-2vcpu-4gb', image: 12345678, sshKeys: ['aa:bb'] },
      },
    });
    expect(get('KubeadmControlPlane')).toMatchObject({
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
      metadata: { name: 'shop-control-plane' },
      spec: {
        replicas: 3,
        version: 'v1.34.1',
        machineTemplate: {
          spec: {
            infrastructureRef: {
              apiGroup: 'infrastructure.cluster.x-k8s.io',
              kind: 'DOMachineTemplate',
              name: template.metadata.name,
            },
          },
        },
        kubeadmConfigSpec: {
          joinConfiguration: {
            nodeRegistration: {
              name: '{{ ds.meta_data.local_hostname }}',
              kubeletExtraArgs: [
                { name: 'cloud-provider', value: 'external' },
                {
                  name: 'provider-id',
                  value: 'digitalocean://{{ ds.meta_data.instance_id }}',
                },
              ],
            },
          },
        },
      },
    });
    const labels = {
      'cluster.x-k8s.io/cluster-name': 'shop',
      'cluster.x-k8s.io/deployment-name': 'shop-web',
    };
    expect(get('MachineDeployment', 'shop-web')).toMatchObject({
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            version: 'v1.34.1',
            infrastructureRef: {
              kind: 'DOMachineTemplate',
              name: objects[5].metadata.name,
            },
            bootstrap: {
              configRef: {
                kind: 'KubeadmConfigTemplate',
                name: objects[6].metadata.name,
              },
            },
          },
        },
      },
    });
    const batch = get('MachineDeployment', 'shop-batch');
    expect(batch.spec).not.toHaveProperty('replicas');
    expect(batch.metadata.annotations).toEqual({
      'cluster.x-k8s.io/cluster-api-autoscaler-node-group-min-size': '1',
      'cluster.x-k8s.io/cluster-api-autoscaler-node-group-max-size': '5',
    });
  });

  it('names templates after what they say, as they cannot be changed', async () => {
    const nameOf = async (machineType: string, replicas: number) => {
      const { objects } = await generateCluster({
        infrastructure: digitalOcean,
        nodeGroups: [{ name: 'web', machineType, replicas }],
      });
      return objects[5].metadata.name;
    };
    const name = await nameOf('s-4vcpu-8gb', 1);
    expect(await nameOf('s-4vcpu-8gb', 2)).toBe(name);
    expect(await nameOf('s-8vcpu-16gb', 1)).not.toBe(name);
  });

  it.each([
    [
      'in-memory',
      { backend: { inMemory: {} } },
      { backend: { inMemory: { vm: expect.anything() } } },
    ],
    ['docker', { backend: { docker: {} } }, { backend: { docker: {} } }],
  ])('makes clusters for trying: %s', async (provider, spec, machine) => {
    const { objects, get } = await generateCluster({
      infrastructure: { provider },
      nodeGroups: [{ name: 'md', replicas: 0 }],
    });
    expect(get('DevCluster').spec).toEqual(spec);
    expect(objects[3]).toMatchObject({
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
      kind: 'DevMachineTemplate',
      spec: { template: { spec: machine } },
    });
    expect(get('KubeadmControlPlane').spec).toMatchObject({ replicas: 1 });
    expect(get('MachineDeployment').spec).toMatchObject({ replicas: 0 });
  });

  it('writes the fields of v1beta1 where the host serves nothing newer', async () => {
    const { get, objects } = await generateCluster(
      {
        infrastructure: digitalOcean,
        nodeGroups: [{ name: 'web', machineType: 's-4vcpu-8gb' }],
      },
      old,
    );
    expect(get('Cluster')).toMatchObject({
      apiVersion: 'cluster.x-k8s.io/v1beta1',
      spec: {
        infrastructureRef: {
          apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
          kind: 'DOCluster',
          name: 'shop',
        },
      },
    });
    expect(get('KubeadmControlPlane')).toMatchObject({
      apiVersion: 'controlplane.cluster.x-k8s.io/v1beta1',
      spec: {
        machineTemplate: {
          infrastructureRef: {
            apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
            kind: 'DOMachineTemplate',
            name: objects[3].metadata.name,
          },
        },
        kubeadmConfigSpec: {
          initConfiguration: {
            nodeRegistration: {
              kubeletExtraArgs: { 'cloud-provider': 'external' },
            },
          },
        },
      },
    });
    expect(JSON.stringify(objects)).not.toContain('apiGroup');
  });

  it('makes containers of the Docker kinds where there are no Dev kinds', async () => {
    const noDev: RenderContextOptions = {
      serves: (apiVersion, kind) =>
        old.serves!(apiVersion, kind) && !kind.startsWith('Dev'),
    };
    const { objects } = await generateCluster(
      { infrastructure: { provider: 'docker' } },
      noDev,
    );
    expect(objects.map(({ kind }) => kind)).toEqual([
      'Cluster',
      'DockerCluster',
      'KubeadmControlPlane',
      'DockerMachineTemplate',
    ]);
    await expect(
      generateCluster({ infrastructure: { provider: 'in-memory' } }, noDev),
    ).rejects.toThrow('does not serve DevCluster');
  });

  it.each([
    [{ cluster: { ...cluster, name: 'a/b' } }, /^cluster\.name: /],
    [{ cluster: { ...cluster, version: '1.34.1' } }, /^cluster\.version: /],
    [{ cluster: { ...cluster, version: 'v1.34.1\n' } }, /^cluster\.version: /],
    [{ cluster: { ...cluster, owner: 'x' } }, /^cluster\.owner: /],
    [
      { cluster: { ...cluster, labels: [{ name: 'a b' }] } },
      /^cluster\.labels\.0\.name: /,
    ],
    [
      { cluster: { ...cluster, labels: [{ name: 'a', value: 'b\nc' }] } },
      /^cluster\.labels\.0\.value: /,
    ],
    [{ infrastructure: { provider: 'gcp' } }, /^infrastructure/],
    [{ infrastructure: { provider: 'aws' } }, /^infrastructure\.region: /],
    [
      { infrastructure: { ...aws, region: 'eu: [' } },
      /^infrastructure\.region: is no region/,
    ],
    [
      { infrastructure: { ...digitalOcean, sshKeys: [] } },
      /^infrastructure\.sshKeys: has to name one/,
    ],
    [
      {
        infrastructure: { provider: 'docker', controlPlane: { replicas: 2 } },
      },
      /^infrastructure\.controlPlane\.replicas: has to be odd/,
    ],
    [
      { nodeGroups: [{ name: 'a' }, { name: 'a' }] },
      /^nodeGroups\.1\.name: a is there twice/,
    ],
    [
      { nodeGroups: [{ name: 'a'.repeat(60) }] },
      /^nodeGroups\.0\.name: is longer than 63 characters together/,
    ],
    [
      { nodeGroups: [{ name: 'a', autoscaling: { min: 2, max: 1 } }] },
      /^nodeGroups\.0\.autoscaling: has a minimum above/,
    ],
    [
      { infrastructure: digitalOcean, nodeGroups: [{ name: 'a' }] },
      /^nodeGroups\.0\.machineType: is needed/,
    ],
    [
      {
        infrastructure: digitalOcean,
        cluster: { ...cluster, version: 'v1.34' },
      },
      /^cluster\.version: has to name the patch/,
    ],
  ])('refuses %j', async (values, message) => {
    await expect(
      generateCluster({ infrastructure: aws, ...values }),
    ).rejects.toThrow(message);
  });

  it('names the provider that is not installed', async () => {
    await expect(
      generateCluster(
        { infrastructure: aws },
        { serves: (_, kind) => !kind.startsWith('AWS') },
      ),
    ).rejects.toThrow(
      'hub does not serve AWSManagedCluster of infrastructure.cluster.x-k8s.io in v1beta2',
    );
  });
});
