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
import { parseLayout } from './layout';
import { TIME_ELEMENTS, TimeFields } from './timeElements';
import { UTC } from './zones';

const FRACTION = /[.,][0-9]+/y;

/** Go's time.Parse, in UTC where the text names no zone. Throws an Error with the reason. */
export function parseTime(layout: string, text: string): GoTime {
  const fields: TimeFields = {
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
  fields: TimeFields,
): number {
  if (/^[.,]/.test(element)) {
    return readFraction(element, text, position, fields);
  }
  if (element.startsWith('Z') && text[position] === 'Z') {
    fields.zone = UTC;
    return position + 1;
  }
  const [pattern, read] = TIME_ELEMENTS.get(element.replace(/^Z/, '-'))!;
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
  fields: TimeFields,
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

function toTime(fields: TimeFields): GoTime {
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
  const offset = zone.secondsAt(date.getTime());
  const seconds = BigInt(date.getTime() / 1000 - offset);
  return GoTime.create(seconds * 1_000_000_000n + BigInt(nanosecond), zone);
}
