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

import { Entity } from '@backstage/catalog-model';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { EntityResolver } from 'backstage-plugin-groundplan-node';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { Fleets } from '../fleet/Fleets';
import { VisibilityService } from './VisibilityService';

const anna = mockCredentials.user('user:default/anna');
const ben = mockCredentials.user('user:default/ben');

function create(inCatalog: Entity[] = []) {
  const mirror = FakeMirror.create({ hub: [] });
  const logger = mockServices.logger.mock();
  const config = new ConfigReader({});
  const entities = EntityResolver.create({ mirror, config, logger });
  const fleets = Fleets.create({ mirror, entities, logger });
  const decision: PolicyDecision = {
    result: AuthorizeResult.CONDITIONAL,
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    conditions: {
      rule: 'IS_ENTITY_OWNER',
      resourceType: 'catalog-entity',
      params: { claims: ['user:default/anna'] },
    },
  };
  const permissions = mockServices.permissions.mock({
    authorize: async () => [{ result: AuthorizeResult.ALLOW }],
  });
  permissions.authorizeConditional.mockResolvedValue([decision]);
  const catalog = catalogServiceMock({ entities: inCatalog });
  const reads = jest.spyOn(catalog, 'streamEntities');
  const service = VisibilityService.create({
    permissions,
    catalog,
    entities,
    mirror,
    fleets,
  });
  return { service, permissions, reads, decision };
}

function anEntity(kind: string, segment: string): Entity {
  return {
    apiVersion: 'x/v1',
    kind,
    metadata: {
      name: segment,
      annotations: {
        'groundplan.dev/host-cluster': 'hub',
        'groundplan.dev/kind': segment,
        'groundplan.dev/namespace': 'team-a',
        'groundplan.dev/name': 'x',
        'backstage.io/managed-by-origin-location': `groundplan:hub/${segment}/team-a/x`,
      },
    },
  };
}

describe('VisibilityService', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks the catalog once for all who ask at the same time, and anew after 5 s', async () => {
    const { service, permissions, reads } = create();
    await Promise.all([service.of(anna), service.of(anna), service.of(anna)]);
    expect(reads).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(4_999);
    await service.of(anna);
    expect(reads).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    await service.of(anna);
    expect(reads).toHaveBeenCalledTimes(2);
    // The right itself is asked for every time.
    expect(permissions.authorize).toHaveBeenCalledTimes(5);
    expect(permissions.authorize).toHaveBeenLastCalledWith(
      [{ permission: expect.objectContaining({ name: 'groundplan.read' }) }],
      { credentials: anna },
    );
  });

  it('keeps callers and decisions apart', async () => {
    const { service, permissions, reads, decision } = create();
    await service.of(anna);
    await service.of(ben);
    expect(reads.mock.calls.map(([, options]) => options)).toEqual([
      { credentials: anna },
      { credentials: ben },
    ]);
    permissions.authorizeConditional.mockResolvedValue([
      {
        ...decision,
        conditions: {
          rule: 'IS_ENTITY_KIND',
          resourceType: 'catalog-entity',
          params: { kinds: ['resource'] },
        },
      } as PolicyDecision,
    ]);
    await service.of(anna);
    expect(reads).toHaveBeenCalledTimes(3);
    permissions.authorizeConditional.mockResolvedValue([
      { result: AuthorizeResult.DENY },
    ]);
    expect((await service.of(anna)).seesSomethingOn('hub')).toBe(false);
    expect(reads).toHaveBeenCalledTimes(3);
  });

  it.each([
    ['Resource', 'terraform', true],
    ['Template', 'cluster-class', false],
    ['Template', 'gitops-template', false],
  ])(
    'tells of a host to whom may read a %s (%s): %s',
    async (kind, segment, tells) => {
      const { service } = create([anEntity(kind, segment)]);
      expect((await service.of(anna)).seesSomethingOn('hub')).toBe(tells);
    },
  );

  it('keeps no failure, and no more callers than a hundred', async () => {
    const { service, reads } = create();
    reads.mockImplementationOnce(() => {
      throw new Error('the catalog is away');
    });
    await expect(service.of(anna)).rejects.toThrow('the catalog is away');
    await service.of(anna);
    expect(reads).toHaveBeenCalledTimes(2);
    for (let i = 0; i < 100; i++) {
      await service.of(mockCredentials.user(`user:default/u${i}`));
    }
    reads.mockClear();
    await service.of(mockCredentials.user('user:default/u99'));
    expect(reads).not.toHaveBeenCalled();
    await service.of(anna);
    expect(reads).toHaveBeenCalledTimes(1);
  });
});
