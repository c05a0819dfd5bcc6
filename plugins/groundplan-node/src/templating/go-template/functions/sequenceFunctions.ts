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

import { GoFunctionTable, fn, variadic } from '../GoFunction';
import { GoList } from '../GoList';
import { WorkMeter } from '../../WorkMeter';

/** Sprig's functions that count. */
export const sequenceFunctions: GoFunctionTable = {
  until: fn(['int'], ([stop], meter) =>
    GoList.ints(sequence(0, stop, stop < 0 ? -1 : 1, meter)),
  ),
  untilStep: fn(['int', 'int', 'int'], ([start, stop, step], meter) =>
    GoList.ints(sequence(start, stop, step, meter)),
  ),
  seq: variadic([], 'int', (_, bounds, meter) => {
    const [start, step, end] = stepsOf(bounds);
    const direction = end < start ? -1 : 1;
    if (step === 0 || (direction < 0 && step > 0)) {
      return '';
    }
    return sequence(start, end + direction, step, meter).join(' ');
  }),
};

/** Start, step and end, of what `seq` was given. */
function stepsOf(bounds: number[]): [number, number, number] {
  const [first, second, third] = bounds;
  switch (bounds.length) {
    case 1:
      return [1, first < 1 ? -1 : 1, first];
    case 2:
      return [first, second < first ? -1 : 1, second];
    case 3:
      return [first, second, third];
    default:
      return [0, 0, 0];
  }
}

function sequence(
  start: number,
  stop: number,
  step: number,
  meter: WorkMeter,
): number[] {
  if (stop < start ? step >= 0 : step <= 0) {
    return [];
  }
  const count = Math.ceil((stop - start) / step);
  meter.spend(count);
  return Array.from({ length: count }, (_, i) => start + i * step);
}
