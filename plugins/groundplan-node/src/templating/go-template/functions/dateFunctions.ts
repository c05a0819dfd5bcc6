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

import { GoFunctionTable, fn } from '../GoFunction';
import { GoInt } from '../GoInt';
import { GoValue } from '../GoValue';
import { toDecimalInteger } from '../convert/cast';
import { GoTime } from '../time/GoTime';
import { formatDuration, parseDuration } from '../time/duration';
import { formatTime } from '../time/formatTime';
import { parseTime } from '../time/parseTime';
import { UTC, zoneByName } from '../time/zones';

const SECOND = 1_000_000_000n;
const ZONE_STEPS = 50;
const SPANS: [string, bigint][] = [
  ['y', 365n * 86_400n * SECOND],
  ['mo', 30n * 86_400n * SECOND],
  ['d', 86_400n * SECOND],
  ['h', 3_600n * SECOND],
  ['m', 60n * SECOND],
  ['s', SECOND],
];

const inZone = fn(
  ['string', 'any', 'string'],
  ([layout, date, zone], meter) => {
    // Node takes its time for a zone.
    meter.spend(ZONE_STEPS);
    return formatIn(layout, date, zone);
  },
);
const modify = fn(['string', 'time'], ([text, time]) => {
  const duration = parseDuration(text);
  return duration === undefined ? time : time.add(duration);
});
const mustModify = fn(['string', 'time'], ([text, time]) => {
  const duration = parseDuration(text);
  if (duration === undefined) {
    throw new Error(`invalid duration ${text}`);
  }
  return time.add(duration);
});

/** Sprig's functions of dates and durations. */
export const dateFunctions: GoFunctionTable = {
  now: fn([], () => GoTime.now()),
  date: fn(['string', 'any'], ([layout, date]) =>
    formatIn(layout, date, 'Local'),
  ),
  dateInZone: inZone,
  date_in_zone: inZone,
  htmlDate: fn(['any'], ([date]) => formatIn('2006-01-02', date, 'Local')),
  htmlDateInZone: fn(['any', 'string'], ([date, zone], meter) => {
    meter.spend(ZONE_STEPS);
    return formatIn('2006-01-02', date, zone);
  }),
  dateModify: modify,
  date_modify: modify,
  mustDateModify: mustModify,
  must_date_modify: mustModify,
  toDate: fn(['string', 'string'], ([layout, text]) => {
    try {
      return parseTime(layout, text);
    } catch {
      return GoTime.zero();
    }
  }),
  mustToDate: fn(['string', 'string'], ([layout, text]) =>
    parseTime(layout, text),
  ),
  unixEpoch: fn(['time'], ([time]) => time.seconds.toString()),
  ago: fn(['any'], ([date]) => {
    const elapsed = GoTime.now().nanoseconds - timeOf(date).nanoseconds;
    const half = elapsed < 0n ? -SECOND / 2n : SECOND / 2n;
    return formatDuration(((elapsed + half) / SECOND) * SECOND);
  }),
  duration: fn(['any'], ([value]) => formatDuration(secondsOf(value) * SECOND)),
  durationRound: fn(['any'], ([value]) => roundDuration(nanosecondsOf(value))),
};

function formatIn(layout: string, date: GoValue, zone: string): string {
  return formatTime(timeOf(date).in(zoneByName(zone) ?? UTC), layout);
}

/** A time, or seconds since 1970; anything else is now. */
function timeOf(value: GoValue): GoTime {
  if (value instanceof GoTime) {
    return value;
  }
  return value instanceof GoInt && /^int/.test(value.type)
    ? GoTime.fromSeconds(value.value)
    : GoTime.now();
}

function secondsOf(value: GoValue): bigint {
  if (typeof value === 'string') {
    return toDecimalInteger(value);
  }
  return value instanceof GoInt && value.type === 'int64' ? value.value : 0n;
}

function nanosecondsOf(value: GoValue): bigint {
  if (typeof value === 'string') {
    return parseDuration(value) ?? 0n;
  }
  if (value instanceof GoTime) {
    return GoTime.now().nanoseconds - value.nanoseconds;
  }
  return value instanceof GoInt && value.type === 'int64' ? value.value : 0n;
}

/** In the largest span that it is more than. */
function roundDuration(nanoseconds: bigint): string {
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const span = SPANS.find(([, length]) => size > length);
  return span ? `${size / span[1]}${span[0]}` : '0s';
}
