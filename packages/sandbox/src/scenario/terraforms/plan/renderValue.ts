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

import { isRecord, jsonEqual } from '../../../kubernetes-api/ApiObject';
import { PlanValue } from './ResourceChange';

/** How a value changes, and what of that may be seen. @internal */
export interface ValueChange {
  before?: PlanValue;
  after?: PlanValue;
  unknown?: boolean;
  sensitive?: boolean;
  forces?: boolean;
}

/** The sign of a change; a blank for none. @internal */
export function signOf({ before, after, unknown }: ValueChange): string {
  if (before === undefined) {
    return '+';
  }
  if (after === undefined && !unknown) {
    return '-';
  }
  return unknown || !jsonEqual(before, after) ? '~' : ' ';
}

function pad(column: number): string {
  return ' '.repeat(column);
}

function scalar(value: PlanValue): string {
  return typeof value === 'string'
    ? JSON.stringify(value).replace(/\$\{/g, '$$$${')
    : String(value);
}

/** Lines that go, come and stay, in the places where they do. */
function compareLines(before: string[], after: string[]): string[] {
  const lines: string[] = [];
  let [old, next] = [0, 0];
  while (old < before.length || next < after.length) {
    if (old < before.length && before[old] === after[next]) {
      lines.push(`  ${before[old++]}`);
      next++;
    } else if (old < before.length && !after.includes(before[old], next)) {
      lines.push(`- ${before[old++]}`);
    } else if (next < after.length) {
      lines.push(`+ ${after[next++]}`);
    } else {
      lines.push(`- ${before[old++]}`);
    }
  }
  return lines;
}

/** A text of several lines, as a heredoc whose lines have signs of their own. */
function heredoc(change: ValueChange, column: number): string[] {
  const lines = (value?: PlanValue) =>
    typeof value === 'string' ? value.replace(/\n$/, '').split('\n') : [];
  const [before, after] = [lines(change.before), lines(change.after)];
  const sign = signOf(change);
  const marked =
    sign === '~'
      ? compareLines(before, after)
      : [...before, ...after].map(line => `  ${line}`);
  const end = sign === '-' ? 'EOT -> null' : 'EOT';
  return [
    '<<-EOT',
    ...marked.map(line => `${pad(column + 4)}${line}`),
    `${pad(column + 2)}${end}`,
  ];
}

/** The entries of a map or a list, each with what it was and is. */
function entries({ before, after }: ValueChange): [string, ValueChange][] {
  const from = (value?: PlanValue) =>
    new Map(
      Array.isArray(value)
        ? value.map(item => [JSON.stringify(item), item])
        : Object.entries((isRecord(value) ? value : {}) as object),
    );
  const [old, next] = [from(before), from(after)];
  return [...new Set([...old.keys(), ...next.keys()])].map(key => [
    key,
    { before: old.get(key), after: next.get(key) },
  ]);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

function nested(change: ValueChange, column: number): string[] {
  const whole = change.before ?? change.after;
  const isList = Array.isArray(whole);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  const all = isList ? entries(change) : entries(change).sort(byKey);
  const sign = signOf(change);
  const shown = all.filter(
    ([, entry]) => sign !== '~' || signOf(entry) !== ' ',
  );
  const hidden = all.length - shown.length;
  const width = Math.max(0, ...shown.map(([key]) => key.length));
  return [
    open,
    ...shown.flatMap(([key, entry]) => {
      const [first, ...rest] = renderValue(entry, column + 4, isList);
      const label = isList ? '' : `${`"${key}"`.padEnd(width + 2)} = `;
      const lines = [
        `${pad(column + 4)}${signOf(entry)} ${label}${first}`,
        ...rest,
      ];
      return isList
        ? [...lines.slice(0, -1), `${lines[lines.length - 1]},`]
        : lines;
    }),
    ...(hidden
      ? [
          `${pad(column + 6)}# (${hidden} unchanged element${
            hidden > 1 ? 's' : ''
          } hidden)`,
        ]
      : []),
    `${pad(column + 2)}${close}${sign === '-' ? ' -> null' : ''}`,
  ];
}

/**
 * The lines of a value behind its `=`, of which the first has no indentation:
 * `column` is where the sign of the line is.
 *
 * @internal
 */
export function renderValue(
  change: ValueChange,
  column: number,
  inList = false,
): string[] {
  const { before, after, unknown, sensitive, forces } = change;
  const because = forces ? ' # forces replacement' : '';
  const sign = signOf(change);
  if (sensitive) {
    return [`(sensitive value)${sign === '-' ? ' -> null' : ''}${because}`];
  }
  const value = after ?? before;
  if (unknown) {
    const old = before === undefined ? '' : `${scalar(before)} -> `;
    return [`${old}(known after apply)${because}`];
  }
  const isText = [before, after].some(
    item => typeof item === 'string' && item.includes('\n'),
  );
  if (isText) {
    return heredoc(change, column);
  }
  if (typeof value === 'object' && value !== null) {
    const isEmpty = Object.keys(value).length === 0;
    if (isEmpty && sign !== '~') {
      return [Array.isArray(value) ? '[]' : '{}'];
    }
    const [first, ...rest] = nested(change, column);
    return [`${first}${because}`, ...rest];
  }
  const texts = { '+': after, '-': before, ' ': after } as const;
  if (sign === '~') {
    return [`${scalar(before ?? null)} -> ${scalar(after ?? null)}${because}`];
  }
  const text = scalar(texts[sign as keyof typeof texts] ?? null);
  return [sign === '-' && !inList ? `${text} -> null` : text];
}
