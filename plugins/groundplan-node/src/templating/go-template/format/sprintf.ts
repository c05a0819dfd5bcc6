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

import { GoInt } from '../GoInt';
import { GoValue, typeName } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';
import { FormatFlags, PLAIN } from './FormatFlags';
import { formatValue, plainText } from './formatValue';

// As fmt has it; a width that is larger before its last digit is none.
const MAX_SIZE = 1_000_000;
const FLAGS: Record<string, 'minus' | 'plus' | 'sharp' | 'space' | 'zero'> = {
  '-': 'minus',
  '+': 'plus',
  '#': 'sharp',
  ' ': 'space',
  '0': 'zero',
};

class Printer {
  readonly #parts: string[] = [];
  #position = 0;
  #argument = 0;
  #afterIndex = false;
  #goodIndex = true;
  #reordered = false;
  #flags: FormatFlags = PLAIN;

  constructor(
    readonly format: string[],
    readonly args: GoValue[],
    readonly meter: WorkMeter,
  ) {}

  print(): string {
    while (this.#position < this.format.length) {
      const char = this.format[this.#position];
      this.#position += 1;
      if (char === '%') {
        this.#directive();
      } else {
        this.#parts.push(char);
      }
    }
    if (!this.#reordered && this.#argument < this.args.length) {
      this.#extra();
    }
    return this.#parts.join('');
  }

  #directive() {
    this.#goodIndex = true;
    this.#flags = { ...PLAIN };
    let flag = FLAGS[this.format[this.#position]];
    while (flag) {
      this.#flags[flag] = true;
      this.#position += 1;
      flag = FLAGS[this.format[this.#position]];
    }
    this.#index();
    this.#width();
    this.#precision();
    if (!this.#afterIndex) {
      this.#index();
    }
    const verb = this.format[this.#position];
    if (verb === undefined) {
      this.#parts.push('%!(NOVERB)');
      return;
    }
    this.#position += 1;
    this.#parts.push(this.#verb(verb));
  }

  #verb(verb: string): string {
    if (verb === '%') {
      return '%';
    }
    if (!this.#goodIndex) {
      return `%!${verb}(BADINDEX)`;
    }
    if (this.#argument >= this.args.length) {
      return `%!${verb}(MISSING)`;
    }
    if (verb === 'v') {
      const { sharp, plus } = this.#flags;
      this.#flags = {
        ...this.#flags,
        sharpV: sharp,
        plusV: plus,
        sharp: false,
        plus: false,
      };
    }
    this.meter.spendText(
      (this.#flags.width ?? 0) + (this.#flags.precision ?? 0),
    );
    const value = this.args[this.#argument];
    this.#argument += 1;
    return formatValue(value, verb, this.#flags, this.meter);
  }

  #width() {
    if (this.format[this.#position] === '*') {
      this.#position += 1;
      const width = this.#sizeArgument();
      if (width === undefined) {
        this.#parts.push('%!(BADWIDTH)');
      } else if (width < 0) {
        this.#flags.width = -width;
        this.#flags.minus = true;
        this.#flags.zero = false;
      } else {
        this.#flags.width = width;
      }
      this.#afterIndex = false;
      return;
    }
    this.#flags.width = this.#size();
    if (this.#afterIndex && this.#flags.width !== undefined) {
      this.#goodIndex = false;
    }
  }

  #precision() {
    if (this.format[this.#position] !== '.') {
      return;
    }
    this.#position += 1;
    if (this.#afterIndex) {
      this.#goodIndex = false;
    }
    this.#index();
    if (this.format[this.#position] === '*') {
      this.#position += 1;
      const precision = this.#sizeArgument();
      if (precision === undefined || precision < 0) {
        this.#parts.push('%!(BADPREC)');
      } else {
        this.#flags.precision = precision;
      }
      this.#afterIndex = false;
      return;
    }
    this.#flags.precision = this.#size() ?? 0;
  }

  /** `[n]`: which argument comes next. */
  #index() {
    this.#afterIndex = false;
    if (this.format[this.#position] !== '[') {
      return;
    }
    this.#reordered = true;
    const close = this.format.indexOf(']', this.#position);
    const inner = this.format.slice(this.#position + 1, Math.max(close, 0));
    const digits = inner.join('');
    const index = /^[0-9]+$/.test(digits) ? Number(digits) - 1 : -1;
    this.#position = close < 0 ? this.#position + 1 : close + 1;
    if (index >= 0 && index < this.args.length && index < MAX_SIZE) {
      this.#argument = index;
      this.#afterIndex = true;
      return;
    }
    this.#goodIndex = false;
    this.#afterIndex = index >= 0 || digits === '0';
  }

  /** Digits at the position. */
  #size(): number | undefined {
    let size: number | undefined;
    while (/^[0-9]$/.test(this.format[this.#position] ?? '')) {
      if (size !== undefined && size > MAX_SIZE) {
        this.#position = this.format.length;
        return undefined;
      }
      size = (size ?? 0) * 10 + Number(this.format[this.#position]);
      this.#position += 1;
    }
    return size;
  }

  #sizeArgument(): number | undefined {
    const value = this.args[this.#argument];
    this.#argument += Number(this.#argument < this.args.length);
    const size = value instanceof GoInt ? Number(value.value) : NaN;
    return Math.abs(size) <= MAX_SIZE ? size : undefined;
  }

  #extra() {
    const rest = this.args.slice(this.#argument).map(value => {
      const shown = plainText(value, this.meter);
      return value === undefined || value === null
        ? '<nil>'
        : `${typeName(value)}=${shown}`;
    });
    this.#parts.push(`%!(EXTRA ${rest.join(', ')})`);
  }
}

/** Go's fmt.Sprintf. */
export function sprintf(
  format: string,
  args: GoValue[],
  meter: WorkMeter,
): string {
  return new Printer(Array.from(format), args, meter).print();
}
