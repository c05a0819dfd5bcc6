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

import { mockServices } from '@backstage/backend-test-utils';
import { DailyTask } from './DailyTask';

const START = Date.parse('2026-06-01T12:00:00Z');
const HOUR = 3_600_000;

describe('DailyTask', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: START });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function start(work: (now: Date) => Promise<void> = async () => {}) {
    const lease = { held: true };
    const logger = mockServices.logger.mock();
    const done = jest.fn(work);
    const task = DailyTask.create({ lease, logger, name: 'It', work: done });
    return { lease, logger, done, stop: task.start() };
  }
  const hours = (count: number) => jest.advanceTimersByTimeAsync(count * HOUR);

  it('is done soon after the start, and then once a day', async () => {
    const { done, stop } = start();
    await hours(1);
    expect(done).toHaveBeenCalledTimes(1);
    await hours(22);
    expect(done).toHaveBeenCalledTimes(1);
    await hours(2);
    expect(done).toHaveBeenCalledTimes(2);
    expect(done.mock.calls.map(([at]) => at.getTime() - START)).toEqual([
      60_000,
      24 * HOUR + 60_000,
    ]);
    await stop();
    await hours(48);
    expect(done).toHaveBeenCalledTimes(2);
  });

  it('is for the one that holds the lease', async () => {
    const { lease, done, stop } = start();
    lease.held = false;
    await hours(48);
    expect(done).not.toHaveBeenCalled();
    lease.held = true;
    await hours(1);
    expect(done).toHaveBeenCalledTimes(1);
    await stop();
  });

  it('is tried again in a minute where it failed, and says so', async () => {
    let fails = 3;
    const { done, logger, stop } = start(async () => {
      if (fails-- > 0) {
        throw new Error('no database');
      }
    });
    await hours(1);
    expect(done).toHaveBeenCalledTimes(4);
    expect(logger.warn).toHaveBeenCalledTimes(3);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('no database'),
    );
    await stop();
  });

  it('is never done twice at once, and is ended before it is stopped', async () => {
    let end = () => {};
    const { done, stop } = start(
      () =>
        new Promise(resolve => {
          end = resolve;
        }),
    );
    await hours(72);
    expect(done).toHaveBeenCalledTimes(1);
    let stopped = false;
    const stopping = stop().then(() => {
      stopped = true;
    });
    await hours(1);
    expect(stopped).toBe(false);
    end();
    await stopping;
  });
});
