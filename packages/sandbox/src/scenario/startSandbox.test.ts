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

import { Agent, request } from 'node:https';
import {
  assessHealth,
  Assessment,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { ApiObject } from '../kubernetes-api';
import { builtInResources } from '../kubernetes-api/builtInResources';
import { sandboxCrds } from '../crds';
import { Sandbox, SandboxHost } from './Sandbox';
import { startSandbox } from './startSandbox';

jest.setTimeout(60_000);

const resources = [
  ...sandboxCrds.map(({ spec }) => ({
    group: spec.group,
    plural: spec.names.plural,
  })),
  ...builtInResources.map(({ group, plural }) => ({ group, plural })),
];

function objectsOf({ api }: Pick<SandboxHost, 'api'>): ApiObject[] {
  return resources.flatMap(resource => api.client.list(resource));
}

async function get(
  { url, token, caData }: { url: string; token: string; caData?: string },
  path: string,
  options: {
    method?: string;
    headers?: Record<string, string | string[]>;
    body?: unknown;
  } = {},
): Promise<{ status?: number; text: string }> {
  const ca = Buffer.from(caData ?? '', 'base64');
  return new Promise((resolve, reject) => {
    request(
      `${url}${path}`,
      {
        agent: new Agent({ ca }),
        method: options.method,
        headers: { Authorization: `Bearer ${token}`, ...options.headers },
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    )
      .on('error', reject)
      .end(options.body && JSON.stringify(options.body));
  });
}

describe('startSandbox', () => {
  let sandbox: Sandbox;
  let assessments: Map<string, Assessment[]>;
  const host = (name: string) => {
    const found = sandbox.hosts.find(item => item.name === name);
    if (!found) {
      throw new Error(`There is no host ${name}`);
    }
    return found;
  };

  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 0 });
    assessments = new Map(
      sandbox.hosts.map(item => [
        item.name,
        assessHealth(objectsOf(item) as KubernetesObject[]),
      ]),
    );
  });
  afterAll(async () => {
    await sandbox?.stop();
  });

  const statesOf = (name: string, kind: string) =>
    (assessments.get(name) ?? [])
      .filter(({ ref }) => ref.kind === kind)
      .map(
        ({ ref, status }) =>
          `${ref.name}: ${status.health} ${[status.state, ...status.flags].join(
            ' ',
          )}`,
      )
      .sort();

  it('has three host clusters', () => {
    expect(sandbox.hosts.map(({ name }) => name)).toEqual([
      'hub',
      'workload-eu',
      'ci',
    ]);
  });

  it('shows every health and flag of clusters', () => {
    expect(statesOf('hub', 'Cluster')).toEqual([
      'labs-forgotten: Unknown not-reported',
      'labs-gpu: Warning provisioning',
      'labs-nimbus: Healthy available',
      'payments-batch: Warning remediating',
      'payments-drill: Healthy available stale',
      'payments-eks: Healthy available',
      'payments-legacy: Healthy available',
      'payments-load-test: Deleting waiting-for-workers-deletion',
      'payments-preview: Progressing provisioning',
      'payments-prod: Healthy available',
      'payments-sandbox: Error topology-failed',
      'platform-eks: Error workers-unavailable',
      'platform-lab: Healthy available paused',
      'platform-observability: Warning control-plane-degraded',
      'platform-staging: Healthy available',
      'platform-tools: Warning hook-blocking blocked',
      'search-aks-next: Warning workers-degraded',
      'search-aks: Healthy available',
      'search-analytics: Error blocked blocked',
      'search-archive: Healthy available',
      'search-batch: Healthy available',
      'search-dev: Error control-plane-unavailable',
      'search-edge: Error unreachable',
      'search-eks: Healthy available',
      'search-index: Error workers-unavailable',
      'search-next-eks: Healthy available',
      'search-prod: Healthy available',
    ]);
    expect(statesOf('ci', 'Cluster')).toEqual([
      'ci-runners: Warning workers-degraded',
    ]);
    expect(statesOf('hub', 'GitopsCluster')).toEqual([
      'branch-office: Error unreachable',
      'datacenter-east: Healthy ready',
      'payments-prod: Healthy ready',
      'search-edge: Error unreachable',
      'warehouse: Progressing waiting',
    ]);
  });

  it('shows every state of Terraform resources', () => {
    const states = statesOf('workload-eu', 'Terraform').map(line =>
      line.replace(/^\S+ \S+ (\S+).*$/, '$1'),
    );
    expect([...new Set(states)].sort()).toEqual([
      'applying',
      'awaiting-approval',
      'awaiting-destroy-approval',
      'deleting',
      'drifted',
      'failed',
      'locked',
      'not-reconciled',
      'plan-only',
      'progressing',
      'ready',
      'replan-requested',
      'stalled',
      'suspended',
      'unhealthy',
      'unknown',
      'waiting-for-dependency',
    ]);
  });

  it('has a lock that its runner left behind, and runners to tell by', async () => {
    const selector = encodeURIComponent('app.kubernetes.io/name=tf-runner');
    const { text } = await get(
      host('workload-eu'),
      `/api/v1/pods?labelSelector=${selector}`,
    );
    const objects = [
      ...objectsOf(host('workload-eu')),
      ...JSON.parse(text).items,
    ] as KubernetesObject[];
    const locked = objects.find(({ metadata }) =>
      /^search-queue$/.test(metadata.name),
    );
    const [, created] =
      /Created: +(\S+ \S+)/.exec(JSON.stringify(locked)) ?? [];
    const runner = objects.find(
      ({ metadata }) => metadata.name === 'search-queue-tf-runner',
    );
    expect(runner?.status).toMatchObject({ phase: 'Running' });
    const { startTime } = runner?.status as { startTime: string };
    expect(Date.parse(startTime)).toBeGreaterThan(Date.parse(`${created}Z`));
  });

  it('shows every state of runner scale sets', () => {
    expect(statesOf('ci', 'AutoscalingRunnerSet')).toEqual([
      'arm64: Error outdated blocked',
      'forgotten-counters: Warning counters-stale stale',
      'fresh: Warning pending',
      'gpu: Error listener-down',
      'idle: Healthy ready',
      'left-behind: Error version-skew blocked',
      'linux-large: Warning saturated',
      'linux: Healthy ready',
      'nightly: Healthy suspended suspended',
      'payments: Warning runners-failed',
      'release: Error exhausted blocked',
      'retiring: Deleting deleting',
      'scaled-to-zero: Healthy ready',
      'stuck: Warning runners-pending',
      'unbounded: Healthy ready',
      'unregistered: Warning runners-unregistered',
      'windows: Error listener-down',
    ]);
  });

  it('plants every secret where real objects have theirs', () => {
    const text = JSON.stringify(sandbox.hosts.map(objectsOf));
    for (let number = 1; number <= 10; number++) {
      expect(text).toContain(`PLANTED-SECRET-${number}`);
    }
  });

  it("lets the hosts' tokens read what is meant to be read, and nothing else", async () => {
    const read = async (name: string, path: string) =>
      (await get(host(name), path)).status;
    expect(await read('hub', '/apis/cluster.x-k8s.io/v1beta2/clusters')).toBe(
      200,
    );
    expect(await read('hub', '/api/v1/secrets')).toBe(403);
    expect(
      await read(
        'hub',
        '/apis/bootstrap.cluster.x-k8s.io/v1beta2/kubeadmconfigs',
      ),
    ).toBe(403);
    expect(
      await read('workload-eu', '/apis/helm.toolkit.fluxcd.io/v2/helmreleases'),
    ).toBe(403);
    expect(await read('ci', '/apis/cluster.x-k8s.io/v1beta1/clusters')).toBe(
      200,
    );
    expect(await read('ci', '/apis/cluster.x-k8s.io/v1beta2/clusters')).toBe(
      404,
    );
  });

  it.each<[string, string, string, string, Record<string, string>, number]>([
    ['may act', 'workload-eu', 'team-search', 'search-queue', {}, 200],
    ['may not act', 'ci', 'team-platform', 'runner-images', {}, 403],
    [
      'may act as somebody who may',
      'workload-eu',
      'team-payments',
      'payments-queue',
      {
        'Impersonate-User': 'user:default/devon',
        'Impersonate-Group': 'group:default/payments',
      },
      200,
    ],
    [
      'may not act as somebody who may not',
      'workload-eu',
      'team-search',
      'search-queue',
      {
        'Impersonate-User': 'user:default/devon',
        'Impersonate-Group': 'group:default/payments',
      },
      403,
    ],
    [
      'may not act as anybody',
      'hub',
      'team-payments',
      'payments-queue',
      { 'Impersonate-User': 'user:default/ada' },
      403,
    ],
  ])('has a token that %s', async (_, on, namespace, name, headers, code) => {
    const answer = await get(
      host(on),
      `/apis/infra.contrib.fluxcd.io/v1alpha2/namespaces/${namespace}/terraforms/${name}`,
      {
        method: 'PATCH',
        headers: { 'Content-Type': 'application/merge-patch+json', ...headers },
        body: { metadata: { annotations: { tried: 'yes' } } },
      },
    );
    expect(answer.status).toBe(code);
    const reads = await get(host(on), '/api/v1/configmaps?limit=1');
    expect(reads.status).toBe(200);
  });

  it('remembers in whose name somebody acted', async () => {
    const entries = host('workload-eu').api.audit();
    expect(
      entries.filter(({ impersonatedBy }) => impersonatedBy),
    ).toMatchObject(
      [
        ['team-payments', 200],
        ['team-search', 403],
      ].map(([namespace, code]) => ({
        user: 'user:default/devon',
        groups: ['group:default/payments'],
        impersonatedBy: 'groundplan',
        verb: 'patch',
        namespace,
        code,
      })),
    );
  });

  it('says beforehand who may act', async () => {
    const ask = async (on: string) => {
      const { text } = await get(
        host(on),
        '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SelfSubjectAccessReview',
            spec: {
              resourceAttributes: {
                group: 'infra.contrib.fluxcd.io',
                resource: 'terraforms',
                subresource: 'status',
                verb: 'patch',
                namespace: 'team-platform',
              },
            },
          },
        },
      );
      return JSON.parse(text).status.allowed;
    };
    expect(await ask('workload-eu')).toBe(true);
    expect(await ask('ci')).toBe(false);
  });

  it('has workload clusters at the endpoints of their Clusters', async () => {
    expect(
      sandbox.workloads.map(({ host: on, namespace, cluster }) => [
        on,
        namespace,
        cluster,
      ]),
    ).toEqual([
      ['hub', 'team-payments', 'payments-prod'],
      ['hub', 'team-search', 'search-prod'],
    ]);
    for (const workload of sandbox.workloads) {
      const cluster = host('hub').api.client.get({
        apiVersion: 'cluster.x-k8s.io/v1beta2',
        kind: 'Cluster',
        metadata: { name: workload.cluster, namespace: workload.namespace },
      });
      const { hostname, port } = new URL(workload.url);
      expect(cluster?.spec).toMatchObject({
        controlPlaneEndpoint: { host: hostname, port: Number(port) },
      });
      const selector = encodeURIComponent(
        'backstage.io/kubernetes-id=monitoring',
      );
      const pods = await get(
        workload,
        `/api/v1/pods?labelSelector=${selector}`,
      );
      expect(JSON.parse(pods.text).items).toHaveLength(2);
      expect((await get(workload, '/api/v1/secrets')).status).toBe(403);
    }
  });
});
