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

import { TableColumn } from '@backstage/core-components';
import { CatalogTableRow } from '@backstage/plugin-catalog';
import {
  ANNOTATION_HOST_CLUSTER,
  ANNOTATION_KIND,
} from 'backstage-plugin-groundplan-common';
import { HealthCell } from './HealthCell';

/**
 * Columns for the catalog's table. The health of all rows of a page comes with
 * one request, and stays live.
 *
 * @example
 * ```tsx
 * const columns: CatalogTableColumnsFunc = context => [
 *   ...CatalogTable.defaultColumnsFunc(context),
 *   groundplanCatalogColumns.createHealthColumn(),
 *   groundplanCatalogColumns.createHostColumn(),
 * ];
 * ```
 *
 * @public
 */
export const groundplanCatalogColumns = Object.freeze({
  /** The live health of the entity's object. */
  createHealthColumn(options?: {
    title?: string;
  }): TableColumn<CatalogTableRow> {
    return {
      title: options?.title ?? 'Health',
      field: 'groundplan-health',
      sorting: false,
      searchable: false,
      export: false,
      width: 'auto',
      render: ({ entity, resolved }) =>
        entity.metadata.annotations?.[ANNOTATION_KIND] ? (
          <HealthCell entityRef={resolved.entityRef} />
        ) : null,
    };
  },
  /** The host cluster whose API holds the entity's object. */
  createHostColumn(options?: { title?: string }): TableColumn<CatalogTableRow> {
    return {
      title: options?.title ?? 'Host',
      field: `entity.metadata.annotations.${ANNOTATION_HOST_CLUSTER}`,
      width: 'auto',
      customFilterAndSearch: (query, { entity }) =>
        (entity.metadata.annotations?.[ANNOTATION_HOST_CLUSTER] ?? '').includes(
          query,
        ),
      customSort: (a, b) => hostOf(a).localeCompare(hostOf(b)),
      render: row => hostOf(row) || null,
    };
  },
});

function hostOf(row: CatalogTableRow): string {
  return row.entity.metadata.annotations?.[ANNOTATION_HOST_CLUSTER] ?? '';
}
