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

import { isRecord } from '../../../kubernetes-api/ApiObject';
import { renderValue, signOf, ValueChange } from './renderValue';
import { addressOf, PlanValue, ResourceChange } from './ResourceChange';

/** Attributes that are shown though they stay: they say which one it is. */
const NAMES = ['id', 'name'];
const INDENT = 6;

const ACTIONS: Record<ResourceChange['action'], [sign: string, text: string]> =
  {
    create: ['  +', 'will be created'],
    update: ['  ~', 'will be updated in-place'],
    delete: ['  -', 'will be destroyed'],
    replace: ['-/+', 'must be replaced'],
    'replace-create-first': ['+/-', 'must be replaced'],
    read: [' <=', 'will be read during apply'],
    'no-op': ['   ', 'is as it is'],
  };

function plural(count: number, word: string): string {
  return `# (${count} unchanged ${word}${count > 1 ? 's' : ''} hidden)`;
}

function valueChange(change: ResourceChange, key: string): ValueChange {
  const { before, after, action } = change;
  const created = action === 'create' || action === 'read';
  return {
    before: created ? undefined : before?.[key],
    after: action === 'delete' ? undefined : after?.[key],
    unknown: change.unknown?.includes(key),
    sensitive: change.sensitive?.includes(key),
    forces: change.forces?.includes(key),
  };
}

function attributes(change: ResourceChange): string[] {
  const { before, after, unknown = [], blocks = [] } = change;
  const all = [
    ...new Set([
      ...Object.keys(before ?? {}),
      ...Object.keys(after ?? {}),
      ...unknown,
    ]),
  ].filter(key => !blocks.includes(key));
  const changes = all
    .sort()
    .map(key => [key, valueChange(change, key)] as const);
  const shown = changes.filter(
    ([key, value]) => signOf(value) !== ' ' || NAMES.includes(key),
  );
  const width = Math.max(0, ...shown.map(([key]) => key.length));
  const lines = shown.flatMap(([key, value]) => {
    const [first, ...rest] = renderValue(value, INDENT);
    const sign = signOf(value);
    return [
      `${' '.repeat(INDENT)}${sign} ${key.padEnd(width)} = ${first}`,
      ...rest,
    ];
  });
  const hidden = all.length - shown.length;
  return hidden
    ? [...lines, `${' '.repeat(INDENT + 2)}${plural(hidden, 'attribute')}`]
    : lines;
}

/** Nested blocks, by their position: a list of objects each. */
function nestedBlocks(change: ResourceChange): string[] {
  const list = (value: PlanValue | undefined) =>
    Array.isArray(value) ? value : [];
  let hidden = 0;
  const lines = (change.blocks ?? []).flatMap(key => {
    const { before, after } = valueChange(change, key);
    const [old, next] = [list(before), list(after)];
    return Array.from(
      { length: Math.max(old.length, next.length) },
      (_, index) => ({ before: old[index], after: next[index] }),
    ).flatMap(block => {
      const sign = signOf(block);
      if (sign === ' ') {
        hidden++;
        return [];
      }
      const keys = Object.keys({
        ...(isRecord(block.before) && block.before),
        ...(isRecord(block.after) && block.after),
      });
      const width = Math.max(0, ...keys.map(name => name.length));
      const at = (value: PlanValue | undefined, name: string) =>
        isRecord(value) ? (value[name] as PlanValue) : undefined;
      return [
        '',
        `${' '.repeat(INDENT)}${sign} ${key} {`,
        ...keys.flatMap(name => {
          const value = {
            before: at(block.before, name),
            after: at(block.after, name),
          };
          const [first, ...rest] = renderValue(value, INDENT + 4);
          return [
            `${' '.repeat(INDENT + 4)}${signOf(value)} ${name.padEnd(
              width,
            )} = ${first}`,
            ...rest,
          ];
        }),
        `${' '.repeat(INDENT + 2)}}`,
      ];
    });
  });
  return hidden
    ? [...lines, '', `${' '.repeat(INDENT + 2)}${plural(hidden, 'block')}`]
    : lines;
}

function heading(change: ResourceChange, verb: string): string[] {
  const { importedAs, movedFrom, reason, action } = change;
  const address = addressOf(change);
  const rest = [
    ...(reason ? [`  # (${reason.text})`] : []),
    ...(movedFrom && action !== 'no-op'
      ? [`  # (moved from ${movedFrom})`]
      : []),
    ...(importedAs && action !== 'no-op'
      ? [`  # (imported from "${importedAs}")`]
      : []),
  ];
  if (action === 'no-op' && movedFrom) {
    return [`  # ${movedFrom} has moved to ${address}`];
  }
  return [
    `  # ${address} ${
      action === 'no-op' && importedAs ? 'will be imported' : verb
    }`,
    ...rest,
  ];
}

/**
 * A resource of a plan as people read it.
 *
 * @param verb - what is said of it, where that is not what will happen
 * @internal
 */
export function renderResource(
  change: ResourceChange,
  verb?: string,
): string[] {
  const [sign, text] = ACTIONS[change.action];
  const word = change.mode === 'data' ? 'data' : 'resource';
  return [
    ...heading(change, verb ?? text),
    `${sign} ${word} "${change.type}" "${change.name}" {`,
    ...attributes(change),
    ...nestedBlocks(change),
    '    }',
  ];
}
