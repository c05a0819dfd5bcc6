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

import { getField } from 'backstage-plugin-groundplan-common';
import { parse } from 'yaml';
import { generateObjects } from '../__testUtils__/generateObjects';
import { RenderContextOptions } from '../__testUtils__/renderContext';

const CLUSTER = 'resource:default/payments.cluster.team-a.hub';
const GITOPS_CLUSTER = 'resource:default/edge.gitops-cluster.team-a.hub';

const git = {
  from: 'git',
  url: 'https://github.com/my-org/shop',
  path: 'chart',
};
const oci = {
  from: 'oci',
  url: 'oci://ghcr.io/my-org/charts/shop',
  version: '1.2.3',
};
const minimal = { name: 'shop', targetNamespace: 'shop', chart: git };

const entities: RenderContextOptions['entities'] = {
  [CLUSTER]: { kind: 'cluster', name: 'payments' },
  [GITOPS_CLUSTER]: {
    kind: 'gitops-cluster',
    name: 'edge',
    object: {
      apiVersion: 'gitops.weave.works/v1alpha1',
      kind: 'GitopsCluster',
      metadata: { name: 'edge' },
      spec: { secretRef: { name: 'edge-access' } },
    },
  },
};

function generateDeployment(
  values: Record<string, unknown>,
  options: RenderContextOptions = {},
) {
  return generateObjects(
    'deployment',
    { ...minimal, ...values },
    { entities, ...options },
  );
}

describe('generateDeployment', () => {
  it('releases a chart of a Git repository into a workload cluster', async () => {
    const { rendered, objects } = await generateDeployment({
      owner: 'group:default/payments',
      service: 'component:default/shop',
      cluster: CLUSTER,
      values: 'replicas: 3\nimage: {tag: "on"}\n',
    });
    expect(rendered).toMatchObject({ segment: 'deployment', name: 'shop' });
    expect(objects).toEqual([
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'GitRepository',
        metadata: { name: 'shop' },
        spec: { interval: '5m', url: git.url, ref: { branch: 'main' } },
      },
      {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: {
          name: 'shop',
          annotations: {
            'groundplan.dev/owner': 'group:default/payments',
            'groundplan.dev/deploys': 'component:default/shop',
          },
        },
        spec: {
          interval: '1h',
          releaseName: 'shop',
          targetNamespace: 'shop',
          storageNamespace: 'shop',
          kubeConfig: { secretRef: { name: 'payments-kubeconfig' } },
          chart: {
            spec: {
              chart: './chart',
              reconcileStrategy: 'Revision',
              sourceRef: { kind: 'GitRepository', name: 'shop' },
            },
          },
          install: { createNamespace: true, remediation: { retries: 3 } },
          upgrade: { remediation: { retries: 3 } },
          values: { replicas: 3, image: { tag: 'on' } },
        },
      },
    ]);
  });

  it.each([
    [GITOPS_CLUSTER, { secretRef: { name: 'edge-access' } }],
    ['resource:default/hub.management-cluster', undefined],
    [undefined, undefined],
    ['', undefined],
  ])('finds the way into %j', async (cluster, kubeConfig) => {
    const { get } = await generateDeployment({ cluster });
    expect(getField(get('HelmRelease'), 'spec', 'kubeConfig')).toEqual(
      kubeConfig,
    );
  });

  it('takes a chart from a registry', async () => {
    const { get } = await generateDeployment({
      chart: { ...oci, secretName: 'pull', branch: 'left over' },
    });
    expect(get('OCIRepository').spec).toMatchObject({
      url: oci.url,
      ref: { tag: '1.2.3' },
      secretRef: { name: 'pull' },
    });
    expect(get('HelmRelease').spec).toMatchObject({
      chartRef: { kind: 'OCIRepository', name: 'shop' },
    });
  });

  it('stands on a Terraform resource, and gives its outputs to the chart', async () => {
    const { objects, get } = await generateDeployment({
      owner: 'group:default/payments',
      terraform: {
        sourceRef: { name: 'modules', namespace: 'flux-system' },
        path: 'postgres',
        outputs: [
          { output: 'host', valuePath: 'database.host' },
          { output: 'port', valuePath: 'database.port' },
        ],
      },
    });
    expect(objects.map(({ kind }) => kind)).toEqual([
      'Terraform',
      'GitRepository',
      'HelmRelease',
    ]);
    expect(get('Terraform')).toMatchObject({
      metadata: {
        name: 'shop',
        annotations: { 'groundplan.dev/owner': 'group:default/payments' },
      },
      spec: {
        sourceRef: { kind: 'GitRepository', name: 'modules' },
        writeOutputsToSecret: {
          name: 'shop-outputs',
          outputs: ['host', 'port'],
        },
      },
    });
    expect(get('HelmRelease').spec).toMatchObject({
      valuesFrom: [
        {
          kind: 'Secret',
          name: 'shop-outputs',
          valuesKey: 'host',
          targetPath: 'database.host',
        },
        {
          kind: 'Secret',
          name: 'shop-outputs',
          valuesKey: 'port',
          targetPath: 'database.port',
        },
      ],
    });
  });

  it('makes no Terraform resource of what a form leaves empty', async () => {
    const { objects } = await generateDeployment({
      terraform: { sourceRef: {}, variables: [], outputs: [] },
    });
    expect(objects.map(({ kind }) => kind)).toEqual([
      'GitRepository',
      'HelmRelease',
    ]);
  });

  it('is a folder of a chart where nothing but Helm is there', async () => {
    const { rendered } = await generateDeployment(
      { chart: oci, values: 'replicas: 2' },
      { layout: 'helm-folders', serves: () => false },
    );
    expect(
      rendered.manifests.map(manifest =>
        'text' in manifest ? [manifest.path, parse(manifest.text)] : [],
      ),
    ).toEqual([
      [
        'ops/helm/005-services/shop/Chart.yaml',
        expect.objectContaining({
          dependencies: [
            {
              name: 'shop',
              version: '1.2.3',
              repository: 'oci://ghcr.io/my-org/charts',
            },
          ],
        }),
      ],
      [
        'ops/helm/005-services/shop/values.yaml',
        { namespace: 'shop', shop: { replicas: 2 } },
      ],
    ]);
    const released = await generateDeployment(
      { chart: oci },
      { layout: 'helm-folders' },
    );
    expect(released.objects.map(({ kind }) => kind)).toEqual([
      'OCIRepository',
      'HelmRelease',
    ]);
  });

  it.each([
    [{ name: 'a'.repeat(54) }, /^name: is longer than 53/],
    [{ service: 'group:default/a' }, /^service: is no Component/],
    [{ targetNamespace: 'a.b' }, /^targetNamespace: /],
    [{ chart: { ...git, url: 'https://user:pw@x.org/a' } }, /^chart\.url: /],
    [{ chart: { ...git, url: 'file:///etc' } }, /^chart\.url: /],
    [{ chart: { ...git, path: '../x' } }, /^chart\.path: leaves/],
    [{ chart: { ...git, branch: 'a b' } }, /^chart\.branch: /],
    [{ chart: { ...oci, url: 'https://x.org/chart' } }, /^chart\.url: /],
    [{ chart: { ...oci, version: '>1' } }, /^chart\.version: /],
    [{ values: 'a: [' }, /^values: are no YAML/],
    [{ values: '- a' }, /^values: are no mapping/],
    [{ values: 'a: *b' }, /^values: are no YAML/],
    [{ cluster: 'resource:default/other' }, /other is not known as cluster/],
    [
      {
        terraform: {
          sourceRef: { name: 'm' },
          outputs: [{ output: 'a', valuePath: 'b c' }],
        },
      },
      /^terraform\.outputs\.0\.valuePath: /,
    ],
    [
      { terraform: { sourceRef: { name: 'm' }, outputs: [] } },
      /^terraform\.outputs: /,
    ],
  ])('refuses %j', async (values, message) => {
    await expect(generateDeployment(values)).rejects.toThrow(message);
  });

  it('has to be where the kubeconfig is', async () => {
    await expect(
      generateDeployment({ cluster: CLUSTER }, { namespace: 'team-b' }),
    ).rejects.toThrow(
      'the kubeconfig of payments is in the namespace team-a, which is where the release has to be, and team-b was chosen',
    );
  });
});
