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
import { ChangePart, ChangePlan } from 'backstage-plugin-groundplan-common';
import { FileBeforeAndAfter } from 'backstage-plugin-groundplan-node';

/** Rows of each table; more say nothing to a reader. */
const MAX_ROWS = 50;

/**
 * The text of a pull request: what was written for it, then tables of what is
 * created, changed and deleted.
 *
 * @internal
 */
export function pullRequestBody(
  plan: ChangePlan,
  files: readonly FileBeforeAndAfter[],
  options: { text?: string; requestedBy?: string },
): string {
  const { text, requestedBy } = options;
  const things = plan.parts ?? [plan];
  const hosts = new Set(things.map(({ host }) => host));
  const parts = [
    text?.trim(),
    requestedBy && `Requested by \`${escapeCode(requestedBy)}\`.`,
    // The last cell tells Groundplan itself what the pull request is of
    plan.parts &&
      table(
        ['Change', 'Of'],
        plan.parts.map(({ title, what }) => [title, { code: what }]),
      ),
    ...[...hosts].map(host => objectsOn(host, things)),
    table(
      ['', 'File'],
      files.map(({ path, before, after }) => [wordOf(before, after), path]),
    ),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function objectsOn(
  host: string,
  things: readonly ChangePart[],
): string | undefined {
  const rows = things
    .filter(thing => thing.host === host)
    .flatMap(({ objects }) => objects)
    .map(({ change, kind, namespace, name }) => [
      change,
      kind,
      namespace ?? '',
      name,
    ]);
  return rows.length > 0
    ? table(['', `Object on ${host}`, 'Namespace', 'Name'], rows)
    : undefined;
}

function wordOf(before: string | null, after: string | null): string {
  if (before === null) {
    return 'created';
  }
  return after === null ? 'deleted' : 'changed';
}

type Cell = string | { code: string };

function table(head: string[], rows: Cell[][]): string {
  const shown = rows.slice(0, MAX_ROWS);
  const line = (cells: Cell[]) => `| ${cells.map(cellText).join(' | ')} |`;
  const rest = rows.length - shown.length;
  return [
    line(head),
    `|${head.map(() => ' --- |').join('')}`,
    ...shown.map(line),
    ...(rest > 0
      ? [line([`and ${rest} more`, ...head.slice(1).map(() => '')])]
      : []),
  ].join('\n');
}

function cellText(cell: Cell): string {
  return typeof cell === 'string'
    ? escapeCell(cell)
    : `\`${escapeCode(cell.code)}\``;
}

/** Names may hold what Markdown takes for its own. */
function escapeCell(text: string): string {
  return text.replace(/[\\|`*_<>[\]#~@!]/g, '\\$&').replace(/\s+/g, ' ');
}

function escapeCode(text: string): string {
  return text.replace(/[`\s]+/g, ' ');
}
