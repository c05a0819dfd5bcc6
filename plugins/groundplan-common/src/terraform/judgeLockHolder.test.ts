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

import { KubernetesObject } from '../kubernetes';
import { judgeLockHolder, Lock } from './judgeLockHolder';
import { runnerPod } from './testing/terraform';

const LONG = `app-${'x'.repeat(60)}`;
const lock = {
  who: 'runner@app-tf-runner',
  createdAt: '2026-06-01T10:30:12.846Z',
};
const startedAt = (startTime: string, phase = 'Running') =>
  runnerPod('app', { startTime, phase });
const before = startedAt('2026-06-01T10:30:00Z');
const after = startedAt('2026-06-01T10:31:00Z');

type Row = [
  string,
  Lock['holder'],
  Pick<Lock, 'who' | 'createdAt'>,
  KubernetesObject | undefined,
  boolean?,
  string?,
];

describe('judgeLockHolder', () => {
  it.each<Row>([
    ['the runner started before it', 'running', lock, before],
    ['the runner is a later one', 'gone', lock, after],
    [
      'the runner has failed',
      'gone',
      lock,
      startedAt('2026-06-01T10:30:00Z', 'Failed'),
    ],
    ['there is no runner', 'gone', lock, undefined],
    ['runners may not be read', 'unknown', lock, undefined, false],
    ['runners are read no more', 'running', lock, before, false],
    ['the runner has not started yet', 'unknown', lock, runnerPod('app')],
    ['the lock has no time', 'unknown', { who: lock.who }, before],
    [
      'the lock has no time, and no runner is left',
      'gone',
      { who: lock.who },
      undefined,
    ],
    ['a person holds it', 'unknown', { ...lock, who: 'me@laptop' }, undefined],
    [
      'another runner holds it',
      'unknown',
      { ...lock, who: 'runner@b-tf-runner' },
      after,
    ],
    ['nobody is named', 'unknown', { createdAt: lock.createdAt }, after],
    [
      'the name of the runner is cut',
      'gone',
      { ...lock, who: `runner@${LONG.slice(0, 63)}` },
      undefined,
      true,
      LONG,
    ],
  ])('%s: %s', (_, expected, about, pod, readable = true, name = 'app') => {
    expect(judgeLockHolder(name, about, pod, readable)).toBe(expected);
  });
});
