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
  ConditionView,
  HEALTHS,
  RunnerCounts,
} from 'backstage-plugin-groundplan-common';
import { FakeGroundplanApi } from '../../dev/__fixtures__';
import { relativeTime } from '../text/relativeTime';
import { shortRevision } from '../text/shortRevision';
import { words } from '../text/words';
import { capacityParts } from './CapacityBar/capacityParts';
import { conditionTone } from './ConditionsTable/conditionTone';
import {
  filtersFromParams,
  paramsWithFilters,
} from './FleetList/useListFilters';
import { mostUrgent } from './OverviewPage/useAttention';

describe('conditionTone', () => {
  it.each<[Partial<ConditionView>, string]>([
    [{ status: 'True' }, 'Healthy'],
    [{ status: 'False' }, 'Error'],
    [{ status: 'False', severity: 'Warning' }, 'Warning'],
    [{ status: 'False', severity: 'Info' }, 'Progressing'],
    [{ status: 'Unknown' }, 'Unknown'],
    [{ status: 'nonsense' }, 'Unknown'],
    [{ status: 'True', negativePolarity: true }, 'Warning'],
    [{ status: 'False', negativePolarity: true }, 'Healthy'],
    [{ status: 'False', reason: 'TerraformPlannedNoChanges' }, 'Healthy'],
  ])('takes %j as %s', (condition, expected) => {
    expect(
      conditionTone({
        type: 'Ready',
        status: '',
        negativePolarity: false,
        ...condition,
      }),
    ).toBe(expected);
  });
});

describe('capacityParts', () => {
  const counts: RunnerCounts = {
    min: 1,
    current: 6,
    busy: 3,
    idle: 1,
    pending: 2,
    failed: 0,
  };
  it.each<[string, Partial<RunnerCounts>, [string, number][], number]>([
    [
      'counted runners against the maximum',
      { max: 10, source: 'runners' },
      [
        ['busy', 3],
        ['idle', 1],
        ['pending', 2],
        ['failed', 0],
      ],
      10,
    ],
    [
      'an unbounded set against itself',
      {},
      [
        ['busy', 3],
        ['idle', 1],
        ['pending', 2],
        ['failed', 0],
      ],
      6,
    ],
    [
      'counters without telling busy from idle',
      { max: 8, source: 'counters', busy: 0, idle: 0 },
      [
        ['undivided', 4],
        ['pending', 2],
        ['failed', 0],
      ],
      8,
    ],
    ['nothing where nobody counted', { source: 'none', max: 4 }, [], 4],
  ])('draws %s', (_, part, parts, whole) => {
    expect(capacityParts({ ...counts, ...part })).toEqual({
      parts: parts.map(([name, count]) => ({ part: name, count })),
      whole,
    });
  });
});

describe('list filters in the URL', () => {
  it('are read and written, and leave the rest alone', () => {
    const params = new URLSearchParams(
      'health=Error&health=Broken&host=a&host=b&q=x&orderBy=-name&other=1',
    );
    const filters = filtersFromParams(params);
    expect(filters).toEqual({
      health: ['Error'],
      host: ['a', 'b'],
      q: 'x',
      orderBy: '-name',
    });
    expect(
      paramsWithFilters(params, { ...filters, host: undefined }).toString(),
    ).toBe('other=1&health=Error&q=x&orderBy=-name');
  });
});

describe('mostUrgent', () => {
  it('puts the worst first, the newest of equals before others', async () => {
    const api = new FakeGroundplanApi();
    const rows = mostUrgent([
      { domain: 'terraforms', response: await api.list('terraforms', {}) },
      { domain: 'clusters', response: await api.list('clusters', {}) },
    ]);
    expect(rows.map(it => it.name)).toEqual([
      'search',
      'payments-db',
      'old-bucket',
      'payments',
      'network',
      'legacy',
    ]);
    const ranks = rows.map(it => HEALTHS.indexOf(it.status.health));
    expect(ranks).toEqual([...ranks].sort());
  });
});

describe('text', () => {
  const now = Date.parse('2026-01-01T12:00:00Z');
  it.each([
    ['2026-01-01T11:55:00Z', '5 minutes ago'],
    ['2026-01-03T12:00:00Z', 'in 2 days'],
    ['yesterday', undefined],
    [undefined, undefined],
  ])('says %s as %s', (time, expected) => {
    expect(relativeTime(time, now)).toBe(expected);
  });

  it('shortens digests and writes states as words', () => {
    expect(
      shortRevision('main@sha1:6f1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c'),
    ).toBe('main@6f1c2d3');
    expect(shortRevision(undefined)).toBe('–');
    expect(words('awaiting-approval')).toBe('Awaiting approval');
  });
});
