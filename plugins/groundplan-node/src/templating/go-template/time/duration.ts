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

const UNITS = new Map<string, bigint>([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);
const MAX = 2n ** 63n - 1n;

/** Go's time.ParseDuration, in nanoseconds; undefined where Go has an error. */
export function parseDuration(text: string): bigint | undefined {
  const match = /^([+-]?)(.+)$/s.exec(text);
  if (!match) {
    return undefined;
  }
  const [, sign, rest] = match;
  if (rest === '0') {
    return 0n;
  }
  if (
    !/^(?:(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(
      rest,
    )
  ) {
    return undefined;
  }
  let total = 0n;
  for (const [, whole, fraction = '', unit] of rest.matchAll(
    /([0-9]*)\.?([0-9]*)(ns|us|µs|μs|ms|s|m|h)/g,
  )) {
    const size = UNITS.get(unit)!;
    total += BigInt(whole || '0') * size;
    total += (BigInt(fraction || '0') * size) / 10n ** BigInt(fraction.length);
  }
  const signed = sign === '-' ? -total : total;
  return signed <= MAX && signed >= -MAX - 1n ? signed : undefined;
}

/** Go's Duration.String. */
export function formatDuration(nanoseconds: bigint): string {
  const value = BigInt.asIntN(64, nanoseconds);
  const size = value < 0n ? -value : value;
  const sign = value < 0n ? '-' : '';
  if (size === 0n) {
    return '0s';
  }
  if (size < 1_000_000_000n) {
    const [unit, factor] = smallUnit(size);
    return `${sign}${decimal(size, factor)}${unit}`;
  }
  const minutes = size / 60_000_000_000n;
  const seconds = decimal(size % 60_000_000_000n, 1_000_000_000n);
  const hours = minutes / 60n;
  const hour = hours > 0n ? `${hours}h` : '';
  const minute = minutes > 0n ? `${minutes % 60n}m` : '';
  return `${sign}${hour}${minute}${seconds}s`;
}

function smallUnit(size: bigint): [string, bigint] {
  if (size < 1_000n) {
    return ['ns', 1n];
  }
  return size < 1_000_000n ? ['µs', 1_000n] : ['ms', 1_000_000n];
}

function decimal(value: bigint, factor: bigint): string {
  const places = factor.toString().length - 1;
  const fraction = (value % factor)
    .toString()
    .padStart(places, '0')
    .replace(/0+$/, '');
  const whole = (value / factor).toString();
  return places > 0 && fraction ? `${whole}.${fraction}` : whole;
}
