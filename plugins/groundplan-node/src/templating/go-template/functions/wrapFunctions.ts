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
import { WorkMeter } from '../../WorkMeter';

/** Sprig's functions that make a text fit a width. They count bytes. */
export const wrapFunctions: GoFunctionTable = {
  abbrev: fn(['int', 'string'], ([width, text]) =>
    width < 4 ? text : inBytes(text, bytes => abbreviate(bytes, 0, width)),
  ),
  abbrevboth: fn(['int', 'int', 'string'], ([left, right, text]) =>
    right < 4 || (left > 0 && right < 7)
      ? text
      : inBytes(text, bytes => abbreviate(bytes, left, right)),
  ),
  wrap: fn(['int', 'string'], ([width, text], meter) =>
    inBytes(text, bytes => wrap(bytes, width, '\n', false, meter)),
  ),
  wrapWith: fn(['int', 'string', 'string'], ([width, mark, text], meter) =>
    inBytes(text, bytes =>
      wrap(bytes, width, mark ? toBytes(mark) : '\n', true, meter),
    ),
  ),
};

function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Works on the bytes of a text as if each were a character. */
function inBytes(text: string, work: (bytes: string) => string): string {
  return Buffer.from(work(toBytes(text)), 'latin1').toString('utf8');
}

/** With dots where something is left out before `offset` or after the width. */
function abbreviate(text: string, offset: number, width: number): string {
  if (text.length <= width) {
    return text;
  }
  const start = Math.min(offset, text.length - (width - 3));
  if (start <= 4) {
    return `${text.slice(0, width - 3)}...`;
  }
  if (width < 7) {
    return '';
  }
  if (start + width - 3 < text.length) {
    return `...${abbreviate(text.slice(start), 0, width - 3)}`;
  }
  return `...${text.slice(text.length - (width - 3))}`;
}

/** Breaks lines at spaces; longer words only where `breaksWords`. */
function wrap(
  text: string,
  wantedWidth: number,
  mark: string,
  breaksWords: boolean,
  meter: WorkMeter,
): string {
  const width = Math.max(wantedWidth, 1);
  let result = '';
  let offset = 0;
  const line = (end: number, next: number) => {
    result += text.slice(offset, end) + mark;
    meter.spendText(end - offset + mark.length);
    offset = next;
  };
  while (text.length - offset > width) {
    if (text[offset] === ' ') {
      offset += 1;
    } else {
      const space = text.slice(offset, offset + width + 1).lastIndexOf(' ');
      if (space >= 0) {
        line(offset + space, offset + space + 1);
      } else if (breaksWords) {
        line(offset + width, offset + width);
      } else {
        const next = text.indexOf(' ', offset + width);
        if (next < 0) {
          break;
        }
        line(next, next + 1);
      }
    }
  }
  return result + text.slice(offset);
}
