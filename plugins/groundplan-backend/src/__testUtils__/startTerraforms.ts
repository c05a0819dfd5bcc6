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

import { createServiceFactory } from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import {
  HostConnection,
  hostConnectionsServiceRef,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import request from 'supertest';
import groundplanPlugin from '..';
import { FakeTerraformHost } from '../__testUtils__/FakeTerraformHost';
import { locateTerraform } from '../terraform/locateTerraform';

export const PLAN = 'plan-main-1234567890';
export const OTHER = 'plan-main-0987654321';

export const CREATES = `
Terraform will perform the following actions:

  # aws_s3_bucket.logs will be created
  + resource "aws_s3_bucket" "logs" {
      + bucket = "logs"
    }

Plan: 1 to add, 0 to change, 0 to destroy.
`;

export const DESTROYS = `
Terraform will perform the following actions:

  # aws_s3_bucket.logs will be destroyed
  - resource "aws_s3_bucket" "logs" {
      - bucket = "logs" -> null
    }

Plan: 0 to add, 0 to change, 1 to destroy.
`;

const NAMESPACE = 'team-a';
const API = '/apis/infra.contrib.fluxcd.io/v1alpha2/namespaces';

export const pathOf = (name: string) =>
  `${API}/${NAMESPACE}/terraforms/${name}`;

/** A Terraform resource with a plan that waits. */
export function aPlanned(
  name: string,
  further: { spec?: object; status?: object; uid?: string } = {},
): KubernetesObject {
  return {
    apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
    kind: 'Terraform',
    metadata: {
      name,
      namespace: NAMESPACE,
      uid: further.uid ?? `uid-${name}`,
      generation: 1,
      resourceVersion: '1',
    },
    spec: {
      storeReadablePlan: 'human',
      path: './',
      interval: '10m',
      sourceRef: { kind: 'GitRepository', name: 'infra' },
      ...further.spec,
    },
    status: {
      plan: { pending: PLAN },
      conditions: [],
      ...further.status,
    },
  };
}

/** The ConfigMap that holds a plan. */
export function aStoredPlan(
  name: string,
  text: string,
  planId: string = PLAN,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `tfplan-default-${name}`,
      namespace: NAMESPACE,
      annotations: { savedPlan: planId },
    },
    data: { tfplan: text },
  } as KubernetesObject;
}

export const planPathOf = (name: string) =>
  `/api/v1/namespaces/${NAMESPACE}/configmaps/tfplan-default-${name}`;

/** Where another operator's object is on its host. */
export function otherPathOf(object: KubernetesObject): string {
  const { id, resource } = locateTerraform('hub', object)!;
  const { group, version, plural } = resource;
  const namespace = id.namespace ? `/namespaces/${id.namespace}` : '';
  return `/apis/${group}/${version}${namespace}/${plural}/${id.name}`;
}

/** What names another operator's object in our own paths. */
export function segmentsOf(object: KubernetesObject): string {
  const { id } = locateTerraform('hub', object)!;
  return [id.kind, id.host, id.namespace ?? '_', id.name].join('/');
}

const DECISIONS: Record<'allow' | 'conditional' | 'deny', PolicyDecision> = {
  allow: { result: AuthorizeResult.ALLOW },
  deny: { result: AuthorizeResult.DENY },
  conditional: {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: { rule: 'X', resourceType: 'catalog-entity', params: {} },
  },
};

const stops: (() => Promise<void> | void)[] = [];

/** Ends what {@link startTerraforms} has started. */
export async function stopTerraforms(): Promise<void> {
  await Promise.all(stops.splice(0).map(stop => stop()));
}

/** The plugin, with two Terraform resources `vpc` and `dns` on a host that is made up. */
export async function startTerraforms(
  options: {
    config?: JsonObject;
    entities?: Entity[];
    read?: keyof typeof DECISIONS;
    /** Names of permissions, or `name of entity`. */
    denied?: string[];
    text?: string;
    vpc?: KubernetesObject;
    /** A real host in place of the one that is made up, and what is on it. */
    real?: { connection: HostConnection; objects: KubernetesObject[] };
    /** Objects of other operators; the first is asked about in place of `vpc`. */
    others?: KubernetesObject[];
    ownershipEntityRefs?: string[];
  } = {},
) {
  const { config = {}, entities = [], denied = [], text = CREATES } = options;
  const host = await FakeTerraformHost.start();
  stops.push(() => host.stop());
  const objects = options.real?.objects ?? [
    options.vpc ?? aPlanned('vpc'),
    aPlanned('dns'),
  ];
  const others = options.others ?? [];
  const mirror = FakeMirror.create({ hub: [...objects, ...others] });
  for (const object of objects) {
    const { name } = object.metadata;
    host.put(pathOf(name), object);
    host.put(planPathOf(name), aStoredPlan(name, text));
  }
  others.forEach(object => host.put(otherPathOf(object), object));
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission, ...rest }) => {
        const ref = 'resourceRef' in rest ? rest.resourceRef : undefined;
        return {
          result: denied.some(
            name =>
              name === permission.name ||
              name === `${permission.name} of ${ref}`,
          )
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        };
      }),
    authorizeConditional: async () => [DECISIONS[options.read ?? 'allow']],
  });
  const actions = actionsRegistryServiceMock();
  const backend = await startTestBackend({
    features: [
      groundplanPlugin,
      mockServices.rootConfig.factory({ data: config }),
      mockServices.database.factory(),
      auditor.factory,
      permissions.factory,
      mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: 'user:default/mock',
          ownershipEntityRefs: [
            'user:default/mock',
            ...(options.ownershipEntityRefs ?? []),
          ],
        }),
      }).factory,
      ...[
        [mirrorServiceRef, mirror],
        [
          hostConnectionsServiceRef,
          [options.real?.connection ?? host.connection('hub')],
        ],
        [catalogServiceRef, catalogServiceMock({ entities })],
        [signalsServiceRef, { publish: async () => {} }],
        [actionsRegistryServiceRef, actions],
      ].map(([service, value]) =>
        createServiceFactory({
          service: service as typeof mirrorServiceRef,
          deps: {},
          factory: () => value as typeof mirror,
        }),
      ),
    ],
  });
  stops.push(() => backend.stop());
  auditor.createEvent.mockClear();
  const base = '/api/groundplan/v1/terraforms';
  const first = others[0] ? segmentsOf(others[0]) : 'vpc';
  const of = (name: string) =>
    `${base}/${
      name.includes('/') ? name : `terraform/hub/${NAMESPACE}/${name}`
    }`;
  return {
    actions,
    auditor,
    event,
    host,
    mirror,
    permissions,
    /** @param name - of one of ours, or all that names another in a path */
    get: (what: string, name = first) =>
      request(backend.server).get(`${of(name)}/${what}`),
    post: (what: string, body?: object, name = first) =>
      request(backend.server)
        .post(`${of(name)}/${what}`)
        .send(body),
    bulk: (body: object) =>
      request(backend.server).post(`${base}/operations`).send(body),
    invoke: async (name: string, input: JsonObject) =>
      (
        await actions.invoke({
          id: `test:${name}`,
          input: { host: 'hub', namespace: NAMESPACE, ...input },
          credentials: mockCredentials.user('user:default/ada'),
        })
      ).output as JsonObject,
  };
}
