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

import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Cell,
  CellText,
  ColumnConfig,
  Flex,
  Link,
  Table,
  Text,
} from '@backstage/ui';
import { DomainId, Summary } from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { useFleetPath } from '../HealthCounts';
import { ErrorNotice } from '../Notices';
import { RelativeTime } from '../RelativeTime';
import { Section } from '../Section';
import { StateText } from '../StatusSummary';
import styles from './AttentionSection.module.css';
import { TerraformAttention } from './TerraformAttention';
import { ATTENTION, useAttention } from './useAttention';

type Row = Summary & { id: string; domain: DomainId };

/** The worst objects over all domains, with reason and since when. @internal */
export function AttentionSection() {
  const t = useText();
  const entityLink = useEntityRefLink();
  const fleetPath = useFleetPath();
  const { rows, counts, errors, isPending, hasHosts, allHostsReady } =
    useAttention();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'health',
        width: 130,
        label: t('list.health'),
        cell: row => (
          <Cell>
            <HealthChip health={row.status.health} flags={row.status.flags} />
          </Cell>
        ),
      },
      {
        id: 'name',
        width: '2fr',
        minWidth: 170,
        label: t('list.name'),
        isRowHeader: true,
        cell: row => (
          <CellText
            title={row.name}
            description={`${t(`page.${row.domain}`)}, ${row.host}`}
            href={entityLink(row.entityRef)}
          />
        ),
      },
      {
        id: 'state',
        width: '2fr',
        minWidth: 170,
        label: t('list.state'),
        cell: row => (
          <Cell>
            <StateText status={row.status} />
          </Cell>
        ),
      },
      {
        id: 'reason',
        width: '3fr',
        minWidth: 240,
        label: t('status.reason'),
        cell: row => (
          <Cell>
            <Text as="p">{row.status.reason}</Text>
            <p className={styles.message} title={row.status.message}>
              {row.status.message}
            </p>
          </Cell>
        ),
      },
      {
        id: 'since',
        width: 140,
        label: t('list.since'),
        cell: row => (
          <Cell>
            <RelativeTime time={row.status.since} />
          </Cell>
        ),
      },
    ],
    [t, entityLink],
  );
  let nothing: string = t('overview.nothing');
  if (!hasHosts) {
    nothing = t('overview.noHosts');
  } else if (!allHostsReady) {
    nothing = t('overview.nothingOfRead');
  }
  return (
    <Section title={t('overview.attention')}>
      <Flex direction="column" gap="3">
        {errors.map(error => (
          <ErrorNotice key={error.message} error={error} />
        ))}
        {(isPending || rows.length > 0) && (
          <Table
            columnConfig={columns}
            data={isPending ? undefined : rows}
            isPending={isPending}
            pagination={{ type: 'none' }}
          />
        )}
        {!isPending && rows.length === 0 && errors.length === 0 && (
          <Text>{nothing}</Text>
        )}
        <Flex gap="4" style={{ flexWrap: 'wrap' }}>
          {counts.map(({ domain, count }) => {
            const path = fleetPath(domain, { health: [...ATTENTION] });
            return path && count > 0 ? (
              <Link key={domain} href={path}>
                {t('overview.all', {
                  number: String(count),
                  domain: t(`page.${domain}`),
                })}
              </Link>
            ) : null;
          })}
        </Flex>
        <TerraformAttention />
      </Flex>
    </Section>
  );
}
