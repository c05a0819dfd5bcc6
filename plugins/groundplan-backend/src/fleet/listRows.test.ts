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
  Health,
  ListQuery,
  SuspendedSince,
} from 'backstage-plugin-groundplan-common';
import { parseListRequest } from '../service/ListRequest';
import { SEES_ALL } from '../visibility/Visibility';
import { listRows } from './listRows';
import { createRow, Row } from './Row';
import { RowIndex } from './RowIndex';

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 24 * 3_600_000).toISOString();

type Viewer = Parameters<typeof listRows>[0]['viewer'];

function aRow(
  name: string,
  {
    health = 'Healthy',
    suspendedSince,
  }: { health?: Health; suspendedSince?: SuspendedSince } = {},
) {
  return createRow({
    summary: {
      kind: 'terraform',
      host: 'hub',
      namespace: 'team-a',
      name,
      entityRef: `resource:default/${name}`,
      drifted: false,
      suspendedSince,
      status: {
        health,
        state: suspendedSince ? 'suspended' : 'ready',
        flags: [],
        decidedBy: 'a test',
        reason: '',
        message: '',
      },
    },
  });
}

describe('the filter of what is suspended for long', () => {
  const index = RowIndex.create('terraforms');
  const suspended: Record<string, SuspendedSince | undefined> = {
    running: undefined,
    asked: { at: daysAgo(8), source: 'operation' },
    idle: { at: daysAgo(40), source: 'last-run' },
    paused: { at: daysAgo(2), source: 'last-run' },
    broken: { at: 'soon', source: 'last-run' },
  };
  for (const [name, suspendedSince] of Object.entries(suspended)) {
    index.put(aRow(name, { suspendedSince }));
  }

  it.each([
    [undefined, ['asked', 'broken', 'idle', 'paused', 'running']],
    [0, ['asked', 'idle', 'paused']],
    [7, ['asked', 'idle']],
    [8.5, ['idle']],
    [90, []],
  ])('of more than %s days', (suspendedDays, expected) => {
    const { order, filter } = parseListRequest(
      { suspendedDays, orderBy: 'name' },
      index,
    );
    const { rows, total, counts } = listRows({
      rows: order,
      filter,
      counts: index.counts,
      viewer: SEES_ALL,
      limit: 50,
    });
    expect(rows.map(({ summary }) => summary.name)).toEqual(expected);
    expect(total).toBe(expected.length);
    const { ready = 0, suspended: inState = 0 } = counts.state;
    expect(ready + inState).toBe(expected.length);
  });
});

describe('counts', () => {
  const index = RowIndex.create('terraforms');
  const seesTwo = { sees: ({ entityRef }: Row) => !entityRef.endsWith('one') };
  const healths = (query: ListQuery = {}, viewer: Viewer = SEES_ALL) => {
    const { order, filter } = parseListRequest(query, index);
    return listRows({
      rows: order,
      counts: index.counts,
      filter,
      viewer,
      limit: 1,
    }).counts.health;
  };

  it('are those of this filter, this viewer and of what is there now', () => {
    index.put(aRow('one'));
    index.put(aRow('two', { health: 'Error' }));
    expect(healths()).toEqual({ Healthy: 1, Error: 1 });
    expect(healths({}, seesTwo)).toEqual({ Error: 1 });
    expect(healths({ q: 'one' })).toEqual({ Healthy: 1 });
    expect(healths({ q: 'one' }, seesTwo)).toEqual({});
    expect(healths({ orderBy: '-name' })).toEqual({ Healthy: 1, Error: 1 });

    index.put(aRow('three', { health: 'Error' }));
    expect(healths()).toEqual({ Healthy: 1, Error: 2 });
    expect(healths({}, seesTwo)).toEqual({ Error: 2 });
    index.put(aRow('two'));
    expect(healths()).toEqual({ Healthy: 2, Error: 1 });
    index.delete(aRow('one').key);
    expect(healths()).toEqual({ Healthy: 1, Error: 1 });
    expect(healths({ q: 'one' })).toEqual({});
  });

  it('are taken once, and not with each page', () => {
    const sees = jest.fn(() => true);
    const viewer = { sees };
    healths({}, viewer);
    sees.mockClear();
    expect(healths({}, viewer)).toEqual({ Healthy: 1, Error: 1 });
    // One row, and whether there is another.
    expect(sees).toHaveBeenCalledTimes(2);
    index.put(aRow('four'));
    expect(healths({}, viewer)).toEqual({ Healthy: 2, Error: 1 });
  });
});
