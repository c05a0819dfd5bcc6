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
import { GoValue } from '../GoValue';
import { WorkMeter } from '../../WorkMeter';
import { toGoValue } from '../toGoValue';

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const ALWAYS = /["\\\u2028\u2029]|[^ -\uffff]/g;
const WITH_HTML = /["\\\u2028\u2029<>&]|[^ -\uffff]/g;

/** How Go's encoding/json writes. */
interface JsonOptions {
  /** Leaves `<`, `>` and `&` as they are. */
  raw?: boolean;
  /** Spaces a level. */
  indent?: number;
}

class JsonWriter {
  constructor(readonly meter: WorkMeter, readonly options: JsonOptions) {}

  write(value: GoValue, depth: number): string {
    this.meter.spend(1);
    this.meter.checkDepth(depth);
    if (value instanceof GoInt) {
      return value.value.toString();
    }
    if (value instanceof GoList) {
      return this.#list(value, depth);
    }
    if (value instanceof GoMap) {
      return this.#map(value, depth);
    }
    switch (typeof value) {
      case 'string':
        return this.#string(value);
      case 'number':
        return numberText(value);
      case 'boolean':
        return String(value);
      default:
        return value ? value.toJson() : 'null';
    }
  }

  #list(list: GoList, depth: number): string {
    if (list.isNil) {
      return 'null';
    }
    const items = list.items.map(item => this.write(item, depth + 1));
    return this.#join('[', items, ']', depth);
  }

  #map(map: GoMap, depth: number): string {
    if (map.isNil) {
      return 'null';
    }
    const colon = this.options.indent ? ': ' : ':';
    const items = map.sortedKeys().map(key => {
      const value = this.write(map.entries.get(key), depth + 1);
      return this.#string(key) + colon + value;
    });
    return this.#join('{', items, '}', depth);
  }

  #join(open: string, items: string[], close: string, depth: number): string {
    const { indent } = this.options;
    if (!indent || items.length === 0) {
      return this.#measured(open + items.join(',') + close);
    }
    const inner = `\n${' '.repeat(indent * (depth + 1))}`;
    const outer = `\n${' '.repeat(indent * depth)}`;
    return this.#measured(
      open + inner + items.join(`,${inner}`) + outer + close,
    );
  }

  #string(text: string): string {
    const special = this.options.raw ? ALWAYS : WITH_HTML;
    const escaped = text.replace(
      special,
      char =>
        ESCAPES[char] ??
        `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
    return this.#measured(`"${escaped}"`);
  }

  #measured(text: string): string {
    this.meter.spendText(text.length);
    return text;
  }
}

/** A value as Go writes it as JSON. Throws an Error where JSON has no such value. */
export function toJson(
  value: GoValue,
  meter: WorkMeter,
  options: JsonOptions = {},
): string {
  return new JsonWriter(meter, options).write(value, 0);
}

/** What a text of JSON says. Throws an Error where it is none. */
export function fromJson(text: string, meter: WorkMeter): GoValue {
  meter.spendText(text.length * 4);
  return toGoValue(JSON.parse(text), meter);
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) {
    throw new Error(`json: unsupported value: ${value}`);
  }
  return Object.is(value, -0) ? '-0' : String(value);
}
