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

import {
  CatalogIndexPage,
  CatalogTable,
  CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog';
import { groundplanCatalogColumns } from 'backstage-plugin-groundplan';

const NAME = 'resolved.entityRef';
const TYPE = 'entity.spec.type';

type Column = ReturnType<CatalogTableColumnsFunc>[number];

/** Room for a name: the table would break words before it scrolls. */
function wide(column: Column): Column {
  return { ...column, cellStyle: { minWidth: 175 } };
}

/** What is the same for nearly all of them, or takes the room of what matters. */
const LESS_USEFUL = [
  'entity.spec.lifecycle',
  'entity.metadata.description',
  'entity.metadata.tags',
  'resolved.partOfSystemRelationTitle',
];

const columns: CatalogTableColumnsFunc = context => {
  const usual = CatalogTable.defaultColumnsFunc(context);
  if (context.filters.kind?.value !== 'resource') {
    return usual;
  }
  return usual
    .filter(({ field }) => !LESS_USEFUL.includes(String(field)))
    .flatMap(column =>
      column.field === NAME
        ? [
            wide(column),
            groundplanCatalogColumns.createHealthColumn(),
            groundplanCatalogColumns.createHostColumn(),
          ]
        : [column.field === TYPE ? wide(column) : column],
    );
};

/** The catalog, with the live health of what Groundplan put there. */
export function CatalogPage() {
  return <CatalogIndexPage pagination columns={columns} />;
}
