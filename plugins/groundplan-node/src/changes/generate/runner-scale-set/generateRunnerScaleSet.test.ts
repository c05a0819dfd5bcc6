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

import { parse } from 'yaml';
import { controllerPod, repositoryFiles } from '../__testUtils__/renderContext';
import { generateObjects } from '../__testUtils__/generateObjects';

const minimal = {
  name: 'linux',
  githubConfigUrl: 'https://github.com/my-org/',
  githubConfigSecret: 'github-app',
};
const objects = [controllerPod('0.14.2')];

async function valuesOf(values: Record<string, unknown>) {
  const { get } = await generateObjects(
    'runner-scale-set',
    { ...minimal, ...values },
    { objects },
  );
  return (get('HelmRelease').spec as Record<string, unknown>).values;
}

describe('generateRunnerScaleSet', () => {
  it("releases the chart of the installed controller's version", async () => {
    const { rendered, objects: made } = await generateObjects(
      'runner-scale-set',
      { ...minimal, owner: 'group:default/payments' },
      { objects },
    );
    expect(rendered).toMatchObject({
      segment: 'runner-scale-set',
      name: 'linux',
    });
    expect(made).toEqual([
      {
        apiVersion: 'source.toolkit.fluxcd.io/v1',
        kind: 'OCIRepository',
        metadata: { name: 'linux' },
        spec: {
          interval: '1h',
          url: 'oci://ghcr.io/actions/actions-runner-controller-charts/gha-runner-scale-set',
          ref: { tag: '0.14.2' },
          layerSelector: {
            mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
            operation: 'copy',
          },
        },
      },
      {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: {
          name: 'linux',
          annotations: { 'groundplan.dev/owner': 'group:default/payments' },
        },
        spec: {
          interval: '1h',
          releaseName: 'linux',
          chartRef: { kind: 'OCIRepository', name: 'linux' },
          install: { remediation: { retries: 3 } },
          upgrade: { remediation: { retries: 3 } },
          values: {
            githubConfigUrl: 'https://github.com/my-org',
            githubConfigSecret: 'github-app',
            runnerScaleSetName: 'linux',
            minRunners: 0,
            resourceMeta: {
              autoscalingRunnerSet: {
                annotations: {
                  'groundplan.dev/owner': 'group:default/payments',
                },
              },
            },
          },
        },
      },
    ]);
  });

  it('gives the chart its values', async () => {
    expect(
      await valuesOf({
        runnerGroup: 'Team A',
        minRunners: 1,
        maxRunners: 4,
        containerMode: 'kubernetes',
        workVolume: { storageClassName: 'fast', size: '10Gi' },
        image: 'ghcr.io/my-org/runner:2.330.0@sha256:abc',
        resources: { requests: { cpu: '500m', memory: '' }, limits: {} },
        controllerServiceAccount: { name: 'arc', namespace: 'arc-systems' },
      }),
    ).toEqual({
      githubConfigUrl: 'https://github.com/my-org',
      githubConfigSecret: 'github-app',
      runnerScaleSetName: 'linux',
      runnerGroup: 'Team A',
      minRunners: 1,
      maxRunners: 4,
      containerMode: {
        type: 'kubernetes',
        kubernetesModeWorkVolumeClaim: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          resources: { requests: { storage: '10Gi' } },
        },
      },
      template: {
        spec: {
          containers: [
            {
              name: 'runner',
              image: 'ghcr.io/my-org/runner:2.330.0@sha256:abc',
              command: ['/home/runner/run.sh'],
              resources: { requests: { cpu: '500m' } },
            },
          ],
        },
      },
      controllerServiceAccount: { name: 'arc', namespace: 'arc-systems' },
    });
  });

  it('takes what a form leaves empty for absent', async () => {
    expect(
      await valuesOf({
        workVolume: { storageClassName: '' },
        resources: { requests: {}, limits: {} },
        controllerServiceAccount: {},
        runnerGroup: '',
        maxRunners: null,
      }),
    ).toEqual({
      githubConfigUrl: 'https://github.com/my-org',
      githubConfigSecret: 'github-app',
      runnerScaleSetName: 'linux',
      minRunners: 0,
    });
  });

  function generateFor(installed: string[], version?: string) {
    return generateObjects(
      'runner-scale-set',
      { ...minimal, version },
      { objects: installed.map(controllerPod) },
    );
  }

  it.each([
    [[], '0.14.2', '0.14.2'],
    [['0.14.2'], undefined, '0.14.2'],
    // From 0.12 on a controller keeps the scale sets of its minor version
    [['0.14.2'], '0.14.0', '0.14.0'],
    [['0.13.0', '0.14.2'], '0.13.0', '0.13.0'],
    [['canary-1234'], '0.14.2', '0.14.2'],
  ])(
    'with controllers %j and %j asked for takes %s',
    async (installed, version, expected) => {
      const { get } = await generateFor(installed, version);
      expect(get('OCIRepository').spec).toMatchObject({
        ref: { tag: expected },
      });
    },
  );

  it.each([
    [[], undefined, /version: say it.*is not known/],
    [['0.14.2'], '0.13.0', /controller on hub is 0\.14\.2 and would delete/],
    [['0.10.1'], '0.10.0', /would delete/],
    [['0.13.0', '0.14.2'], undefined, /version: say it.*0\.13\.0 and 0\.14\.2/],
    [['canary-1234'], undefined, /version: say it/],
    [[], 'latest', /version: is no version/],
    [[], 'v0.14.2', /version: is no version/],
  ])(
    'with controllers %j and %j asked for refuses',
    async (installed, version, message) => {
      await expect(generateFor(installed, version)).rejects.toThrow(message);
    },
  );

  it('is a chart that depends on it where repositories have folders of charts', async () => {
    const files = repositoryFiles({
      'ops/helm/040-gha-runners-controller/c/Chart.yaml': '',
      'ops/helm/045-gha-runners/other/Chart.yaml': '',
    });
    const { rendered } = await generateObjects(
      'runner-scale-set',
      { ...minimal, owner: 'group:default/payments', maxRunners: 2 },
      { objects, layout: 'helm-folders', files, serves: () => false },
    );
    const texts = rendered.manifests.map(manifest =>
      'text' in manifest
        ? [manifest.path, parse(manifest.text)]
        : ['objects', manifest.objects],
    );
    const folder = 'ops/helm/045-gha-runners/linux';
    expect(Object.fromEntries(texts)).toEqual({
      [`${folder}/Chart.yaml`]: {
        apiVersion: 'v2',
        name: 'linux',
        description: 'A GitHub Actions runner scale set',
        type: 'application',
        version: '0.1.0',
        appVersion: '0.14.2',
        dependencies: [
          {
            name: 'gha-runner-scale-set',
            version: '0.14.2',
            repository:
              'oci://ghcr.io/actions/actions-runner-controller-charts',
          },
        ],
        annotations: {
          'groundplan.dev/what': 'linux.runner-scale-set.team-a.hub',
          'groundplan.dev/owner': 'group:default/payments',
        },
      },
      [`${folder}/values.yaml`]: {
        namespace: 'team-a',
        'gha-runner-scale-set': expect.objectContaining({
          runnerScaleSetName: 'linux',
          maxRunners: 2,
        }),
      },
    });
  });

  it.each([
    [{ name: 'a'.repeat(46) }, /^name: is longer than 45/],
    // The chart writes these without quotes
    [{ name: '123' }, /^name: has to begin with a letter/],
    [{ name: 'on' }, /^name: .*no word of YAML/],
    [{ name: 'null' }, /^name: .*no word of YAML/],
    [{ runnerGroup: 'a: b' }, /^runnerGroup: /],
    [{ runnerGroup: 'a\n  b' }, /^runnerGroup: /],
    [{ githubConfigUrl: 'https://user:pass@github.com/o' }, /^githubConfigUrl/],
    [{ githubConfigUrl: 'https://github.com/' }, /^githubConfigUrl: /],
    [{ githubConfigUrl: 'https://github.com/a/b/c' }, /^githubConfigUrl: /],
    [{ githubConfigSecret: { github_token: 'x' } }, /^githubConfigSecret: /],
    [{ githubConfigSecret: 'ghp_TOKEN' }, /^githubConfigSecret: /],
    [{ minRunners: 3, maxRunners: 2 }, /^maxRunners: is less/],
    [{ minRunners: -1 }, /^minRunners: /],
    [{ maxRunners: 1.5 }, /^maxRunners: /],
    [{ containerMode: 'kubernetes' }, /^workVolume: is needed/],
    [{ image: 'a b' }, /^image: /],
    [{ resources: { limits: { cpu: 'lots' } } }, /^resources\.limits\.cpu/],
  ])('refuses %j', async (values, message) => {
    await expect(valuesOf(values)).rejects.toThrow(message);
  });

  it('refuses a container mode that the version lacks', async () => {
    await expect(
      generateObjects(
        'runner-scale-set',
        { ...minimal, containerMode: 'kubernetes-novolume' },
        { objects: [controllerPod('0.12.1')] },
      ),
    ).rejects.toThrow('from version 0.13.0 on, and this is 0.12.1');
  });
});
