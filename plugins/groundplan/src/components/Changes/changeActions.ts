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
  EntityChangesResponse,
  Possibility,
} from 'backstage-plugin-groundplan-common';
import { upgradePossibility } from './upgradePossibility';

/** What a button of a tab does. @internal */
export interface ChangeAction {
  action: 'edit' | 'scale' | 'upgrade' | 'remove';
  possibility: Possibility;
  /** The form that it leads to, and what is filled in there. */
  templateRef: string;
  formData: object;
}

/**
 * The buttons of an entity. What was made from a template is edited by the
 * template's form; all else by the form that changes objects.
 *
 * @internal
 */
export function changeActions(
  entityRef: string,
  changes: EntityChangesResponse,
  changeTemplate: string,
): ChangeAction[] {
  const byObject = (
    action: ChangeAction['action'],
    operation: string,
    possibility: Possibility | undefined,
  ): ChangeAction[] =>
    possibility
      ? [
          {
            action,
            possibility,
            templateRef: changeTemplate,
            formData: { change: { entityRef, operation } },
          },
        ]
      : [];
  const { templateRef, formData, edit, remove, scale, upgrade } = changes;
  const isFromForm = templateRef !== undefined && formData !== undefined;
  return [
    ...(isFromForm
      ? [{ action: 'edit' as const, possibility: edit, templateRef, formData }]
      : byObject('edit', 'edit', edit)),
    ...byObject('scale', 'scale', scale),
    ...byObject('upgrade', 'upgrade', upgradePossibility(upgrade)),
    ...byObject('remove', 'delete', remove),
  ];
}
