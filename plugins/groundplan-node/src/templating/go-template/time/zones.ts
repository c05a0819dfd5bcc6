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

/** A zone as Go's time.Location. */
export interface Zone {
  /** How far it is ahead of UTC. */
  secondsAt(milliseconds: number): number;
  /** As in `CET`; where nobody has a name for it, `+03`. */
  abbreviationAt(milliseconds: number): string;
}

// What Node calls GMT+1 in one English is CET in another.
const LOCALES = ['en-US', 'en-GB', 'en-IN', 'en-AU', 'en-ZA'];
// Each holds formats of Node's, which are large.
const MAX_KNOWN = 20;
const KNOWN = new Map<string, Zone>();

/** A zone with one offset. */
export function fixedZone(seconds: number, abbreviation: string): Zone {
  return { secondsAt: () => seconds, abbreviationAt: () => abbreviation };
}

export const UTC = fixedZone(0, 'UTC');

/** A zone by its name in the time zone database; undefined where there is none. */
export function zoneByName(name: string): Zone | undefined {
  // Templates are rendered where Weave GitOps runs them: in UTC.
  if (name === '' || name === 'UTC' || name === 'Local') {
    return UTC;
  }
  if (!/^[A-Z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/.test(name)) {
    return undefined;
  }
  let zone = KNOWN.get(name);
  if (!zone) {
    zone = createZone(name);
    if (KNOWN.size >= MAX_KNOWN) {
      KNOWN.clear();
    }
    if (zone) {
      KNOWN.set(name, zone);
    }
  }
  return zone;
}

function createZone(timeZone: string): Zone | undefined {
  let clock: Intl.DateTimeFormat;
  try {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      era: 'short',
    });
  } catch {
    return undefined;
  }
  const secondsAt = (milliseconds: number) => offsetOf(clock, milliseconds);
  let names: Intl.DateTimeFormat[] | undefined;
  return {
    secondsAt,
    abbreviationAt: milliseconds => {
      names ??= LOCALES.map(
        locale =>
          new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }),
      );
      const known = names
        .map(format => partOf(format, milliseconds, 'timeZoneName'))
        .find(name => /^[A-Z]{3,5}$/.test(name));
      return known ?? numeric(secondsAt(milliseconds));
    },
  };
}

function offsetOf(clock: Intl.DateTimeFormat, milliseconds: number): number {
  const parts = clock.formatToParts(milliseconds);
  const part = (type: string) =>
    Number(parts.find(p => p.type === type)?.value);
  const era = parts.find(p => p.type === 'era')?.value;
  const year = era === 'BC' ? 1 - part('year') : part('year');
  const shown = new Date(0);
  shown.setUTCFullYear(year, part('month') - 1, part('day'));
  shown.setUTCHours(part('hour'), part('minute'), part('second'));
  return shown.getTime() / 1000 - Math.floor(milliseconds / 1000);
}

function partOf(
  format: Intl.DateTimeFormat,
  milliseconds: number,
  type: string,
): string {
  const parts = format.formatToParts(milliseconds);
  return parts.find(part => part.type === type)?.value ?? '';
}

function numeric(seconds: number): string {
  const minutes = Math.abs(Math.trunc(seconds / 60));
  const hour = String(Math.trunc(minutes / 60)).padStart(2, '0');
  const rest = minutes % 60;
  const minute = rest === 0 ? '' : String(rest).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${hour}${minute}`;
}
