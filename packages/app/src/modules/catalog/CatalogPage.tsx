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

/** Said by the health, or the same for nearly everything. */
const LESS_USEFUL = ['Lifecycle', 'Description'];

const columns: CatalogTableColumnsFunc = context => {
  const usual = CatalogTable.defaultColumnsFunc(context);
  if (context.filters.kind?.value !== 'resource') {
    return usual;
  }
  const kept = usual.filter(
    ({ title }) => !LESS_USEFUL.includes(String(title)),
  );
  const afterName = kept.findIndex(({ title }) => title === 'Name') + 1;
  return [
    ...kept.slice(0, afterName),
    groundplanCatalogColumns.createHealthColumn(),
    groundplanCatalogColumns.createHostColumn(),
    ...kept.slice(afterName),
  ];
};

/** The catalog, with the live health of what Groundplan put there. */
export function CatalogPage() {
  return <CatalogIndexPage pagination columns={columns} />;
}
