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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { EntityResolver } from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { GroundplanClusterSupplier } from './GroundplanClusterSupplier';
import { WorkloadClusterLister } from './WorkloadClusterLister';

function cluster(name: string, spec: object): KubernetesObject {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: { name, namespace: 'team-a', uid: name },
    spec,
  };
}

const ready = { controlPlaneEndpoint: { host: '10.0.0.1', port: 6443 } };

function setUp(objects: KubernetesObject[], visible: Entity[] = []) {
  const mirror = FakeMirror.create({ hub: objects });
  const entities = EntityResolver.create({
    mirror,
    config: mockServices.rootConfig({ data: {} }),
    logger: mockServices.logger.mock(),
  });
  const lister = WorkloadClusterLister.create({
    mirror,
    entities,
    rules: [
      {
        match: { infrastructureKind: 'AWSManagedCluster' },
        authProvider: 'aws',
        assumeRole: 'arn:aws:iam::1:role/read',
      },
      {
        match: { host: 'hub', name: 'payments' },
        authProvider: 'serviceAccount',
        serviceAccountToken: 'token',
        caData: 'Y2E=',
      },
    ],
  });
  const list = jest.spyOn(lister, 'list');
  const catalog = catalogServiceMock({ entities: visible });
  const getEntitiesByRefs = jest.spyOn(catalog, 'getEntitiesByRefs');
  const inherited = {
    getClusters: jest.fn(async () => [
      { name: 'by-hand', url: 'https://by-hand', authMetadata: {} },
    ]),
  };
  const supplier = GroundplanClusterSupplier.create({
    lister,
    mirror,
    inherited,
    catalog,
    auth: mockServices.auth(),
  });
  const namesFor = async (
    credentials: BackstageCredentials = mockCredentials.service(),
  ) => (await supplier.getClusters({ credentials })).map(({ name }) => name);
  return { mirror, supplier, list, getEntitiesByRefs, namesFor };
}

describe('GroundplanClusterSupplier', () => {
  it('adds clusters with an endpoint and a rule to those of the plugin', async () => {
    const { supplier } = setUp([
      cluster('payments', ready),
      cluster('unready', {}),
      cluster('without-rule', ready),
      cluster('eks', {
        controlPlaneEndpoint: { host: 'abc.eks.amazonaws.com', port: 443 },
        infrastructureRef: { kind: 'AWSManagedCluster', name: 'eks' },
        controlPlaneRef: { kind: 'AWSManagedControlPlane', name: 'eks-cp' },
      }),
      {
        apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
        kind: 'AWSManagedControlPlane',
        metadata: { name: 'eks-cp', namespace: 'team-a' },
        spec: { eksClusterName: 'team-a_eks' },
      },
    ]);
    const clusters = await supplier.getClusters({
      credentials: mockCredentials.service(),
    });
    expect(clusters).toEqual([
      expect.objectContaining({ name: 'by-hand' }),
      {
        name: 'payments.cluster.team-a.hub',
        title: 'payments',
        url: 'https://10.0.0.1:6443',
        authMetadata: {
          'kubernetes.io/auth-provider': 'serviceAccount',
          serviceAccountToken: 'token',
        },
        caData: 'Y2E=',
        skipTLSVerify: false,
        skipMetricsLookup: false,
      },
      expect.objectContaining({
        name: 'eks.cluster.team-a.hub',
        url: 'https://abc.eks.amazonaws.com:443',
        authMetadata: {
          'kubernetes.io/auth-provider': 'aws',
          'kubernetes.io/aws-assume-role': 'arn:aws:iam::1:role/read',
          'kubernetes.io/x-k8s-aws-id': 'team-a_eks',
        },
      }),
    ]);
  });

  it('shows a user the clusters that the catalog shows them', async () => {
    const objects = [cluster('payments', ready)];
    const user = mockCredentials.user('user:default/devon');
    const entityFrom = (origin: string): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'payments.cluster.team-a.hub',
        annotations: { 'backstage.io/managed-by-origin-location': origin },
      },
    });
    const { namesFor } = setUp(objects, [
      entityFrom('groundplan:hub/cluster/team-a/payments'),
    ]);
    await expect(namesFor(user)).resolves.toEqual([
      'by-hand',
      'payments.cluster.team-a.hub',
    ]);
    const stranger = setUp(objects, []);
    await expect(stranger.namesFor(user)).resolves.toEqual(['by-hand']);
    const sameName = setUp(objects, [
      entityFrom('url:https://example.com/mine.yaml'),
    ]);
    await expect(sameName.namesFor(user)).resolves.toEqual(['by-hand']);
  });

  it('asks once while nothing changes, and again after a change', async () => {
    const { mirror, namesFor, list, getEntitiesByRefs } = setUp([
      cluster('payments', ready),
    ]);
    const user = mockCredentials.user('user:default/devon');
    await Promise.all([namesFor(user), namesFor(user), namesFor()]);
    expect(list).toHaveBeenCalledTimes(1);
    expect(getEntitiesByRefs).toHaveBeenCalledTimes(1);

    mirror.remove('hub', cluster('payments', ready));
    await expect(namesFor()).resolves.toEqual(['by-hand']);
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('tells a failure, and does not keep it', async () => {
    const { namesFor, getEntitiesByRefs } = setUp([cluster('payments', ready)]);
    const user = mockCredentials.user('user:default/devon');
    getEntitiesByRefs.mockRejectedValueOnce(new Error('catalog is down'));
    await expect(namesFor(user)).rejects.toThrow('catalog is down');
    await expect(namesFor(user)).resolves.toEqual(['by-hand']);
  });
});
