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

import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { FakeMirror } from 'backstage-plugin-groundplan-node/testUtils';
import { aCluster, aScaleSet, aTerraform } from '../__testUtils__/fakeObjects';
import { startFleets } from '../__testUtils__/startFleets';
import { spec } from '../schema/openapi';
import { FleetService } from '../service/FleetService';
import { VisibilityService } from '../visibility/VisibilityService';
import { registerActions } from './registerActions';

function create(options: { use?: 'DENY'; read?: 'DENY' } = {}) {
  const { mirror, entities, fleets } = startFleets(
    FakeMirror.create({
      hub: [
        aCluster('payments', { version: 'v1.34.1' }),
        aTerraform('vpc'),
        aScaleSet('linux'),
      ],
    }),
  );
  const permissions = mockServices.permissions.mock({
    authorize: async () => [
      { result: AuthorizeResult[options.use ?? 'ALLOW'] },
    ],
    authorizeConditional: async () => [
      { result: AuthorizeResult[options.read ?? 'ALLOW'] },
    ],
  });
  const visibility = VisibilityService.create({
    permissions,
    catalog: catalogServiceMock(),
    entities,
    mirror,
    fleets,
  });
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const actionsRegistry = actionsRegistryServiceMock();
  registerActions({
    actionsRegistry,
    auditor,
    service: FleetService.create({
      mirror,
      entities,
      fleets,
      visibility,
      channelOf: ({ name }) => `channel of ${name}`,
    }),
  });
  const invoke = async (
    name: string,
    input: Record<string, string | number> = {},
  ) => {
    const { output } = await actionsRegistry.invoke({
      id: `test:${name}`,
      input,
      credentials: mockCredentials.user('user:default/anna'),
    });
    return output;
  };
  return { actionsRegistry, invoke, auditor, event, permissions };
}

const LISTS = ['list-clusters', 'list-terraforms', 'list-runner-scale-sets'];
const GETS = [
  ['get-cluster', 'payments'],
  ['get-terraform', 'vpc'],
  ['get-runner-scale-set', 'linux'],
];
const ROUTES = ['/v1/clusters', '/v1/terraforms', '/v1/runner-scale-sets'];
const inTeam = { host: 'hub', namespace: 'team-a' };

describe('registerActions', () => {
  it('offers reading only, described for those who have nothing but the text', async () => {
    const { actionsRegistry } = create();
    const { actions } = await actionsRegistry.list();
    expect(actions.map(({ name }) => name).sort()).toEqual(
      [...LISTS, ...GETS.map(([name]) => name), 'list-host-clusters'].sort(),
    );
    for (const action of actions) {
      expect(action.attributes).toEqual({
        readOnly: true,
        destructive: false,
        idempotent: true,
      });
      expect(action.description).toContain('## When to use');
    }
  });

  it('answers what the routes answer', async () => {
    const { invoke, permissions, auditor, event } = create();
    expect(await invoke('list-clusters', { q: 'payments' })).toMatchObject({
      items: [{ name: 'payments', version: 'v1.34.1' }],
      total: 1,
      hosts: [{ name: 'hub', state: 'ready' }],
    });
    expect(await invoke('list-host-clusters')).toMatchObject({
      items: [{ name: 'hub', kinds: expect.any(Array) }],
    });
    for (const [action, name] of GETS) {
      expect(await invoke(action, { ...inTeam, name })).toMatchObject({
        name,
        namespace: 'team-a',
        channel: `channel of ${name}`,
        conditions: [],
      });
    }
    expect(
      await invoke('get-cluster', {
        kind: 'management-cluster',
        host: 'hub',
        name: 'hub',
      }),
    ).toMatchObject({ name: 'hub', kind: 'management-cluster' });
    expect(permissions.authorize).toHaveBeenLastCalledWith(expect.anything(), {
      credentials: mockCredentials.user('user:default/anna'),
    });
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'cluster-fetch',
      meta: {
        queryType: 'all',
        actionType: 'list-clusters',
        query: { q: 'payments' },
      },
    });
    expect(event.success).toHaveBeenCalledTimes(6);
  });

  it('can be asked for the same lists as the routes', async () => {
    const { actions } = await create().actionsRegistry.list();
    const asked = LISTS.map(list => {
      const { schema } = actions.find(({ name }) => name === list)!;
      return Object.keys(schema.input.properties ?? {}).sort();
    });
    expect(asked).toEqual(
      ROUTES.map(route =>
        spec.paths[route as '/v1/clusters'].get.parameters
          .map(({ $ref }) => $ref.slice('#/components/parameters/'.length))
          .sort(),
      ),
    );
  });

  it('refuses those who may not use Groundplan, in every action', async () => {
    const { invoke, event } = create({ use: 'DENY' });
    for (const name of [...LISTS, 'list-host-clusters']) {
      await expect(invoke(name)).rejects.toThrow('groundplan.read');
    }
    for (const [action, name] of GETS) {
      await expect(invoke(action, { ...inTeam, name })).rejects.toThrow(
        'groundplan.read',
      );
    }
    expect(event.fail).toHaveBeenCalledTimes(7);
    expect(event.success).not.toHaveBeenCalled();
  });

  it('neither shows nor finds what the caller may not read', async () => {
    const { invoke } = create({ read: 'DENY' });
    for (const name of LISTS) {
      expect(await invoke(name)).toMatchObject({ items: [], total: 0 });
    }
    expect(await invoke('list-host-clusters')).toEqual({ items: [] });
    for (const [action, name] of GETS) {
      await expect(invoke(action, { ...inTeam, name })).rejects.toThrow(
        /There is no/,
      );
    }
  });

  it('says what is wrong with a question', async () => {
    const { invoke } = create();
    await expect(invoke('list-clusters', { limit: 0 })).rejects.toThrow(
      /limit/,
    );
    await expect(invoke('list-clusters', { orderBy: 'color' })).rejects.toThrow(
      /'orderBy' must be one of/,
    );
    await expect(
      invoke('get-terraform', { ...inTeam, name: 'vpc', kind: 'cluster' }),
    ).rejects.toThrow(/terraform/);
  });
});
