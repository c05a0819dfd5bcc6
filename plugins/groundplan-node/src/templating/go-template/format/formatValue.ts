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
import { GoList } from '../GoList';
import { GoMap } from '../GoMap';
import { GoObject } from '../GoObject';
import { GoValue, typeName } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';
import { FormatFlags, PLAIN } from './FormatFlags';
import {
  formatBool,
  formatInteger,
  formatNumber,
  formatString,
} from './formatScalar';

class ValueFormatter {
  constructor(
    readonly verb: string,
    readonly flags: FormatFlags,
    readonly meter: WorkMeter,
  ) {}

  format(value: GoValue, depth: number): string {
    this.meter.spend(1);
    this.meter.checkDepth(depth);
    if (value === undefined || value === null) {
      return this.flags.sharpV ? 'interface {}(nil)' : '<nil>';
    }
    const text = this.#known(value, depth);
    if (text === undefined) {
      const plain = new ValueFormatter('v', this.flags, this.meter);
      const shown = plain.format(value, depth);
      return `%!${this.verb}(${typeName(value)}=${shown})`;
    }
    this.meter.spendText(text.length);
    return text;
  }

  #known(value: GoValue, depth: number): string | undefined {
    if (value instanceof GoInt) {
      return formatInteger(value, this.verb, this.flags);
    }
    if (value instanceof GoList) {
      return this.#list(value, depth);
    }
    if (value instanceof GoMap) {
      return this.#map(value, depth);
    }
    if (value instanceof GoObject) {
      if (this.flags.sharpV) {
        throw new Error(`%#v of a ${value.type} is not supported`);
      }
      return formatString(value.toString(), this.verb, this.flags);
    }
    switch (typeof value) {
      case 'string':
        return formatString(value, this.verb, this.flags);
      case 'boolean':
        return formatBool(value, this.verb, this.flags);
      case 'number':
        return formatNumber(value, this.verb, this.flags);
      default:
        return undefined;
    }
  }

  #list(list: GoList, depth: number): string {
    const items = list.items.map(item => this.format(item, depth + 1));
    if (!this.flags.sharpV) {
      return `[${items.join(' ')}]`;
    }
    return list.isNil
      ? `${list.type}(nil)`
      : `${list.type}{${items.join(', ')}}`;
  }

  #map(map: GoMap, depth: number): string {
    const items = map.sortedKeys().map(key => {
      const shown = this.format(key, depth + 1);
      return `${shown}:${this.format(map.entries.get(key), depth + 1)}`;
    });
    if (!this.flags.sharpV) {
      return `map[${items.join(' ')}]`;
    }
    return map.isNil ? `${map.type}(nil)` : `${map.type}{${items.join(', ')}}`;
  }
}

/** Go's printing of one value with one verb. */
export function formatValue(
  value: GoValue,
  verb: string,
  flags: FormatFlags,
  meter: WorkMeter,
): string {
  if (verb === 'T') {
    return formatString(typeName(value), 's', flags)!;
  }
  if (verb === 'p') {
    throw new Error('%p is not supported');
  }
  if (value === undefined || value === null) {
    return verb === 'v'
      ? formatString('<nil>', 's', flags)!
      : `%!${verb}(<nil>)`;
  }
  return new ValueFormatter(verb, flags, meter).format(value, 0);
}

/** A value as `%v`, which is how a template prints it. */
export function plainText(value: GoValue, meter: WorkMeter): string {
  return typeof value === 'string'
    ? value
    : formatValue(value, 'v', PLAIN, meter);
}
