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

import { inTurns } from './inTurns';

describe('inTurns', () => {
  it('lets others have their turn where work is long, and answers with its result', async () => {
    let turnsOfOthers = 0;
    let isDone = false;
    const other = () => {
      turnsOfOthers += 1;
      if (!isDone) {
        setImmediate(other);
      }
    };
    setImmediate(other);
    function* work() {
      for (let step = 0; step < 5; step++) {
        const end = performance.now() + 25;
        while (performance.now() < end);
        yield;
      }
      return 'result';
    }
    expect(await inTurns(work())).toBe('result');
    isDone = true;
    expect(turnsOfOthers).toBeGreaterThanOrEqual(4);
  });

  it('fails as the work does', async () => {
    function* work() {
      yield;
      throw new Error('broken');
    }
    await expect(inTurns(work())).rejects.toThrow('broken');
  });
});
