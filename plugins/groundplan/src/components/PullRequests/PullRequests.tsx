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

import { Alert, Cell, CellText, ColumnConfig, Flex, Text } from '@backstage/ui';
import {
  PullRequestsResponse,
  PullRequestView,
} from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../translation';
import { DataTable } from '../DataTable';
import { RelativeTime } from '../RelativeTime';
import { ChecksChip } from './ChecksChip';
import { PullRequestLink } from './PullRequestLink';

type Row = PullRequestView & { id: string };

/** Open pull requests, and the repositories that could not be asked. @internal */
export function PullRequests(props: { response: PullRequestsResponse }) {
  const { items, problems } = props.response;
  const t = useText();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'title',
        label: t('pullRequests.pullRequest'),
        width: '3fr',
        minWidth: 220,
        isRowHeader: true,
        cell: row => (
          <Cell>
            <PullRequestLink pullRequest={row} />
          </Cell>
        ),
      },
      {
        id: 'repository',
        label: t('preview.repository'),
        width: '2fr',
        minWidth: 150,
        cell: row => (
          <CellText
            title={row.repository}
            description={t('pullRequests.into', { base: row.base })}
          />
        ),
      },
      {
        id: 'checks',
        label: t('pullRequests.checks'),
        width: 130,
        cell: row => (
          <Cell>
            <ChecksChip checks={row.checks} />
          </Cell>
        ),
      },
      {
        id: 'opened',
        label: t('pullRequests.opened'),
        width: 140,
        cell: row => (
          <Cell>
            <RelativeTime time={row.createdAt} />
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <Flex direction="column" gap="3">
      {problems.map(({ repository, message }) => (
        <Alert
          key={repository}
          role="status"
          status="warning"
          icon
          title={t('pullRequests.problem', { repository })}
          description={message}
        />
      ))}
      {items.length > 0 ? (
        <DataTable<Row>
          label={t('pullRequests.title')}
          rows={items.map(it => ({ ...it, id: it.url }))}
          columns={columns}
          textOf={it => `${it.title} ${it.repository} ${it.author}`}
          emptyState={t('pullRequests.none')}
        />
      ) : (
        <Text as="p">
          {t(
            problems.length > 0
              ? 'pullRequests.noneOfAsked'
              : 'pullRequests.none',
          )}
        </Text>
      )}
    </Flex>
  );
}
