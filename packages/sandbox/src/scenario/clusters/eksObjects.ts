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

import { NewObject } from '../../kubernetes-api';
import { legacyCondition } from '../condition';
import { stableHex } from '../stableId';
import { ownedBy } from '../World';
import { ManagedClusterModel } from './ManagedClusterModel';
import { clusterMeta, managedCluster } from './managedCluster';
import { machinePool } from './machinePool';

/** What EKS says of an add-on. @internal */
export interface EksAddon {
  name: string;
  version: string;
  status: string;
  issues?: { code: string; message: string }[];
}

/** An EKS cluster with its node groups. @internal */
export function eksObjects(
  model: ManagedClusterModel,
  options: { addons: EksAddon[]; running: string; updating?: boolean },
): NewObject[] {
  const { created, name } = model;
  const region = 'eu-west-1';
  const cluster = managedCluster(model);
  const owner = { ownerReferences: [ownedBy(cluster)] };
  return [
    cluster,
    {
      ...model.infrastructure,
      metadata: { ...clusterMeta(model), ...owner },
      spec: { controlPlaneEndpoint: { host: model.endpoint, port: 443 } },
      status: { ready: true },
    },
    {
      ...model.controlPlane,
      metadata: { ...clusterMeta(model), ...owner },
      spec: {
        eksClusterName: `${model.namespace}_${name}`,
        region,
        version: model.version,
        associateOIDCProvider: true,
        controlPlaneEndpoint: { host: model.endpoint, port: 443 },
        endpointAccess: { public: true, private: true },
        logging: { apiServer: true, audit: true },
        network: {
          vpc: { id: `vpc-${stableHex(name, 17)}`, cidrBlock: '10.0.0.0/16' },
        },
        addons: options.addons.map(addon => ({
          name: addon.name,
          version: addon.version,
        })),
      },
      status: {
        observedGeneration: 1,
        ready: true,
        initialized: true,
        version: options.running,
        addons: options.addons.map(addon => ({
          ...addon,
          arn: `arn:aws:eks:${region}:123456789012:addon/${name}/${addon.name}`,
        })),
        oidcProvider: {
          arn: `arn:aws:iam::123456789012:oidc-provider/${stableHex(name, 32)}`,
        },
        conditions: [
          ...[
            'Ready',
            'EKSControlPlaneReady',
            'EKSAddonsConfigured',
            'VpcReady',
            'SubnetsReady',
            'ClusterSecurityGroupsReady',
          ].map(type => legacyCondition(type, created)),
          ...(options.updating
            ? [legacyCondition('EKSControlPlaneUpdating', created)]
            : []),
        ],
      },
    },
    ...model.pools.flatMap(pool => {
      const infrastructure = {
        apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta2',
        kind: 'AWSManagedMachinePool',
      };
      const machines = machinePool(model, pool, infrastructure);
      return [
        machines,
        {
          ...infrastructure,
          metadata: {
            ...clusterMeta(model, pool.name),
            ownerReferences: [ownedBy(machines)],
          },
          spec: {
            eksNodegroupName: pool.name,
            instanceType: 'm6i.large',
            scaling: { minSize: 0, maxSize: 10 },
            providerIDList: Array.from(
              { length: pool.ready },
              (_, index) =>
                `aws:///${region}a/i-${stableHex(`${pool.name}${index}`, 17)}`,
            ),
          },
          status: {
            ready: pool.phase !== 'Failed',
            replicas: pool.ready,
            conditions: [
              legacyCondition(
                'Ready',
                created,
                pool.phase === 'Failed'
                  ? {
                      severity: 'Error',
                      reason: 'EKSNodegroupReconciliationFailed',
                      message:
                        'NodeCreationFailure: Instances failed to join the kubernetes cluster',
                    }
                  : undefined,
              ),
            ],
            ...(pool.phase === 'Failed' && {
              failureReason: 'CreateError',
              failureMessage:
                'NodeCreationFailure: Instances failed to join the kubernetes cluster',
            }),
          },
        },
      ];
    }),
  ];
}
