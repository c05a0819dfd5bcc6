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

import {
  MAX_OBJECT_CHANGES,
  Possibility,
  Summary,
} from 'backstage-plugin-groundplan-common';
import { EntityChangesAnswer, useEntityChangesOfAll } from '../../query';
import { useText } from '../../translation';
import {
  CHANGE_ICONS,
  useChangeTemplate,
  useTemplateFormPath,
} from '../Changes';
import { messageOf } from '../Notices';
import { BulkAction } from './BulkAction';

type Row = Pick<Summary, 'entityRef' | 'name'>;

const CHANGES = [
  { id: 'scale', operation: 'scale' },
  { id: 'upgrade', operation: 'upgrade' },
  { id: 'remove', operation: 'delete' },
] as const;

/** The changes of what is selected in a list, each kind by one pull request. @internal */
export function useBulkChanges(rows: Row[]): BulkAction[] {
  const t = useText();
  const formPath = useTemplateFormPath();
  const template = useChangeTemplate();
  const isTooMany = rows.length > MAX_OBJECT_CHANGES;
  const answers = useEntityChangesOfAll(
    isTooMany ? [] : rows.map(({ entityRef }) => entityRef),
  );
  const tooMany: Possibility = {
    allowed: false,
    reason: t('bulk.tooMany', { number: String(MAX_OBJECT_CHANGES) }),
  };
  return CHANGES.flatMap(({ id, operation }) => {
    const found = rows.flatMap((row, index) => {
      const possibility = isTooMany
        ? tooMany
        : possibilityOf(answers[index], id);
      return possibility ? [{ row, possibility }] : [];
    });
    const able = found.filter(({ possibility }) => possibility.allowed);
    const changes = able.map(({ row: { entityRef } }) => ({ entityRef }));
    const href = formPath(template, { change: { operation, changes } });
    return found.length === 0
      ? []
      : [
          {
            id,
            label: t(`changes.${id}`),
            icon: CHANGE_ICONS[id],
            possible: href ? able.length : 0,
            obstacles: obstaclesOf(
              href ? found.filter(it => !able.includes(it)) : found,
              t(href ? 'changes.noReason' : 'changes.noScaffolder'),
            ),
            isPending: answers.some(it => it.isPending),
            href,
          },
        ];
  });
}

function possibilityOf(
  { data, error }: EntityChangesAnswer,
  id: 'scale' | 'upgrade' | 'remove',
): Possibility | undefined {
  return error ? { allowed: false, reason: messageOf(error) } : data?.[id];
}

function obstaclesOf(
  found: { row: Row; possibility: Possibility }[],
  otherwise: string,
): BulkAction['obstacles'] {
  const byReason = new Map<string, string[]>();
  for (const { row, possibility } of found) {
    const reason = possibility.reason ?? otherwise;
    byReason.set(reason, [...(byReason.get(reason) ?? []), row.name]);
  }
  return [...byReason].map(([reason, names]) => ({ reason, names }));
}
