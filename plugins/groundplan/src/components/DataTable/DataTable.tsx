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
  ColumnConfig,
  Flex,
  SearchField,
  Table,
  TableItem,
  useTable,
} from '@backstage/ui';
import { useText } from '../../translation';

const PAGE_SIZE = 20;

/** A table of rows that are all here; searched and paged where they are many. @internal */
export function DataTable<T extends TableItem>(props: {
  rows: T[];
  columns: ColumnConfig<T>[];
  /** The text of a row that is searched. */
  textOf: (row: T) => string;
  emptyState: string;
  /** What the search field is called. */
  label: string;
}) {
  const { textOf } = props;
  const t = useText();
  const many = props.rows.length > PAGE_SIZE;
  const { tableProps, search } = useTable<T>({
    mode: 'complete',
    data: props.rows,
    paginationOptions: many
      ? { pageSize: PAGE_SIZE, pageSizeOptions: [20, 50, 100] }
      : { type: 'none' },
    searchFn: (rows, text) =>
      rows.filter(row =>
        textOf(row).toLocaleLowerCase().includes(text.toLocaleLowerCase()),
      ),
  });
  return (
    <Flex direction="column" gap="3">
      {(many || search.value !== '') && (
        <SearchField
          aria-label={`${t('details.search')}: ${props.label}`}
          size="small"
          {...search}
        />
      )}
      <Table
        {...tableProps}
        columnConfig={props.columns}
        emptyState={props.emptyState}
      />
    </Flex>
  );
}
