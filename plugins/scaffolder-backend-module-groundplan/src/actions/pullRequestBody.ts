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
import { ChangePlan } from 'backstage-plugin-groundplan-common';
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
  const objects = plan.objects.map(({ change, kind, namespace, name }) => [
    change,
    kind,
    namespace ?? '',
    name,
  ]);
  const parts = [
    text?.trim(),
    requestedBy && `Requested by \`${escapeCode(requestedBy)}\`.`,
    objects.length > 0 &&
      table(['', `Object on ${plan.host}`, 'Namespace', 'Name'], objects),
    table(
      ['', 'File'],
      files.map(({ path, before, after }) => [wordOf(before, after), path]),
    ),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function wordOf(before: string | null, after: string | null): string {
  if (before === null) {
    return 'created';
  }
  return after === null ? 'deleted' : 'changed';
}

function table(head: string[], rows: string[][]): string {
  const shown = rows.slice(0, MAX_ROWS);
  const line = (cells: string[]) => `| ${cells.map(escapeCell).join(' | ')} |`;
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

/** Names may hold what Markdown takes for its own. */
function escapeCell(text: string): string {
  return text.replace(/[\\|`*_<>[\]#~@!]/g, '\\$&').replace(/\s+/g, ' ');
}

function escapeCode(text: string): string {
  return text.replace(/[`\s]+/g, ' ');
}
