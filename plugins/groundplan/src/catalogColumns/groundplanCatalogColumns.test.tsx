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

import { CatalogTableRow } from '@backstage/plugin-catalog';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Table } from '@backstage/core-components';
import { screen } from '@testing-library/react';
import { entities, FakeGroundplanApi } from '../../dev/__fixtures__';
import { renderGroundplan } from '../__testUtils__/renderGroundplan';
import { groundplanCatalogColumns } from './groundplanCatalogColumns';

const rows: (CatalogTableRow & { id: string })[] = [
  ...entities,
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'not-ours' },
  },
].map(entity => ({
  id: stringifyEntityRef(entity),
  entity,
  resolved: {
    name: entity.metadata.name,
    entityRef: stringifyEntityRef(entity),
    partOfSystemRelations: [],
    ownedByRelations: [],
  },
}));

describe('groundplanCatalogColumns', () => {
  it('show health and host of a page with one request', async () => {
    const api = new FakeGroundplanApi();
    const asked = jest.spyOn(api, 'getEntityStatuses');
    renderGroundplan(
      <Table
        columns={[
          { title: 'Name', render: row => row.entity.metadata.name },
          groundplanCatalogColumns.createHealthColumn(),
          groundplanCatalogColumns.createHostColumn(),
        ]}
        data={rows}
        options={{ paging: false }}
      />,
      { api },
    );
    expect(await screen.findAllByText('Warning')).toHaveLength(3);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0][0]).toHaveLength(rows.length - 1);
    expect(
      screen.getByRole('row', { name: /^edge\.\S+ Healthy runners-eu$/ }),
    ).toBeVisible();
    expect(
      screen.getByRole('row', { name: /^hub\.management/ }),
    ).toHaveTextContent('not known to Groundplan');
    expect(screen.getByRole('row', { name: 'not-ours' })).toBeVisible();
  });
});
