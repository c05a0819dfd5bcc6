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

import { RE2JS } from 're2js';
import { LimitError, WorkMeter } from '../../WorkMeter';

const MAX_PATTERN = 1_000;
const MAX_PROGRAM = 10_000;
const MAX_COMPILED = 50;
// A template's loops use the same few patterns.
const COMPILED = new WeakMap<WorkMeter, Map<string, RE2JS>>();

/** Where something was found. */
export interface RegexMatch {
  start: number;
  end: number;
  group(index: number | string): string;
}

/** A regular expression of Go's, which takes time in proportion to the text. */
export class GoRegex {
  readonly #regex: RE2JS;
  readonly #meter: WorkMeter;

  private constructor(regex: RE2JS, meter: WorkMeter) {
    this.#regex = regex;
    this.#meter = meter;
  }

  /** Throws an Error where Go does not compile the pattern, or where it is too large. */
  static compile(pattern: string, meter: WorkMeter): GoRegex {
    if (pattern.length > MAX_PATTERN) {
      throw new LimitError(
        `regular expression is longer than ${MAX_PATTERN} characters`,
      );
    }
    let compiled = COMPILED.get(meter);
    if (!compiled) {
      compiled = new Map();
      COMPILED.set(meter, compiled);
    }
    let regex = compiled.get(pattern);
    if (!regex) {
      meter.spend(20 + pattern.length * 4);
      regex = RE2JS.compile(pattern);
      if (compiled.size >= MAX_COMPILED) {
        compiled.clear();
      }
      compiled.set(pattern, regex);
    }
    if (regex.programSize() > MAX_PROGRAM) {
      throw new LimitError('regular expression is too large');
    }
    return new GoRegex(regex, meter);
  }

  /** At most `count` matches, all where it is negative. */
  matches(text: string, count = -1): RegexMatch[] {
    const found: RegexMatch[] = [];
    let position = 0;
    let previousEnd = -1;
    while (position <= text.length && found.length !== count) {
      const match = this.#find(text, position);
      if (!match) {
        break;
      }
      const empty = match.end === position;
      // Nothing right after a match is no match of its own.
      if (!empty || match.start !== previousEnd) {
        found.push(match);
      }
      const char = text.codePointAt(position) ?? 0;
      position = empty ? position + (char > 0xffff ? 2 : 1) : match.end;
      previousEnd = match.end;
    }
    return found;
  }

  /** The text with every match replaced. */
  replaceAll(text: string, by: (match: RegexMatch) => string): string {
    let result = '';
    let position = 0;
    for (const match of this.matches(text)) {
      result += text.slice(position, match.start) + by(match);
      this.#meter.spendText(result.length - position);
      position = match.end;
    }
    return result + text.slice(position);
  }

  #find(text: string, position: number): RegexMatch | undefined {
    const factor = 1 + this.#regex.programSize() / 16;
    this.#meter.spend(1 + ((text.length - position) * factor) / 8);
    const matcher = this.#regex.matcher(text);
    if (!matcher.find(position)) {
      return undefined;
    }
    const names = this.#regex.namedGroups();
    return {
      start: matcher.start(),
      end: matcher.end(),
      group: index => {
        const known =
          typeof index === 'number'
            ? index <= matcher.groupCount()
            : Object.hasOwn(names, index);
        return (known && matcher.group(index)) || '';
      },
    };
  }
}
