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
import { condition, legacyCondition } from '../condition';
import { stableHex } from '../stableId';
import { ClusterModel, MachineModel, Provider } from './ClusterModel';

const GROUP = 'infrastructure.cluster.x-k8s.io';

const VERSIONS: Record<Provider, string> = {
  Dev: 'v1beta2',
  AWS: 'v1beta2',
  DO: 'v1beta1',
};

/** How infrastructure objects of a provider are referred to. @internal */
export function infrastructureRef(
  provider: Provider,
  kind: string,
  name: string,
) {
  return { apiGroup: GROUP, kind: `${provider}${kind}`, name };
}

function isProvisioned({ state }: MachineModel): boolean {
  return state !== 'pending' && state !== 'provisioning';
}

const REGIONS: Record<Provider, string> = {
  Dev: 'local',
  AWS: 'eu-west-1',
  DO: 'fra1',
};

/** The provider's cluster object, in the provider's own dialect. @internal */
export function infrastructureCluster(
  model: ClusterModel,
  metadata: NewObject['metadata'],
): NewObject {
  const { provider, infrastructureProvisioned: ready, created } = model;
  const region = model.region ?? REGIONS[provider];
  const zones = ['a', 'b', 'c'].map(zone => `${region}${zone}`);
  const base = {
    apiVersion: `${GROUP}/${VERSIONS[provider]}`,
    kind: `${provider}Cluster`,
    metadata,
  };
  const spec = {
    ...(model.endpoint && { controlPlaneEndpoint: model.endpoint }),
    ...(provider !== 'Dev' && { region }),
  };
  switch (provider) {
    case 'AWS':
      return {
        ...base,
        spec: {
          ...spec,
          sshKeyName: 'platform',
          network: {
            vpc: {
              id: `vpc-${stableHex(model.name, 17)}`,
              cidrBlock: '10.32.0.0/16',
            },
            cni: {
              cniIngressRules: [
                {
                  description: 'bgp',
                  protocol: 'tcp',
                  fromPort: 179,
                  toPort: 179,
                },
              ],
            },
          },
        },
        status: {
          ready,
          failureDomains: Object.fromEntries(
            zones.map(zone => [zone, { controlPlane: true }]),
          ),
          conditions: [
            'Ready',
            'VpcReady',
            'SubnetsReady',
            'InternetGatewayReady',
            'NatGatewaysReady',
            'RouteTablesReady',
            'ClusterSecurityGroupsReady',
            'LoadBalancerReady',
          ].map(type =>
            legacyCondition(
              type,
              created,
              ready
                ? undefined
                : {
                    severity: 'Info',
                    reason: 'WaitForDNSName',
                    message: 'Waiting for the load balancer',
                  },
            ),
          ),
        },
      };
    case 'DO':
      return {
        ...base,
        spec: {
          ...spec,
          network: { vpc: { vpc_uuid: stableHex(model.name, 32) } },
        },
        status: {
          ready,
          controlPlaneDNSRecordReady: ready,
          network: {
            apiServerLoadbalancersRef: {
              resourceId: stableHex(`${model.name}-lb`, 32),
              resourceStatus: ready ? 'active' : 'new',
            },
          },
        },
      };
    default:
      return {
        ...base,
        spec: { ...spec, backend: { inMemory: {} } },
        status: {
          initialization: { provisioned: ready },
          failureDomains: zones.map(name => ({ name, controlPlane: true })),
          conditions: [
            condition('Ready', ready, ready ? 'Ready' : 'NotReady', created),
            condition(
              'LoadBalancerAvailable',
              ready,
              ready ? 'Available' : 'NotAvailable',
              created,
            ),
            condition('Paused', false, 'NotPaused', created),
          ],
        },
      };
  }
}

/** The provider's machine object. @internal */
export function infrastructureMachine(
  model: ClusterModel,
  machine: MachineModel,
  metadata: NewObject['metadata'],
): NewObject {
  const { provider } = model;
  const ready = isProvisioned(machine);
  const id = stableHex(machine.name, 17);
  const base = {
    apiVersion: `${GROUP}/${VERSIONS[provider]}`,
    kind: `${provider}Machine`,
    metadata,
  };
  const addresses = [
    {
      type: 'InternalIP',
      address: `10.32.${parseInt(id.slice(0, 2), 16)}.${parseInt(
        id.slice(2, 4),
        16,
      )}`,
    },
  ];
  switch (provider) {
    case 'AWS':
      return {
        ...base,
        spec: {
          instanceType: 'm6i.xlarge',
          iamInstanceProfile: 'nodes.cluster-api-provider-aws.sigs.k8s.io',
          ...(ready && {
            providerID: `aws:///eu-west-1a/i-${id}`,
            instanceID: `i-${id}`,
          }),
        },
        status: {
          ready,
          instanceState: ready ? 'running' : 'pending',
          addresses,
          conditions: ['Ready', 'InstanceReady', 'SecurityGroupsReady'].map(
            type =>
              legacyCondition(
                type,
                machine.created,
                ready
                  ? undefined
                  : {
                      severity: 'Info',
                      reason: 'InstanceNotReady',
                      message: 'instance is pending',
                    },
              ),
          ),
        },
      };
    case 'DO':
      return {
        ...base,
        spec: {
          size: 's-4vcpu-8gb',
          image: 'ubuntu-24-04-x64',
          sshKeys: [4110382],
          ...(ready && {
            providerID: `digitalocean://${parseInt(id.slice(0, 8), 16)}`,
          }),
        },
        status: { ready, instanceStatus: ready ? 'active' : 'new', addresses },
      };
    default:
      return {
        ...base,
        spec: {
          backend: { inMemory: {} },
          ...(ready && { providerID: `in-memory:///${machine.name}` }),
        },
        status: {
          initialization: { provisioned: ready },
          addresses,
          conditions: [
            condition(
              'Ready',
              ready,
              ready ? 'Ready' : 'NotReady',
              machine.created,
              ready
                ? ''
                : '* VMProvisioned: Waiting for the VM to be provisioned',
            ),
            condition(
              'VMProvisioned',
              ready,
              ready ? 'Provisioned' : 'WaitingForStartupTimeout',
              machine.created,
            ),
            condition('Paused', false, 'NotPaused', machine.created),
          ],
        },
      };
  }
}
