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

import { GoTime } from './GoTime';
import { DAYS, MONTHS, parseLayout } from './layout';
import { UTC, Zone, fixedZone } from './zones';

/** What has been read so far. */
interface Fields {
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

type Reader = (fields: Fields, text: string) => void;

const OFFSET = '[+-][0-9]{2}';
const FRACTION = /[.,][0-9]+/y;

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
const ELEMENTS = new Map<string, [pattern: RegExp, read: Reader]>([
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

/** Go's time.Parse, in UTC where the text names no zone. Throws an Error with the reason. */
export function parseTime(layout: string, text: string): GoTime {
  const fields: Fields = {
    year: 0,
    hour: 0,
    minute: 0,
    second: 0,
    nanosecond: 0,
  };
  let position = 0;
  const pieces = parseLayout(layout);
  pieces.forEach((piece, i) => {
    position = piece.element
      ? readElement(piece.text, text, position, fields)
      : skip(piece.text, text, position);
    // Seconds may have a fraction that the layout does not show.
    const shown = /^[.,]/.test(pieces[i + 1]?.text ?? '');
    if (piece.element && /^0?5$/.test(piece.text) && !shown) {
      position = readFraction('.999', text, position, fields);
    }
  });
  if (position < text.length) {
    throw new Error(`cannot parse ${text} as ${layout}: extra text`);
  }
  return toTime(fields);
}

function readElement(
  element: string,
  text: string,
  position: number,
  fields: Fields,
): number {
  if (/^[.,]/.test(element)) {
    return readFraction(element, text, position, fields);
  }
  if (element.startsWith('Z') && text[position] === 'Z') {
    fields.zone = UTC;
    return position + 1;
  }
  const [pattern, read] = ELEMENTS.get(element.replace(/^Z/, '-'))!;
  const found = match(pattern, text, position);
  if (found === undefined) {
    throw new Error(`cannot parse ${text}: no ${element} at ${position}`);
  }
  read(fields, found);
  return position + found.length;
}

function readFraction(
  element: string,
  text: string,
  position: number,
  fields: Fields,
): number {
  const found = match(FRACTION, text, position);
  const exact = element[1] === '0';
  if (found === undefined || (exact && found.length < element.length)) {
    if (exact) {
      throw new Error(`cannot parse ${text}: no fraction at ${position}`);
    }
    return position;
  }
  const digits = exact ? found.slice(0, element.length) : found;
  fields.nanosecond = Number(digits.slice(1, 10).padEnd(9, '0'));
  return position + digits.length;
}

/** Text of the layout must stand in the value; any number of spaces is one. */
function skip(expected: string, text: string, start: number): number {
  let position = start;
  for (const [part] of expected.matchAll(/ +|[^ ]+/g)) {
    if (part.startsWith(' ')) {
      if (position < text.length && text[position] !== ' ') {
        throw new Error(`cannot parse ${text}: no space at ${position}`);
      }
      position += match(/ */y, text, position)?.length ?? 0;
    } else if (text.startsWith(part, position)) {
      position += part.length;
    } else {
      throw new Error(`cannot parse ${text}: no ${part} at ${position}`);
    }
  }
  return position;
}

function match(pattern: RegExp, text: string, position: number) {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0];
}

function century(text: string): number {
  const year = Number(text);
  return year + (year >= 69 ? 1900 : 2000);
}

function readOffset(fields: Fields, text: string) {
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
function readName(fields: Fields, text: string) {
  if (!fields.zone) {
    const offset = /^GMT[+-]/.test(text) ? Number(text.slice(3)) * 3600 : 0;
    fields.zone = text === 'UTC' ? UTC : fixedZone(offset, text);
  }
}

function toTime(fields: Fields): GoTime {
  const { year, minute, second, nanosecond, zone = UTC } = fields;
  let { hour } = fields;
  if (fields.half === 'pm' && hour < 12) {
    hour += 12;
  } else if (fields.half === 'am' && hour === 12) {
    hour = 0;
  }
  const date = new Date(0);
  date.setUTCFullYear(year, (fields.month ?? 1) - 1, fields.day ?? 1);
  if (fields.dayOfYear !== undefined) {
    date.setUTCFullYear(year, 0, fields.dayOfYear);
  }
  const valid =
    date.getUTCFullYear() === year &&
    (fields.month ?? date.getUTCMonth() + 1) === date.getUTCMonth() + 1 &&
    (fields.day ?? date.getUTCDate()) === date.getUTCDate();
  if (!valid) {
    throw new Error('day out of range');
  }
  date.setUTCHours(hour, minute, second);
  const offset = zone.offsetAt(date.getTime()).seconds;
  const seconds = BigInt(date.getTime() / 1000 - offset);
  return GoTime.create(seconds * 1_000_000_000n + BigInt(nanosecond), zone);
}
