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
import { getField, getList, getString } from '../../../kubernetes';
import { attributePath } from '../attributePath';
import { limitAttributes } from '../limitAttributes';
import { KNOWN_AFTER_APPLY, PlanResource } from '../Plan';
import { UnreadParts } from '../UnreadParts';
import { JsonDiff } from './JsonDiff';
import { KnownSecrets } from './KnownSecrets';
import { maskText } from './maskJsonValue';
import { readJsonAction } from './readJsonAction';
import { readJsonChange } from './readJsonChange';

/** What reading a plan in JSON needs throughout. @internal */
export interface JsonPlanContext {
  secrets: KnownSecrets;
  unread: UnreadParts;
}

function readReplacePaths(change: unknown): string[] {
  return getList(change, 'replace_paths').map(path =>
    (Array.isArray(path) ? path : []).reduce<string>(
      (base, key) =>
        typeof key === 'string' || typeof key === 'number'
          ? attributePath(base, key)
          : base,
      '',
    ),
  );
}

/** The id of what is imported, or its identity where the provider has such. */
function readImported(
  change: unknown,
  secrets: KnownSecrets,
): string | undefined {
  const importing = getField(change, 'importing');
  if (typeof importing !== 'object' || importing === null) {
    return undefined;
  }
  const identity = getField(importing, 'identity');
  const id =
    getString(importing, 'id') ??
    (identity === undefined ? KNOWN_AFTER_APPLY : JSON.stringify(identity));
  return maskText(id, secrets);
}

/**
 * Reads one of a plan's resource changes.
 *
 * @param where - it stands, such as `resource_changes[3]`
 * @internal
 */
export function readJsonResource(
  raw: unknown,
  where: string,
  { secrets, unread }: JsonPlanContext,
): PlanResource | undefined {
  const address = getString(raw, 'address');
  const mode = getString(raw, 'mode');
  if (mode === 'ephemeral') {
    return undefined;
  }
  const rawChange = getField(raw, 'change');
  const action = readJsonAction(rawChange);
  const change = readJsonChange(rawChange, () =>
    unread.add(
      `${where} (${address}) does not say what of it is sensitive; its values are withheld`,
    ),
  );
  if (!address || !action || !change) {
    unread.add(
      `${where}${address ? ` (${address})` : ''} has no action that is known`,
    );
    return undefined;
  }
  const previous = getString(raw, 'previous_address');
  // Of what is only let go of nothing changes.
  const attributes =
    action.action === 'forget'
      ? []
      : JsonDiff.attributesOf(change, {
          secrets,
          replacePaths: readReplacePaths(rawChange),
        });
  return {
    address,
    module: getString(raw, 'module_address') || undefined,
    mode: mode === 'data' ? 'data' : 'managed',
    type: getString(raw, 'type') ?? '',
    name: getString(raw, 'name') ?? '',
    ...action,
    reason: getString(raw, 'action_reason') || undefined,
    imported: readImported(rawChange, secrets),
    movedFrom: previous && previous !== address ? previous : undefined,
    deposed: getString(raw, 'deposed') || undefined,
    ...limitAttributes(attributes),
  };
}
