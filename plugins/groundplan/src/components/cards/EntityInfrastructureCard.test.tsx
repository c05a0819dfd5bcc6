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
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { act, screen, waitFor, within } from '@testing-library/react';
import { entities, FakeGroundplanApi } from '../../../dev/__fixtures__';
import { renderGroundplan } from '../../__testUtils__/renderGroundplan';
import { isInfrastructureAvailable } from '../../entity';
import { infrastructureEntityCard } from '../../extensions/entityCards';
import { EntityInfrastructureCard } from './EntityInfrastructureCard';

const TITLE = 'Infrastructure that it depends on';
const DATABASE = 'resource:default/payments-db.terraform.team-a.hub';
const NETWORK = 'resource:default/network.terraform.team-a.hub';
const NOT_OURS = 'resource:default/a-spreadsheet';

function dependingOn(...targetRefs: string[]): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'payments-api', namespace: 'default' },
    relations: targetRefs.map(targetRef => ({ type: 'dependsOn', targetRef })),
  };
}

function show(entity: Entity, api = new FakeGroundplanApi()) {
  const asked = jest.spyOn(api, 'getEntityStatuses');
  renderGroundplan(
    <EntityProvider entity={entity}>
      <EntityInfrastructureCard />
    </EntityProvider>,
    { api },
  );
  return asked;
}

describe('EntityInfrastructureCard', () => {
  it('says what waits and what has drifted, the worst first, with one request', async () => {
    const asked = show(dependingOn(NETWORK, NOT_OURS, DATABASE));
    const card = within(await screen.findByRole('region', { name: TITLE }));
    expect(card.getByText('1 waits for approval, 1 has drifted')).toBeVisible();
    const links = card.getAllByRole('link');
    expect(links.map(it => it.textContent)).toEqual(['payments-db', 'network']);
    expect(links[0]).toHaveAttribute(
      'href',
      '/catalog/default/resource/payments-db.terraform.team-a.hub/infrastructure',
    );
    expect(card.getByText('Awaiting approval')).toBeVisible();
    expect(card.getAllByRole('listitem')).toHaveLength(2);
    expect(asked.mock.calls).toEqual([[[NETWORK, NOT_OURS, DATABASE]]]);
  });

  it('is not there where nothing of it is known', async () => {
    const asked = show(dependingOn(NOT_OURS));
    await waitFor(() => expect(asked).toHaveBeenCalledTimes(1));
    await act(async () => {
      await asked.mock.results[0].value;
    });
    expect(screen.queryByRole('region', { name: TITLE })).toBeNull();
  });

  it('does not take a failure for nothing', async () => {
    const api = new FakeGroundplanApi();
    api.getEntityStatuses = async () => {
      throw new Error('no answer');
    };
    show(dependingOn(NETWORK), api);
    expect(await screen.findByText('no answer')).toBeVisible();
    expect(screen.queryByText(/Nothing waits/)).toBeNull();
  });

  const own = entities.find(it => it.metadata.title === 'payments-db')!;
  it.each<[string, Entity, boolean]>([
    ['a component on a resource', dependingOn(NETWORK), true],
    ['a component on an API', dependingOn('api:default/x'), false],
    ['a component on nothing', dependingOn(), false],
    [
      'what a resource is part of',
      {
        ...dependingOn(),
        relations: [{ type: 'hasPart', targetRef: NETWORK }],
      },
      false,
    ],
    [
      'an object with a card of its own',
      { ...own, relations: dependingOn(NETWORK).relations },
      false,
    ],
    [
      'a component with an annotation of ours',
      {
        ...dependingOn(NETWORK),
        metadata: { ...own.metadata, name: 'payments-api' },
      },
      true,
    ],
  ])('is for %s: %#', (_, entity, expected) => {
    const accepts = createExtensionTester(infrastructureEntityCard).get(
      EntityCardBlueprint.dataRefs.filterFunction,
    );
    expect(accepts?.(entity)).toBe(expected);
    expect(isInfrastructureAvailable(entity)).toBe(expected);
  });
});
