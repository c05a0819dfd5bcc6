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

import { ApiObject, KubernetesApi } from '../../kubernetes-api';
import { valueAt } from '../../kubernetes-api/ApiObject';
import { Sandbox } from '../Sandbox';
import { startSandbox } from '../startSandbox';

jest.setTimeout(90_000);

const HEADERS =
  'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

describe('the platform repository', () => {
  let sandbox: Sandbox;
  const log: string[] = [];
  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 40, log: text => log.push(text) });
  });
  afterAll(async () => {
    await sandbox?.stop();
  });

  function api(name: string): KubernetesApi {
    const host = sandbox.hosts.find(item => item.name === name);
    if (!host) {
      throw new Error(`There is no host ${name}`);
    }
    return host.api;
  }

  async function until<T>(
    read: () => T | undefined | false | null,
  ): Promise<T> {
    for (let tries = 0; tries < 2000; tries++) {
      const value = read();
      if (value) {
        return value;
      }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    throw new Error(`It did not happen: ${read}\n${log.join('\n')}`);
  }

  async function send(method: string, path: string, body: unknown) {
    const { url, token, repository } = sandbox.git;
    const response = await fetch(`${url}/api/v1/repos/${repository}${path}`, {
      method,
      headers: {
        Authorization: `token ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${response.status} ${await response.text()}`);
    }
    const text = await response.text();
    return text ? JSON.parse(text) : undefined;
  }

  let branches = 0;
  /** By pull request; answers when it is merged. */
  async function change(
    files: { operation: string; path: string; content?: string }[],
  ): Promise<void> {
    const head = `groundplan/${++branches}`;
    await send('POST', '/contents', {
      branch: 'main',
      new_branch: head,
      files: files.map(file => ({
        ...file,
        content: Buffer.from(file.content ?? '').toString('base64'),
      })),
    });
    const { number } = await send('POST', '/pulls', {
      base: 'main',
      head,
      title: 'Change',
    });
    await send('POST', `/pulls/${number}/merge`, { Do: 'merge' });
  }

  const find = (
    host: string,
    group: string,
    plural: string,
    name: string,
  ): ApiObject | undefined =>
    api(host)
      .client.list({ group, plural })
      .find(({ metadata }) => metadata.name === name);
  const message = (object: ApiObject | undefined, type = 'Ready') => {
    const conditions = valueAt(object, ['status', 'conditions']);
    return (
      conditions as { type: string; message: string }[] | undefined
    )?.find(condition => condition.type === type)?.message;
  };

  it('is applied to all hosts', async () => {
    for (const host of ['hub', 'workload-eu', 'ci']) {
      await until(() => find(host, '', 'namespaces', 'playground'));
      const kustomization = () =>
        find(host, 'kustomize.toolkit.fluxcd.io', 'kustomizations', 'platform');
      await until(() => message(kustomization())?.startsWith('Applied'));
      expect(kustomization()?.status).toMatchObject({
        inventory: { entries: [{ id: '_playground__Namespace', v: 'v1' }] },
      });
    }
  });

  it('brings a Terraform up, waits for approval, and takes it away', async () => {
    const folder = 'clusters/workload-eu';
    const list = (...files: string[]) => ({
      operation: 'update',
      path: `${folder}/kustomization.yaml`,
      content: `${HEADERS}resources: [namespaces.yaml${files
        .map(file => `, ${file}`)
        .join('')}]\n`,
    });
    await change([
      list('bucket.yaml'),
      {
        operation: 'create',
        path: `${folder}/bucket.yaml`,
        content: `apiVersion: infra.contrib.fluxcd.io/v1alpha2
kind: Terraform
metadata: { name: bucket, namespace: playground }
spec:
  interval: 10m
  path: ./bucket
  sourceRef: { kind: GitRepository, name: infrastructure, namespace: flux-system }
`,
      },
    ]);
    const bucket = () =>
      find('workload-eu', 'infra.contrib.fluxcd.io', 'terraforms', 'bucket');
    // The loop asks nobody: it comes as the merge is told
    await until(bucket);
    const pending = await until(() =>
      valueAt(bucket(), ['status', 'plan', 'pending']),
    );
    expect(message(bucket())).toBe(
      `Plan generated: set approvePlan: "${pending}" to approve this plan.`,
    );
    api('workload-eu').client.update(bucket() as ApiObject, object =>
      Object.assign(object.spec as object, { approvePlan: pending }),
    );
    await until(() => message(bucket())?.startsWith('Applied successfully'));
    await change([
      list(),
      { operation: 'delete', path: `${folder}/bucket.yaml` },
    ]);
    await until(() => message(bucket()) === 'Deletion in progress');
    await until(() => !bucket());
  });

  it('brings a cluster up, scales and upgrades it, and takes it away', async () => {
    const folder = 'clusters/hub';
    const cluster = (version: string, workers: number) =>
      `apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata:
  name: tryout
  namespace: playground
spec:
  topology:
    classRef: { name: dev-standard, namespace: platform-classes }
    version: ${version}
    controlPlane: { replicas: 1 }
    workers:
      machineDeployments:
        - { class: default-worker, name: md-0, replicas: ${workers} }
`;
    const path = `${folder}/tryout.yaml`;
    const phases = new Set();
    const forget = api('hub').client.subscribe(
      { group: 'cluster.x-k8s.io', plural: 'clusters' },
      ({ current }) => {
        const phase = valueAt(current, ['status', 'phase']);
        if (current?.metadata.name === 'tryout' && phase) {
          phases.add(phase);
        }
      },
    );
    await change([
      {
        operation: 'update',
        path: `${folder}/kustomization.yaml`,
        content: `${HEADERS}resources: [namespaces.yaml, tryout.yaml]\n`,
      },
      { operation: 'create', path, content: cluster('v1.34.1', 1) },
    ]);
    const tryout = () => find('hub', 'cluster.x-k8s.io', 'clusters', 'tryout');
    const machines = () =>
      api('hub')
        .client.list({ group: 'cluster.x-k8s.io', plural: 'machines' })
        .filter(
          ({ metadata }) =>
            metadata.labels?.['cluster.x-k8s.io/cluster-name'] === 'tryout',
        );
    const running = (version: string) =>
      machines().filter(
        machine =>
          valueAt(machine, ['status', 'phase']) === 'Running' &&
          valueAt(machine, ['spec', 'version']) === version,
      ).length;
    await until(() => running('v1.34.1') === 2);
    expect([...phases]).toEqual(['Provisioning', 'Provisioned']);
    expect(tryout()?.spec).toMatchObject({
      topology: { version: 'v1.34.1' },
      controlPlaneEndpoint: { host: 'tryout.clusters.example.com' },
    });
    const deployment = find(
      'hub',
      'cluster.x-k8s.io',
      'machinedeployments',
      'tryout-md-0',
    );
    expect(deployment?.metadata.ownerReferences).toEqual([
      expect.objectContaining({ uid: tryout()?.metadata.uid }),
    ]);
    await change([
      { operation: 'update', path, content: cluster('v1.35.0', 2) },
    ]);
    await until(() => running('v1.35.0') === 3 && machines().length === 3);
    await change([
      {
        operation: 'update',
        path: `${folder}/kustomization.yaml`,
        content: `${HEADERS}resources: [namespaces.yaml]\n`,
      },
      { operation: 'delete', path },
    ]);
    await until(() => tryout()?.metadata.deletionTimestamp);
    await until(() => !tryout() && !machines().length);
    forget();
    expect(log.filter(line => /further|failed/.test(line))).toEqual([]);
  });
});
