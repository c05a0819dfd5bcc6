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

import type { GoTime } from './GoTime';
import { DAYS, MONTHS, parseLayout } from './layout';

/** Go's Time.Format. */
export function formatTime(time: GoTime, layout: string): string {
  const { shown } = time;
  const pieces = parseLayout(layout).map(({ text, element }) =>
    element ? formatElement(time, shown, text) : text,
  );
  return pieces.join('');
}

function formatElement(time: GoTime, shown: Date, element: string): string {
  const year = shown.getUTCFullYear();
  const month = shown.getUTCMonth();
  const day = shown.getUTCDate();
  const hour = shown.getUTCHours();
  switch (element) {
    case '2006':
      return pad(year, 4);
    case '06':
      return pad(year % 100, 2);
    case 'January':
      return MONTHS[month];
    case 'Jan':
      return MONTHS[month].slice(0, 3);
    case '1':
    case '01':
      return pad(month + 1, element.length);
    case 'Monday':
      return DAYS[shown.getUTCDay()];
    case 'Mon':
      return DAYS[shown.getUTCDay()].slice(0, 3);
    case '2':
    case '02':
      return pad(day, element.length);
    case '_2':
      return String(day).padStart(2);
    case '002':
      return pad(dayOfYear(shown), 3);
    case '__2':
      return String(dayOfYear(shown)).padStart(3);
    case '15':
      return pad(hour, 2);
    case '3':
    case '03':
      return pad(hour % 12 || 12, element.length);
    case '4':
    case '04':
      return pad(shown.getUTCMinutes(), element.length);
    case '5':
    case '05':
      return pad(shown.getUTCSeconds(), element.length);
    case 'PM':
      return hour >= 12 ? 'PM' : 'AM';
    case 'pm':
      return hour >= 12 ? 'pm' : 'am';
    case 'MST':
      return time.abbreviation;
    default:
      return /^[.,]/.test(element)
        ? formatFraction(time.fraction, element)
        : formatOffset(time.offset, element);
  }
}

function pad(value: number, length: number): string {
  const sign = value < 0 ? '-' : '';
  return sign + String(Math.abs(value)).padStart(length, '0');
}

function dayOfYear(shown: Date): number {
  const first = new Date(shown.getTime());
  first.setUTCMonth(0, 1);
  return Math.round((shown.getTime() - first.getTime()) / 86_400_000) + 1;
}

/** Zeros are kept where the layout has zeros, dropped where it has nines. */
function formatFraction(nanoseconds: number, element: string): string {
  const [mark, ...places] = element;
  const digits = String(nanoseconds).padStart(9, '0').slice(0, places.length);
  const kept = places[0] === '9' ? digits.replace(/0+$/, '') : digits;
  return kept === ''
    ? ''
    : mark + kept.padEnd(places[0] === '0' ? places.length : 0, '0');
}

function formatOffset(seconds: number, element: string): string {
  if (element.startsWith('Z') && seconds === 0) {
    return 'Z';
  }
  const total = Math.abs(seconds);
  const colon = element.includes(':') ? ':' : '';
  const parts = [total / 3600, (total / 60) % 60, total % 60];
  const count = element.replace(/[^0-9]/g, '').length / 2;
  const shown = parts.slice(0, count).map(part => pad(Math.trunc(part), 2));
  return (seconds < 0 ? '-' : '+') + shown.join(colon);
}
