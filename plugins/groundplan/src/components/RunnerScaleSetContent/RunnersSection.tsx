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

import { Cell, CellText, ColumnConfig, Flex, Link, Text } from '@backstage/ui';
import {
  Runner,
  RunnerScaleSetDetails,
} from 'backstage-plugin-groundplan-common';
import { useMemo } from 'react';
import { words } from '../../text/words';
import { useText } from '../../translation';
import { DataTable, TextCell } from '../DataTable';
import { HealthChip } from '../HealthChip';
import { RelativeTime } from '../RelativeTime';
import { Section } from '../Section';
import styles from './RunnersSection.module.css';

type Row = Runner & { id: string };

function RunLink(props: { job: Runner['job'] }) {
  const t = useText();
  const { runId, url } = props.job ?? {};
  if (!runId && !url) {
    return <>–</>;
  }
  const text = runId ? t('runners.openRun', { id: runId }) : t('runners.run');
  // Links are made of web addresses only: the value comes from a cluster.
  return url && /^https?:\/\//.test(url) ? (
    <Link href={url} target="_blank" rel="noopener noreferrer">
      {text}
    </Link>
  ) : (
    <>{text}</>
  );
}

/** `owner/repository/.github/workflows/ci.yaml@ref` without what is said beside it. */
function workflowOf(job: Runner['job']): string | undefined {
  const { workflowRef, repository } = job ?? {};
  return repository && workflowRef?.startsWith(`${repository}/`)
    ? workflowRef
        .slice(repository.length + 1)
        .replace(/^\.github\/workflows\//, '')
    : workflowRef;
}

/** The runners with what they work on. @internal */
export function RunnersSection(props: { details: RunnerScaleSetDetails }) {
  const { runnerList, runnersLeftOut } = props.details;
  const t = useText();
  const columns = useMemo<ColumnConfig<Row>[]>(
    () => [
      {
        id: 'name',
        width: '3fr',
        minWidth: 190,
        label: t('runners.runner'),
        isRowHeader: true,
        // Of one set they differ at the end.
        cell: row => <Cell className={styles.name}>{row.name}</Cell>,
      },
      {
        id: 'state',
        width: '2fr',
        minWidth: 170,
        label: t('runners.state'),
        cell: row => (
          <Cell>
            <Flex gap="2" align="center">
              <HealthChip health={row.status.health} />
              <span>{words(row.state)}</span>
            </Flex>
            {row.status.health !== 'Healthy' && row.status.message && (
              <Text as="p" variant="body-small" color="secondary">
                {row.status.message}
              </Text>
            )}
          </Cell>
        ),
      },
      {
        id: 'job',
        width: '2fr',
        minWidth: 130,
        label: t('runners.job'),
        cell: row => (
          <TextCell
            title={row.job?.name ?? '–'}
            description={workflowOf(row.job)}
          />
        ),
      },
      {
        id: 'repository',
        width: '2fr',
        minWidth: 140,
        label: t('runners.repository'),
        cell: row => <TextCell title={row.job?.repository ?? '–'} />,
      },
      {
        id: 'run',
        width: 150,
        label: t('runners.run'),
        cell: row => (
          <Cell className={styles.run}>
            <RunLink job={row.job} />
          </Cell>
        ),
      },
      {
        id: 'failures',
        width: 90,
        label: t('runners.failures'),
        cell: row => <CellText title={String(row.failures)} />,
      },
      {
        id: 'age',
        width: 120,
        label: t('runners.age'),
        cell: row => (
          <Cell>
            <RelativeTime time={row.createdAt} short />
          </Cell>
        ),
      },
    ],
    [t],
  );
  return (
    <Section title={t('runners.runners')}>
      <DataTable
        label={t('runners.runners')}
        rows={runnerList.map(it => ({
          ...it,
          id: `${it.namespace}/${it.name}`,
        }))}
        columns={columns}
        textOf={row =>
          `${row.name} ${row.state} ${row.job?.name} ${row.job?.repository}`
        }
        emptyState={t('runners.noRunners')}
      />
      {runnersLeftOut > 0 && (
        <Text as="p" color="secondary">
          {t('runners.leftOut', { number: String(runnersLeftOut) })}
        </Text>
      )}
    </Section>
  );
}
