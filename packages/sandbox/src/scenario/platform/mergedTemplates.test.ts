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

import { valueAt } from '../../kubernetes-api/ApiObject';
import { PlatformTester } from './__testUtils__/PlatformTester';

jest.setTimeout(120_000);

const meta = (name: string, rest = '') =>
  `{ name: ${name}, namespace: playground${rest} }`;

const scaleSet = (min: number, max: number) => `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: ${meta('builds')}
spec:
  interval: 1h
  url: oci://ghcr.io/actions/actions-runner-controller-charts/gha-runner-scale-set
  ref: { tag: 0.14.2 }
  layerSelector:
    mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip
    operation: copy
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: ${meta('builds')}
spec:
  interval: 1h
  releaseName: builds
  chartRef: { kind: OCIRepository, name: builds }
  install: { remediation: { retries: 3 } }
  values:
    githubConfigUrl: https://github.com/example
    githubConfigSecret: github-app
    runnerScaleSetName: builds
    minRunners: ${min}
    maxRunners: ${max}
    containerMode: { type: dind }
    resourceMeta:
      autoscalingRunnerSet:
        annotations: { groundplan.dev/owner: 'group:default/platform' }
`;

const controlPlane = (kind: string, template: string, version: string) => `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: KubeadmControlPlane
metadata: ${meta('trial-control-plane')}
spec:
  replicas: 1
  version: ${version}
  machineTemplate:
    spec:
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: ${kind}MachineTemplate
        name: ${template}
  kubeadmConfigSpec: {}
`;

const cluster = (infrastructure: string, control: string) => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: ${meta('trial')}
spec:
  infrastructureRef:
    { apiGroup: infrastructure.cluster.x-k8s.io, kind: ${infrastructure}, name: trial }
  controlPlaneRef:
    { apiGroup: controlplane.cluster.x-k8s.io, kind: ${control}, name: trial-control-plane }
`;

const deployment = (kind: string, version: string, replicas: number) => `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachineDeployment
metadata: ${meta('trial-workers')}
spec:
  clusterName: trial
  replicas: ${replicas}
  selector: { matchLabels: {} }
  template:
    spec:
      clusterName: trial
      version: ${version}
      bootstrap: { dataSecretName: '' }
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: ${kind}MachineTemplate
        name: trial-machines
`;

const kubeadm =
  (kind: string, apiVersion: string, spec: string, template: string) =>
  (version: string, replicas: number) =>
    [
      cluster(`${kind}Cluster`, 'KubeadmControlPlane'),
      `
apiVersion: infrastructure.cluster.x-k8s.io/${apiVersion}
kind: ${kind}Cluster
metadata: ${meta('trial')}
spec: ${spec}
`,
      `
apiVersion: infrastructure.cluster.x-k8s.io/${apiVersion}
kind: ${kind}MachineTemplate
metadata: ${meta('trial-machines')}
spec: { template: { spec: ${template} } }
`,
      controlPlane(kind, 'trial-machines', version),
      deployment(kind, version, replicas),
    ].join('---');

const eks = (version: string, replicas: number) =>
  [
    cluster('AWSManagedCluster', 'AWSManagedControlPlane'),
    `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: AWSManagedCluster
metadata: ${meta('trial')}
spec: {}
`,
    `
apiVersion: controlplane.cluster.x-k8s.io/v1beta2
kind: AWSManagedControlPlane
metadata: ${meta('trial-control-plane')}
spec:
  region: eu-west-1
  version: ${version}
  endpointAccess: { public: true, private: true }
`,
    `
apiVersion: cluster.x-k8s.io/v1beta2
kind: MachinePool
metadata: ${meta('trial-workers')}
spec:
  clusterName: trial
  replicas: ${replicas}
  template:
    spec:
      clusterName: trial
      version: ${version}
      bootstrap: { dataSecretName: '' }
      infrastructureRef:
        apiGroup: infrastructure.cluster.x-k8s.io
        kind: AWSManagedMachinePool
        name: trial-workers
`,
    `
apiVersion: infrastructure.cluster.x-k8s.io/v1beta2
kind: AWSManagedMachinePool
metadata: ${meta('trial-workers')}
spec:
  amiType: AL2023_x86_64_STANDARD
  scaling: { minSize: 1, maxSize: 10 }
`,
  ].join('---');

const terraform = (approval: string) => `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: ${meta('modules')}
spec: { interval: 5m, url: https://github.com/example/modules, ref: { branch: main } }
---
apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata: ${meta('bucket')}
spec:
  interval: 10m
  path: ./bucket
  sourceRef: { kind: GitRepository, name: modules }
  storeReadablePlan: human
  ${approval}
  writeOutputsToSecret: { name: bucket-outputs, outputs: [arn, 'name:bucket'] }
`;

const service = (kubeconfig: string) => `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: shop, namespace: team-payments }
spec: { interval: 5m, url: https://github.com/example/shop, ref: { branch: main } }
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: { name: shop, namespace: team-payments }
spec:
  interval: 1h
  releaseName: shop
  targetNamespace: shop
  storageNamespace: shop
  kubeConfig: { secretRef: { name: ${kubeconfig} } }
  chart:
    spec:
      chart: ./chart
      reconcileStrategy: Revision
      sourceRef: { kind: GitRepository, name: shop }
`;

describe('what templates make, merged', () => {
  let platform: PlatformTester;
  beforeAll(async () => {
    platform = await PlatformTester.start(40);
  });
  afterAll(async () => {
    await platform?.stop();
  });
  afterEach(() => {
    const bad = platform.log.filter(line => /further|failed/.test(line));
    if (bad.length) {
      throw new Error(bad.join('\n'));
    }
  });

  const message = (host: string, kind: string, name: string) => {
    const list = valueAt(platform.find(host, kind, name), [
      'status',
      'conditions',
    ]);
    return (list as { type: string; message: string }[] | undefined)?.find(
      ({ type }) => type === 'Ready',
    )?.message;
  };

  it('is a runner scale set with a listener and idle runners, and follows its values', async () => {
    const set = () => platform.find('ci', 'AutoscalingRunnerSet', 'builds');
    const runners = () =>
      platform
        .objects('ci', 'EphemeralRunner')
        .filter(({ metadata }) => /^builds-/.test(metadata.name));
    const running = (count: number) => () =>
      runners().length === count &&
      runners().every(one => valueAt(one, ['status', 'phase']) === 'Running');
    const seen = new Set<string>();
    const forget = platform
      .api('ci')
      .client.subscribe(
        { group: 'actions.github.com', plural: 'autoscalingrunnersets' },
        ({ current }) => {
          if (current?.metadata.name === 'builds') {
            const status = platform.status(
              'ci',
              'AutoscalingRunnerSet',
              'builds',
            );
            seen.add(status?.health ?? 'none');
          }
        },
      );
    await platform.merge('ci', 'builds.yaml', scaleSet(2, 5));
    await platform.until(running(2));
    expect(message('ci', 'OCIRepository', 'builds')).toMatch(
      /^stored artifact for revision '0\.14\.2@sha256:/,
    );
    expect(message('ci', 'HelmRelease', 'builds')).toMatch(
      /^Helm install succeeded for release playground\/builds\.v1 with chart gha-runner-scale-set@0\.14\.2\+/,
    );
    expect(set()).toMatchObject({
      metadata: {
        labels: {
          'helm.toolkit.fluxcd.io/name': 'builds',
          'helm.toolkit.fluxcd.io/namespace': 'playground',
          'app.kubernetes.io/version': '0.14.2',
        },
        annotations: { 'groundplan.dev/owner': 'group:default/platform' },
      },
      spec: { minRunners: 2, maxRunners: 5 },
      status: { phase: 'Running', currentRunners: 2 },
    });
    const healthy = () =>
      platform.status('ci', 'AutoscalingRunnerSet', 'builds')?.health ===
      'Healthy';
    expect(healthy()).toBe(true);
    const [listener] = platform
      .objects('ci', 'Pod')
      .filter(({ metadata }) => /^builds-.*-listener$/.test(metadata.name));
    expect(listener.metadata.namespace).toBe('arc-systems');
    const [runnerSet] = platform
      .objects('ci', 'EphemeralRunnerSet')
      .filter(({ metadata }) => /^builds-/.test(metadata.name));
    expect(runnerSet.metadata.ownerReferences?.[0].uid).toBe(
      set()?.metadata.uid,
    );

    await platform.merge('ci', 'builds.yaml', scaleSet(3, 7));
    await platform.until(running(3));
    expect(set()?.spec).toMatchObject({ minRunners: 3, maxRunners: 7 });
    expect(message('ci', 'HelmRelease', 'builds')).toContain('builds.v2');
    await platform.merge('ci', 'builds.yaml', scaleSet(0, 7));
    await platform.until(() => runners().length === 0);
    expect(healthy()).toBe(true);
    expect([...seen].sort()).toEqual(['Healthy', 'Progressing']);

    await platform.merge('ci', 'builds.yaml', scaleSet(9, 1));
    await platform.until(() =>
      message('ci', 'HelmRelease', 'builds')?.includes(
        'maxRunners has to be greater or equal to minRunners',
      ),
    );
    expect(set()?.spec).toMatchObject({ minRunners: 0, maxRunners: 7 });
    await platform.merge('ci', 'builds.yaml');
    await platform.until(() => !set());
    expect(platform.find('ci', 'HelmRelease', 'builds')).toBeUndefined();
    expect(platform.find('ci', 'Pod', listener.metadata.name)).toBeUndefined();
    forget();
  });

  it.each([
    [
      'in-memory',
      kubeadm(
        'Dev',
        'v1beta2',
        '{ backend: { inMemory: {} } }',
        '{ backend: { inMemory: {} } }',
      ),
    ],
    [
      'DigitalOcean',
      kubeadm(
        'DO',
        'v1beta1',
        '{ region: fra1 }',
        '{ size: s-2vcpu-4gb, image: 123, sshKeys: [aa] }',
      ),
    ],
    ['EKS', eks],
  ])(
    'is a cluster of %s that gets healthy, scales, is upgraded, and goes',
    async (_, files) => {
      const workers = () =>
        valueAt(platform.find('hub', 'Cluster', 'trial'), [
          'status',
          'workers',
          'availableReplicas',
        ]);
      const status = () => platform.status('hub', 'Cluster', 'trial');
      const healthy = (count: number) => () =>
        status()?.health === 'Healthy' && workers() === count;
      const seen = new Set<string>();
      const forget = platform
        .api('hub')
        .client.subscribe(
          { group: 'cluster.x-k8s.io', plural: 'clusters' },
          ({ current }) => {
            const phase = valueAt(current, ['status', 'phase']);
            if (current?.metadata.name === 'trial' && phase) {
              seen.add(String(phase));
            }
          },
        );
      await platform.merge('hub', 'trial.yaml', files('v1.34.1', 1));
      await platform.until(healthy(1));
      expect([...seen]).toEqual(['Provisioning', 'Provisioned']);
      await platform.merge('hub', 'trial.yaml', files('v1.34.1', 3));
      await platform.until(healthy(3));
      await platform.merge('hub', 'trial.yaml', files('v1.35.0', 2));
      const versions = () =>
        [
          ...platform
            .objects('hub', 'Machine')
            .filter(one => valueAt(one, ['spec', 'clusterName']) === 'trial')
            .map(one => valueAt(one, ['spec', 'version'])),
          ...['KubeadmControlPlane', 'AWSManagedControlPlane'].map(kind =>
            valueAt(platform.find('hub', kind, 'trial-control-plane'), [
              'status',
              'version',
            ]),
          ),
        ].filter(Boolean);
      await platform.until(
        () =>
          healthy(2)() && versions().every(version => version === 'v1.35.0'),
      );
      await platform.merge('hub', 'trial.yaml');
      await platform.until(
        () =>
          !platform.find('hub', 'Cluster', 'trial') &&
          !['Machine', 'MachinePool', 'KubeadmControlPlane', 'MachineSet']
            .flatMap(kind => platform.objects('hub', kind))
            .some(
              ({ metadata }) =>
                metadata.namespace === 'playground' &&
                metadata.name.startsWith('trial'),
            ),
      );
      forget();
    },
  );

  it('is a Terraform with a plan to read and outputs, approved or not', async () => {
    const bucket = () => platform.find('workload-eu', 'Terraform', 'bucket');
    const plan = () =>
      platform.find('workload-eu', 'ConfigMap', 'tfplan-default-bucket');
    const secret = () =>
      platform.find('workload-eu', 'Secret', 'bucket-outputs');
    await platform.merge('workload-eu', 'bucket.yaml', terraform(''));
    const pending = await platform.until(() =>
      valueAt(bucket(), ['status', 'plan', 'pending']),
    );
    expect(plan()).toMatchObject({
      metadata: { annotations: { savedPlan: pending } },
      data: { tfplan: expect.stringContaining('Plan: 1 to add, 0 to change') },
    });
    expect(secret()).toBeUndefined();
    await platform.merge(
      'workload-eu',
      'bucket.yaml',
      terraform('approvePlan: auto'),
    );
    await platform.until(() =>
      message('workload-eu', 'Terraform', 'bucket')?.startsWith('Outputs'),
    );
    expect(Object.keys(Object(secret()?.data))).toEqual(['arn', 'bucket']);
    expect(bucket()?.status).toMatchObject({
      availableOutputs: ['arn', 'name'],
    });
    expect(platform.status('workload-eu', 'Terraform', 'bucket')?.health).toBe(
      'Healthy',
    );
    await platform.merge('workload-eu', 'bucket.yaml');
    await platform.until(() => !bucket() && !plan());
  });

  it('is a release into another cluster, where there is one', async () => {
    await platform.merge('hub', 'shop.yaml', service('nowhere-kubeconfig'));
    await platform.until(
      () =>
        message('hub', 'HelmRelease', 'shop') ===
        'could not get kubeconfig: Secret "nowhere-kubeconfig" not found',
    );
    await platform.merge(
      'hub',
      'shop.yaml',
      service('payments-prod-kubeconfig'),
    );
    await platform.until(
      () => platform.status('hub', 'HelmRelease', 'shop')?.health === 'Healthy',
    );
    expect(platform.find('hub', 'HelmRelease', 'shop')?.status).toMatchObject({
      lastAttemptedRevision: expect.stringMatching(/^0\.1\.0\+[0-9a-f]{12}$/),
      history: [expect.objectContaining({ chartName: 'chart' })],
    });
    await platform.merge('hub', 'shop.yaml');
    await platform.until(() => !platform.find('hub', 'HelmRelease', 'shop'));
  });
});
