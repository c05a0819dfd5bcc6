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

import { DAYS, MONTHS } from './layout';
import { UTC, Zone, fixedZone } from './zones';

/** What has been read so far. */
export interface TimeFields {
  year: number;
  month?: number;
  day?: number;
  dayOfYear?: number;
  hour: number;
  minute: number;
  second: number;
  nanosecond: number;
  half?: 'am' | 'pm';
  zone?: Zone;
}

type Reader = (fields: TimeFields, text: string) => void;

const OFFSET = '[+-][0-9]{2}';

const number =
  (
    field: 'month' | 'day' | 'dayOfYear' | 'hour' | 'minute' | 'second',
    [least, most]: [number, number],
  ): Reader =>
  (fields, text) => {
    const value = Number(text);
    if (value < least || value > most) {
      throw new Error(`${field} out of range`);
    }
    fields[field] = value;
  };
const month: Reader = (fields, text) => {
  const short = text.slice(0, 3).toLowerCase();
  fields.month =
    MONTHS.findIndex(name => name.slice(0, 3).toLowerCase() === short) + 1;
};
const ignore: Reader = () => {};
const half: Reader = (fields, text) => {
  fields.half = text.toLowerCase() === 'pm' ? 'pm' : 'am';
};
const names = (list: string[], length?: number) =>
  list.map(name => name.slice(0, length)).join('|');

const MONTH: [number, number] = [1, 12];
const DAY: [number, number] = [0, 99];
const DAY_OF_YEAR: [number, number] = [1, 366];
const HOUR: [number, number] = [0, 23];
const HALF_HOUR: [number, number] = [0, 12];
const SIXTY: [number, number] = [0, 59];

/** How each element of a layout is written, and what it sets. */
export const TIME_ELEMENTS: ReadonlyMap<
  string,
  [pattern: RegExp, read: Reader]
> = new Map([
  ['2006', [/[0-9]{4}/y, (fields, text) => (fields.year = Number(text))]],
  ['06', [/[0-9]{2}/y, (fields, text) => (fields.year = century(text))]],
  ['January', [new RegExp(names(MONTHS), 'iy'), month]],
  ['Jan', [new RegExp(names(MONTHS, 3), 'iy'), month]],
  ['1', [/[0-9]{1,2}/y, number('month', MONTH)]],
  ['01', [/[0-9]{2}/y, number('month', MONTH)]],
  ['Monday', [new RegExp(names(DAYS), 'iy'), ignore]],
  ['Mon', [new RegExp(names(DAYS, 3), 'iy'), ignore]],
  ['2', [/[0-9]{1,2}/y, number('day', DAY)]],
  ['02', [/[0-9]{2}/y, number('day', DAY)]],
  ['_2', [/ ?[0-9]{1,2}/y, number('day', DAY)]],
  ['002', [/[0-9]{3}/y, number('dayOfYear', DAY_OF_YEAR)]],
  ['__2', [/ {0,2}[0-9]{1,3}/y, number('dayOfYear', DAY_OF_YEAR)]],
  ['15', [/[0-9]{1,2}/y, number('hour', HOUR)]],
  ['3', [/[0-9]{1,2}/y, number('hour', HALF_HOUR)]],
  ['03', [/[0-9]{2}/y, number('hour', HALF_HOUR)]],
  ['4', [/[0-9]{1,2}/y, number('minute', SIXTY)]],
  ['04', [/[0-9]{2}/y, number('minute', SIXTY)]],
  ['5', [/[0-9]{1,2}/y, number('second', SIXTY)]],
  ['05', [/[0-9]{2}/y, number('second', SIXTY)]],
  ['PM', [/AM|PM/y, half]],
  ['pm', [/am|pm/y, half]],
  [
    'MST',
    [
      /ChST|MeST|GMT[+-][0-9]{1,2}|[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3}|[+-][0-9]{2}/y,
      readName,
    ],
  ],
  ['-07', [new RegExp(OFFSET, 'y'), readOffset]],
  ['-0700', [new RegExp(`${OFFSET}[0-9]{2}`, 'y'), readOffset]],
  ['-07:00', [new RegExp(`${OFFSET}:[0-9]{2}`, 'y'), readOffset]],
  ['-070000', [new RegExp(`${OFFSET}[0-9]{4}`, 'y'), readOffset]],
  ['-07:00:00', [new RegExp(`${OFFSET}(?::[0-9]{2}){2}`, 'y'), readOffset]],
]);

function century(text: string): number {
  const year = Number(text);
  return year + (year >= 69 ? 1900 : 2000);
}

function readOffset(fields: TimeFields, text: string) {
  const [hours, minutes = '0', seconds = '0'] = text
    .slice(1)
    .match(/[0-9]{2}/g)!;
  if (Number(hours) > 24 || Number(minutes) > 60 || Number(seconds) > 60) {
    throw new Error('time zone offset out of range');
  }
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  const offset = text.startsWith('-') ? -total : total;
  fields.zone = offset === 0 ? UTC : fixedZone(offset, unnamed(offset));
}

/** What Go prints for an offset that has no name. */
function unnamed(offset: number): string {
  const minutes = Math.trunc(Math.abs(offset) / 60);
  const digits = Math.trunc(minutes / 60) * 100 + (minutes % 60);
  return (offset < 0 ? '-' : '+') + String(digits).padStart(4, '0');
}

// A name alone does not say how far it is from UTC.
function readName(fields: TimeFields, text: string) {
  if (!fields.zone) {
    const offset = /^GMT[+-]/.test(text) ? Number(text.slice(3)) * 3600 : 0;
    fields.zone = text === 'UTC' ? UTC : fixedZone(offset, text);
  }
}
