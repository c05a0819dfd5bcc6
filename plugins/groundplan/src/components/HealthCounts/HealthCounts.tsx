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

import { Flex, Link, Skeleton, Text, VisuallyHidden } from '@backstage/ui';
import {
  DomainId,
  HEALTHS,
  HostState,
  ListResponse,
} from 'backstage-plugin-groundplan-common';
import { FIRST_PAGE, useFleetList } from '../../query';
import { useText } from '../../translation';
import { HealthChip } from '../HealthChip';
import { useFleetPath } from './useFleetPath';

/** Of these hosts all objects are known; a stale one's as they were. */
const COUNTED: HostState[] = ['ready', 'stale', 'absent'];

/** A count of what was not read would be a zero that nobody has measured. */
function totalKey(response: ListResponse) {
  if (response.hosts.length === 0) {
    return 'overview.notSeen';
  }
  if (response.hosts.every(host => COUNTED.includes(host.state))) {
    return 'overview.total';
  }
  return response.total > 0 ? 'overview.totalOfRead' : 'overview.notKnown';
}

/** How many objects of a domain have each health, linked to those. @internal */
export function HealthCounts(props: { domain: DomainId; host?: string }) {
  const { domain } = props;
  const t = useText();
  const fleetPath = useFleetPath();
  const host = props.host ? [props.host] : undefined;
  const query = useFleetList(domain, { ...FIRST_PAGE, host });
  const title = t(`page.${domain}`);
  const all = fleetPath(domain, { host });
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" variant="body-large" weight="bold">
        {all ? <Link href={all}>{title}</Link> : title}
      </Text>
      {query.error && (
        <Text color="danger" role="alert">
          {t('overview.failed', {
            domain: title,
            message: query.error.message,
          })}
        </Text>
      )}
      {query.isPending && <Skeleton height={24} />}
      {query.data && (
        <>
          <Text as="p" variant="body-small" color="secondary">
            {t(totalKey(query.data), { number: String(query.data.total) })}
          </Text>
          <Flex gap="2" style={{ flexWrap: 'wrap' }}>
            {HEALTHS.filter(it => query.data.counts.health[it]).map(health => {
              const count = query.data.counts.health[health];
              const path = fleetPath(domain, { host, health: [health] });
              const chip = <HealthChip health={health} count={count} />;
              return path ? (
                <Link key={health} href={path} standalone>
                  <VisuallyHidden>{title}: </VisuallyHidden>
                  {chip}
                </Link>
              ) : (
                <span key={health}>{chip}</span>
              );
            })}
          </Flex>
        </>
      )}
    </Flex>
  );
}
