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
  DomainId,
  Health,
  HEALTHS,
  ListResponse,
  Summary,
} from 'backstage-plugin-groundplan-common';
import { DOMAINS, FIRST_PAGE, useFleetList } from '../../query';

const SHOWN = 10;

/** The health of objects that somebody should look at. @internal */
export const ATTENTION: readonly Health[] = ['Error', 'Warning', 'Unknown'];

function compareUrgency(a: Summary, b: Summary): number {
  return (
    HEALTHS.indexOf(a.status.health) - HEALTHS.indexOf(b.status.health) ||
    (b.status.since ?? '').localeCompare(a.status.since ?? '')
  );
}

/** The most urgent objects of these answers, the newest of equals first. @internal */
export function mostUrgent(
  answers: { domain: DomainId; response: ListResponse }[],
) {
  return answers
    .flatMap(({ domain, response }) =>
      response.items.map(item => ({
        ...item,
        domain,
        id: `${domain}/${item.kind}/${item.host}/${item.namespace}/${item.name}`,
      })),
    )
    .filter(item => ATTENTION.includes(item.status.health))
    .sort(compareUrgency)
    .slice(0, SHOWN);
}

/** What needs attention, over all domains, live. @internal */
export function useAttention() {
  const lists = [
    useFleetList('clusters', FIRST_PAGE),
    useFleetList('terraforms', FIRST_PAGE),
    useFleetList('runner-scale-sets', FIRST_PAGE),
  ];
  const answers = lists.flatMap((list, index) =>
    list.data
      ? [{ domain: DOMAINS[index], response: list.data as ListResponse }]
      : [],
  );
  return {
    rows: mostUrgent(answers),
    counts: answers.map(({ domain, response }) => ({
      domain,
      count: ATTENTION.reduce(
        (sum, health) => sum + (response.counts.health[health] ?? 0),
        0,
      ),
    })),
    errors: lists.flatMap(list => (list.error ? [list.error] : [])),
    isPending: answers.length === 0 && lists.some(list => list.isPending),
    hasHosts: answers.some(({ response }) => response.hosts.length > 0),
    allHostsReady: answers.every(({ response }) =>
      response.hosts.every(host => host.state === 'ready'),
    ),
  };
}
