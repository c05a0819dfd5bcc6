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

import { CustomResourceDefinition, StructuralSchema } from '../crds';
import { ContractClient } from './ContractClient';

const GROUP = 'contract.groundplan.dev';

/** Where the contract's custom resource is. @internal */
export const WIDGETS = {
  group: GROUP,
  apiVersion: `${GROUP}/v1`,
  root: `/apis/${GROUP}`,
  crd: `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/widgets.${GROUP}`,
  all: `/apis/${GROUP}/v1/widgets`,
  in(namespace: string, version = 'v1'): string {
    return `/apis/${GROUP}/${version}/namespaces/${namespace}/widgets`;
  },
};

const schema: StructuralSchema = {
  type: 'object',
  properties: {
    apiVersion: { type: 'string' },
    kind: { type: 'string' },
    metadata: { type: 'object' },
    spec: {
      type: 'object',
      required: ['size'],
      properties: {
        size: { type: 'integer', minimum: 0 },
        color: { type: 'string', enum: ['blue', 'red'], default: 'blue' },
        name: { type: 'string', pattern: '^[a-z]+$' },
        port: { 'x-kubernetes-int-or-string': true },
        parts: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id'],
            properties: {
              id: { type: 'string' },
              weight: { type: 'integer', default: 1 },
            },
          },
        },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
      },
    },
    status: {
      type: 'object',
      default: { phase: 'New' },
      properties: { phase: { type: 'string' }, ready: { type: 'boolean' } },
    },
  },
};

/** A custom resource with all that a structural schema can say. @internal */
export const widgetCrd: CustomResourceDefinition = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `widgets.${GROUP}` },
  spec: {
    group: GROUP,
    scope: 'Namespaced',
    names: {
      kind: 'Widget',
      listKind: 'WidgetList',
      plural: 'widgets',
      singular: 'widget',
      shortNames: ['wi'],
    },
    versions: ['v1', 'v1beta1'].map(name => ({
      name,
      served: true,
      storage: name === 'v1',
      schema: { openAPIV3Schema: schema },
      subresources: { status: {} },
    })),
  },
};

/** A widget as it is sent. @internal */
export function widget(
  name: string,
  spec: Record<string, unknown> = { size: 1 },
  metadata: Record<string, unknown> = {},
) {
  return {
    apiVersion: WIDGETS.apiVersion,
    kind: 'Widget',
    metadata: { name, ...metadata },
    spec,
  };
}

/** Tries until it succeeds: the real server serves a new CRD a little later. @internal */
export async function eventually(
  attempt: () => Promise<boolean>,
): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await attempt()) {
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  throw new Error('It did not come true within ten seconds');
}

/** Creates the widgets' CRD and waits until they are served. @internal */
export async function serveWidgets(client: ContractClient): Promise<void> {
  await client.call('POST', WIDGETS.crd.replace(/\/[^/]+$/, ''), {
    body: widgetCrd,
  });
  await eventually(
    async () => (await client.call('GET', WIDGETS.all)).status === 200,
  );
}

/** A namespace for one test. @internal */
export async function newNamespace(
  client: ContractClient,
  name: string,
): Promise<string> {
  const response = await client.call('POST', '/api/v1/namespaces', {
    body: { apiVersion: 'v1', kind: 'Namespace', metadata: { name } },
  });
  if (response.status !== 201) {
    throw new Error(`Namespace ${name}: ${response.text}`);
  }
  return WIDGETS.in(name);
}
