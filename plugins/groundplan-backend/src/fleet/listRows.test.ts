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

import { SuspendedSince } from 'backstage-plugin-groundplan-common';
import { parseListRequest } from '../service/ListRequest';
import { listRows } from './listRows';
import { createRow } from './Row';
import { RowIndex } from './RowIndex';

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 24 * 3_600_000).toISOString();

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
    index.put(
      createRow({
        summary: {
          kind: 'terraform',
          host: 'hub',
          namespace: 'team-a',
          name,
          entityRef: `resource:default/${name}`,
          drifted: false,
          suspendedSince,
          status: {
            health: 'Healthy',
            state: suspendedSince ? 'suspended' : 'ready',
            flags: [],
            decidedBy: 'a test',
            reason: '',
            message: '',
          },
        },
      }),
    );
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
      sees: () => true,
      limit: 50,
    });
    expect(rows.map(({ summary }) => summary.name)).toEqual(expected);
    expect(total).toBe(expected.length);
    const { ready = 0, suspended: inState = 0 } = counts.state;
    expect(ready + inState).toBe(expected.length);
  });
});
