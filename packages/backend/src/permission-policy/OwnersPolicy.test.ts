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

import { mockCredentials } from '@backstage/backend-test-utils';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  PermissionRuleset,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  groundplanChangePermissions,
  groundplanReadPermission,
  groundplanTerraformPermissions,
} from 'backstage-plugin-groundplan-common';
import { OwnersPolicy } from './OwnersPolicy';

const user = (...ownershipEntityRefs: string[]) =>
  ({
    info: { userEntityRef: ownershipEntityRefs[0], ownershipEntityRefs },
    credentials: mockCredentials.user(ownershipEntityRefs[0]),
  } as unknown as PolicyQueryUser & {
    credentials: ReturnType<typeof mockCredentials.user>;
  });

/** The catalog's own rules, which decide what the policy leaves to them. */
const catalogRules = {
  getRuleByName: (name: string) =>
    Object.values(permissionRules).find(rule => rule.name === name),
} as unknown as PermissionRuleset;

describe('OwnersPolicy', () => {
  const policy = OwnersPolicy.create({
    unrestricted: ['group:default/platform'],
  });

  it('lets the platform team read everything, others what they own', async () => {
    const read = { permission: catalogEntityReadPermission };
    await expect(
      policy.handle(read, user('user:default/ada', 'group:default/platform')),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
    await expect(
      policy.handle(read, user('user:default/sam')),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      conditions: {
        anyOf: [
          { rule: 'IS_ENTITY_OWNER', params: { claims: ['user:default/sam'] } },
          { not: { rule: 'HAS_ANNOTATION' } },
          { rule: 'IS_ENTITY_KIND', params: { kinds: ['Template'] } },
        ],
      },
    });
    const { create, update } = groundplanChangePermissions.cluster;
    await expect(
      policy.handle({ permission: update }, user('user:default/sam')),
    ).resolves.toMatchObject({
      conditions: {
        anyOf: [
          { rule: 'IS_ENTITY_OWNER' },
          { not: { rule: 'HAS_ANNOTATION' } },
        ],
      },
    });
    await expect(
      policy.handle({ permission: create }, user('user:default/sam')),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'groundplan',
      resourceType: 'groundplan-target',
      conditions: {
        rule: 'IS_NAMESPACE_OWNER',
        params: { claims: ['user:default/sam'] },
      },
    });
    await expect(
      policy.handle(
        { permission: groundplanReadPermission },
        user('user:default/sam'),
      ),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it.each(Object.values(groundplanTerraformPermissions))(
    'leaves $name to the owners of the resource',
    async permission => {
      const devon = user('user:default/devon', 'group:default/payments');
      const decision = await policy.handle({ permission }, devon);
      const resource = (owner: string) => ({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: {
          name: 'vpc.terraform.team-a.hub',
          annotations: { 'groundplan.dev/host-cluster': 'hub' },
        },
        spec: { type: 'terraform' },
        relations: [{ type: 'ownedBy', targetRef: owner }],
      });
      const decide = createConditionAuthorizer(catalogRules);
      const allows = (owner: string) => decide(decision, resource(owner));
      expect(allows('group:default/payments')).toBe(true);
      expect(allows('group:default/search')).toBe(false);
      await expect(
        policy.handle(
          { permission },
          user('user:default/ada', 'group:default/platform'),
        ),
      ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
      // Without anybody signed in, nobody owns anything
      const nobody = await policy.handle({ permission });
      expect(decide(nobody, resource('group:default/payments'))).toBe(false);
    },
  );
});
