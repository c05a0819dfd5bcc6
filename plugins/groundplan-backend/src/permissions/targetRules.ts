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
import { createPermissionRule } from '@backstage/plugin-permission-node';
import { z } from 'zod/v3';
import { groundplanTargetResourceRef } from './targetResource';

const isHost = createPermissionRule({
  name: 'IS_HOST',
  description: 'Allows what is made on one of these host clusters',
  resourceRef: groundplanTargetResourceRef,
  paramsSchema: z.object({
    hosts: z.array(z.string()).describe('Names of host clusters'),
  }),
  apply: ({ host }, { hosts }) => hosts.includes(host),
  toQuery: () => ({}),
});

const isNamespace = createPermissionRule({
  name: 'IS_NAMESPACE',
  description: 'Allows what is made in one of these namespaces, on any host',
  resourceRef: groundplanTargetResourceRef,
  paramsSchema: z.object({
    namespaces: z
      .array(z.string())
      .describe('Names; a * at the end stands for whatever comes'),
  }),
  apply: ({ namespace }, { namespaces }) =>
    namespace !== undefined &&
    namespaces.some(name =>
      name.endsWith('*')
        ? namespace.startsWith(name.slice(0, -1))
        : namespace === name,
    ),
  toQuery: () => ({}),
});

const isNamespaceOwner = createPermissionRule({
  name: 'IS_NAMESPACE_OWNER',
  description:
    'Allows what is made in namespaces that name one of these owners',
  resourceRef: groundplanTargetResourceRef,
  paramsSchema: z.object({
    claims: z
      .array(z.string())
      .describe('Entity references of groups and users'),
  }),
  apply: ({ owner }, { claims }) =>
    owner !== undefined && claims.includes(owner),
  toQuery: () => ({}),
});

/** The rules for places where things are made. @public */
export const groundplanTargetRules = { isHost, isNamespace, isNamespaceOwner };
