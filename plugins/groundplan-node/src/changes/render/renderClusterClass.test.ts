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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { contextOf } from './__testUtils__/contextOf';
import { renderTemplate } from '.';

const source = {
  host: 'hub',
  kind: 'cluster-class',
  namespace: 'classes',
  name: 'small',
} as const;

const variable = (name: string, schema: object, required = false) => ({
  name,
  required,
  schema: { openAPIV3Schema: schema },
});

function aClass(
  spec: object = {},
  rest: Partial<KubernetesObject> = {},
): KubernetesObject {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'ClusterClass',
    metadata: { name: 'small', namespace: 'classes' },
    spec: {
      kubernetesVersions: ['v1.33.4', 'v1.34.1'],
      controlPlane: {
        machineInfrastructure: { templateRef: { kind: 'DevMachineTemplate' } },
      },
      workers: {
        machineDeployments: [{ class: 'cpu' }, { class: 'gpu' }],
        machinePools: [{ class: 'spot' }],
      },
      variables: [
        variable('region', { type: 'string', enum: ['eu', 'us'] }, true),
        variable('size', { type: 'integer', minimum: 1, default: 3 }),
        variable('proxy', {
          type: 'object',
          required: ['url'],
          properties: {
            url: { type: 'string' },
            port: { 'x-kubernetes-int-or-string': true },
          },
        }),
      ],
      ...spec,
    },
    ...rest,
  };
}

const values = {
  cluster: { name: 'payments', version: 'v1.34.1', controlPlaneReplicas: 3 },
  variables: { region: 'eu' },
};

async function clusterOf(
  object: KubernetesObject,
  given: Record<string, unknown> = values,
  context: Parameters<typeof contextOf>[1] = {},
) {
  const rendered = await renderTemplate(
    source,
    given,
    contextOf([object], context),
  );
  const [manifest, ...others] = rendered.manifests;
  expect(others).toEqual([]);
  return { ...rendered, ...('objects' in manifest ? manifest : undefined) };
}

describe('renderClusterClass', () => {
  it('writes a Cluster of the class with all that was filled in', async () => {
    const rendered = await clusterOf(aClass(), {
      cluster: {
        ...values.cluster,
        owner: 'Payments',
        description: 'Takes the money',
        clusterNetwork: { pods: { cidrBlocks: ['10.0.0.0/16'] } },
      },
      workers: {
        machineDeployments: [
          { class: 'cpu', name: 'a', replicas: 2 },
          { class: 'cpu', name: 'b' },
        ],
        machinePools: [{ class: 'spot', name: 'a', replicas: 0 }],
      },
      variables: { region: 'eu', proxy: { url: 'http://p', port: 'web' } },
    });
    expect(rendered).toMatchObject({
      segment: 'cluster',
      name: 'payments',
      title: 'Cluster payments',
    });
    expect(rendered.objects).toEqual([
      {
        apiVersion: 'cluster.x-k8s.io/v1beta2',
        kind: 'Cluster',
        metadata: {
          name: 'payments',
          namespace: 'team-a',
          annotations: {
            'groundplan.dev/owner': 'group:default/payments',
            'groundplan.dev/description': 'Takes the money',
          },
        },
        spec: {
          clusterNetwork: { pods: { cidrBlocks: ['10.0.0.0/16'] } },
          topology: {
            classRef: { name: 'small', namespace: 'classes' },
            version: 'v1.34.1',
            controlPlane: { replicas: 3 },
            workers: {
              machineDeployments: [
                { class: 'cpu', name: 'a', replicas: 2 },
                { class: 'cpu', name: 'b' },
              ],
              machinePools: [{ class: 'spot', name: 'a', replicas: 0 }],
            },
            variables: [
              { name: 'region', value: 'eu' },
              { name: 'proxy', value: { url: 'http://p', port: 'web' } },
            ],
          },
        },
      },
    ]);
  });

  it('leaves out what was left out, and objects that are not set', async () => {
    const { objects } = await clusterOf(
      aClass({ variables: [variable('proxy', { type: 'object' })] }),
      {
        cluster: { name: 'payments', version: 'v1.33.4' },
        workers: { machineDeployments: [], machinePools: [] },
        variables: '',
      },
    );
    expect(objects?.[0].metadata).toEqual({
      name: 'payments',
      namespace: 'team-a',
    });
    expect(objects?.[0].spec).toEqual({
      topology: {
        classRef: { name: 'small', namespace: 'classes' },
        version: 'v1.33.4',
      },
    });
    const optional = await clusterOf(aClass(), {
      ...values,
      variables: { region: 'us', proxy: {} },
    });
    expect(optional.objects?.[0].spec).toMatchObject({
      topology: { variables: [{ name: 'region', value: 'us' }] },
    });
  });

  it.each([
    ['team-a', { class: 'small', classNamespace: 'classes' }],
    ['classes', { class: 'small' }],
  ])(
    'writes v1beta1 where that is served, in %s',
    async (namespace, topology) => {
      const older = aClass({}, { apiVersion: 'cluster.x-k8s.io/v1beta1' });
      const { objects } = await clusterOf(older, values, { namespace });
      expect(objects?.[0].apiVersion).toBe('cluster.x-k8s.io/v1beta1');
      expect(objects?.[0].spec).toEqual({
        topology: {
          ...topology,
          version: 'v1.34.1',
          controlPlane: { replicas: 3 },
          variables: [{ name: 'region', value: 'eu' }],
        },
      });
    },
  );

  const cluster = (rest: object) => ({
    ...values,
    cluster: { ...values.cluster, ...rest },
  });
  const variables = (rest: object) => ({
    ...values,
    variables: { region: 'eu', ...rest },
  });
  const workers = (...names: string[]) => ({
    ...values,
    workers: {
      machineDeployments: names.map(name => ({ class: 'cpu', name })),
    },
  });
  const deep = 'Variable proxy.port';

  it.each<[string, Record<string, unknown>, string]>([
    [
      'a version that is none of the class',
      cluster({ version: 'v1.35.0' }),
      'Cluster: version is none of "v1.34.1", "v1.33.4"',
    ],
    [
      'a name that is no DNS label',
      cluster({ name: 'Pay.ments' }),
      'Cluster: name must match pattern',
    ],
    [
      'a name that is too long',
      cluster({ name: 'a'.repeat(64) }),
      'Cluster: name must NOT have more than 63',
    ],
    [
      'no control plane',
      cluster({ controlPlaneReplicas: 0 }),
      'controlPlaneReplicas must be >= 1',
    ],
    [
      'an owner that is no entity',
      cluster({ owner: 'component:default/a' }),
      'cluster.owner',
    ],
    [
      'a field that is not known',
      cluster({ paused: true }),
      'Unrecognized key: "paused"',
    ],
    [
      'a page that is not known',
      { ...values, target: {} },
      'Unrecognized key: "target"',
    ],
    ['no version', { ...values, cluster: { name: 'a' } }, 'cluster.version'],
    [
      'a variable that is not known',
      variables({ colour: 'red' }),
      'Variable colour is not known',
    ],
    [
      'a variable with another value',
      variables({ region: 'asia' }),
      'Variable region is none of "eu", "us"',
    ],
    [
      'a variable of another type',
      variables({ size: 'big' }),
      'Variable size must be integer',
    ],
    [
      'a required variable left out',
      { cluster: values.cluster },
      'Variable region is required',
    ],
    [
      'a field of a variable of another type',
      variables({ proxy: { url: 'x', port: true } }),
      deep,
    ],
    [
      'a field of a variable that is not known',
      variables({ proxy: { url: 'x', user: 'me' } }),
      'Variable proxy.user is not known',
    ],
    [
      'a field of a variable left out',
      variables({ proxy: { port: 1 } }),
      'Variable proxy.url is required',
    ],
    [
      'two sets of one name',
      workers('a', 'a'),
      "two machine deployments are called 'a'",
    ],
    [
      'a set whose name is no DNS label',
      workers('A'),
      'machineDeployments[0].name must match pattern',
    ],
    [
      'a set of a class that is not there',
      { ...values, workers: { machinePools: [{ class: 'cpu', name: 'a' }] } },
      'machinePools[0].class is none of "spot"',
    ],
  ])('refuses %s', async (_, given, message) => {
    await expect(clusterOf(aClass(), given)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it.each<[string, KubernetesObject, Record<string, unknown>, object, string]>([
    [
      'machines for a control plane that has none',
      aClass({ controlPlane: {} }),
      values,
      {},
      'controlPlaneReplicas: the class has no machines',
    ],
    [
      'workers of a class that has none',
      aClass({ workers: {} }),
      workers('a'),
      {},
      'Workers: machineDeployments is not known',
    ],
    [
      'a class that cannot be read',
      aClass({ variables: [variable('a', { type: 'file' })] }),
      values,
      {},
      'Variable a: the type "file"',
    ],
    ['another host', aClass(), values, { host: 'other' }, 'goes to hub'],
    [
      'a namespace that is none',
      aClass(),
      values,
      { namespace: 'Team A' },
      'Target: namespace must match',
    ],
  ])('refuses %s', async (_, object, given, context, message) => {
    await expect(clusterOf(object, given, context)).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(message),
    });
  });

  it('says which class is not there', async () => {
    await expect(
      renderTemplate(source, values, contextOf([])),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining('ClusterClass classes/small of hub'),
    });
  });
});
