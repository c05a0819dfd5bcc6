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

import { Alert, Flex, Skeleton } from '@backstage/ui';
import { UseQueryResult } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { relativeTime } from '../../text/relativeTime';
import { useNow } from '../../text/useNow';
import { useText } from '../../translation';
import { ErrorNotice, isDenial } from '../Notices';

/**
 * Shows a query's answer. What was known stays when a later request fails, with
 * that said above; but not when the later answer is a denial.
 *
 * @internal
 */
export function QueryState<T>(props: {
  query: UseQueryResult<T, Error>;
  /** Of a small part of a page, which should not take more room than its answer. */
  small?: boolean;
  children: (data: T) => ReactNode;
}) {
  const { query } = props;
  const t = useText();
  const now = useNow();
  if (query.error && (query.data === undefined || isDenial(query.error))) {
    return <ErrorNotice error={query.error} onRetry={() => query.refetch()} />;
  }
  if (query.data === undefined) {
    return (
      <Flex direction="column" gap="4" role="progressbar" aria-label="Loading">
        <Skeleton height={props.small ? 32 : 96} />
        {!props.small && <Skeleton height={240} />}
      </Flex>
    );
  }
  return (
    <>
      {query.error && (
        <Alert
          role="status"
          status="warning"
          icon
          mb="4"
          title={t('status.live', {
            since:
              relativeTime(new Date(query.dataUpdatedAt).toISOString(), now) ??
              '',
            message: query.error.message,
          })}
        />
      )}
      {props.children(query.data)}
    </>
  );
}
