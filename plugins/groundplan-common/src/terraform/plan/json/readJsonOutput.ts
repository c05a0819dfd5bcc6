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
import { joinOutput } from '../joinOutput';
import { PlanOutput } from '../Plan';
import { JsonDiff } from './JsonDiff';
import { readJsonAction } from './readJsonAction';
import { readJsonChange } from './readJsonChange';
import { JsonPlanContext } from './readJsonResource';

/** Reads one of a plan's output changes; nothing where it stays. @internal */
export function readJsonOutput(
  name: string,
  raw: unknown,
  { secrets, unread }: JsonPlanContext,
): PlanOutput | undefined {
  const change = readJsonChange(raw, () =>
    unread.add(
      `output_changes.${name} does not say what of it is sensitive; its values are withheld`,
    ),
  );
  const known = readJsonAction(raw);
  if (!change || !known) {
    unread.add(`output_changes.${name} has no action that is known`);
    return undefined;
  }
  const parts = JsonDiff.attributesOf(change, { secrets, name });
  if (known.action === 'no-op' || parts.length === 0) {
    return undefined;
  }
  const isWhole = parts.length === 1 && parts[0].path === '';
  const isAdded = change.before === undefined || change.before === null;
  const ofParts = isAdded ? 'create' : 'update';
  // Terraform calls it an update where an output goes.
  return joinOutput(name, isWhole ? parts[0].action : ofParts, parts);
}
