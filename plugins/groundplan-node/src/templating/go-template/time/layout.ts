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

const ELEMENT =
  /January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|002|0[1-6]|15|1|2006|2|__2|_2(?!006)|3|4|5|PM|pm|-070000|-07:00:00|-0700|-07:00|-07|Z070000|Z07:00:00|Z0700|Z07:00|Z07|[.,](?:0+|9+)(?![0-9])/g;

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
export const DAYS = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

/** A piece of a layout: text as it is, or an element as Go's reference time writes it. */
export interface LayoutPiece {
  text: string;
  element: boolean;
}

/** Cuts a layout of Go's into its pieces. */
export function parseLayout(layout: string): LayoutPiece[] {
  const pieces: LayoutPiece[] = [];
  let position = 0;
  for (const match of layout.matchAll(ELEMENT)) {
    if (match.index > position) {
      const text = layout.slice(position, match.index);
      pieces.push({ text, element: false });
    }
    pieces.push({ text: match[0], element: true });
    position = match.index + match[0].length;
  }
  if (position < layout.length) {
    pieces.push({ text: layout.slice(position), element: false });
  }
  return pieces;
}
