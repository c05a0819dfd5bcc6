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

import { renderResource } from './renderResource';
import { renderValue, signOf } from './renderValue';
import { OutputChange, PlanContent, ResourceChange } from './ResourceChange';

const LEGEND: [ResourceChange['action'], string][] = [
  ['create', '  + create'],
  ['update', '  ~ update in-place'],
  ['delete', '  - destroy'],
  ['replace', '-/+ destroy and then create replacement'],
  ['replace-create-first', '+/- create replacement and then destroy'],
  ['read', ' <= read (data resources)'],
];
const RULE = '─'.repeat(77);

function summary(changes: ResourceChange[]): string {
  const count = (...actions: string[]) =>
    changes.filter(({ action }) => actions.includes(action)).length;
  const replaced = count('replace', 'replace-create-first');
  const imported = changes.filter(({ importedAs }) => importedAs).length;
  return `Plan: ${imported ? `${imported} to import, ` : ''}${
    count('create') + replaced
  } to add, ${count('update')} to change, ${
    count('delete') + replaced
  } to destroy.`;
}

function driftLines(drift: ResourceChange[]): string[] {
  return [
    '',
    'Note: Objects have changed outside of OpenTofu',
    '',
    'OpenTofu detected the following changes made outside of OpenTofu since the',
    'last "tofu apply" which may have affected this plan:',
    '',
    ...drift.flatMap(change => [
      ...renderResource(
        change,
        change.action === 'delete' ? 'has been deleted' : 'has changed',
      ),
      '',
    ]),
    '',
    'Unless you have made equivalent changes to your configuration, or ignored the',
    'relevant attributes using ignore_changes, the following plan may include',
    'actions to undo or respond to these changes.',
    '',
    RULE,
  ];
}

function outputLines(outputs: OutputChange[]): string[] {
  const width = Math.max(0, ...outputs.map(({ name }) => name.length));
  return outputs.flatMap(output => {
    const [first, ...rest] = renderValue(output, 2);
    return [
      `  ${signOf(output)} ${output.name.padEnd(width)} = ${first}`,
      ...rest,
    ];
  });
}

/** What `tofu show` prints of a plan, without colours. @internal */
export function renderHumanPlan(content: PlanContent): string {
  const { changes, outputs = [], drift = [] } = content;
  if (!changes.length && !outputs.length && !drift.length) {
    return [
      '',
      'No changes. Your infrastructure matches the configuration.',
      '',
      'OpenTofu has compared your real infrastructure against your configuration and',
      'found no differences, so no changes are needed.',
      '',
    ].join('\n');
  }
  const used = LEGEND.filter(([action]) =>
    changes.some(change => change.action === action),
  );
  return [
    ...(drift.length ? driftLines(drift) : []),
    ...(used.length
      ? [
          '',
          'OpenTofu used the selected providers to generate the following execution',
          'plan. Resource actions are indicated with the following symbols:',
          ...used.map(([, text]) => text),
        ]
      : []),
    ...(changes.length
      ? [
          '',
          'OpenTofu will perform the following actions:',
          '',
          ...changes.flatMap(change => [...renderResource(change), '']),
          summary(changes),
        ]
      : []),
    ...(outputs.length
      ? ['', 'Changes to Outputs:', ...outputLines(outputs)]
      : []),
    '',
  ].join('\n');
}
