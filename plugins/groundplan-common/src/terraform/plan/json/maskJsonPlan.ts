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
import { getField, getList, getRecord } from '../../../kubernetes';
import { mapStepwise, Stepwise } from '../stepwise';
import { KnownSecrets } from './KnownSecrets';
import { maskJsonValue } from './maskJsonValue';

/** What of a plan is shown as it is; it holds no values. */
const PLAIN = [
  'format_version',
  'terraform_version',
  'timestamp',
  'applyable',
  'complete',
  'errored',
  'relevant_attributes',
];

function maskChange(
  change: unknown,
  secrets: KnownSecrets,
  name?: string,
): unknown {
  const record = getRecord(change);
  if (!record) {
    return undefined;
  }
  const side = (of: 'before' | 'after') =>
    maskJsonValue(
      record[of],
      Object.hasOwn(record, `${of}_sensitive`)
        ? record[`${of}_sensitive`]
        : true,
      secrets,
      name,
    );
  return {
    actions: record.actions,
    before: side('before'),
    after: side('after'),
    after_unknown: maskJsonValue(record.after_unknown, false, secrets),
    replace_paths: record.replace_paths,
    importing: maskJsonValue(record.importing, false, secrets),
  };
}

function maskResource(resource: unknown, secrets: KnownSecrets): unknown {
  const record = getRecord(resource);
  return (
    record && {
      address: record.address,
      previous_address: record.previous_address,
      deposed: record.deposed,
      change: maskChange(record.change, secrets),
      action_reason: record.action_reason,
    }
  );
}

/**
 * The text of a plan in JSON as it may be shown: what changes, one thing a line,
 * without anything sensitive.
 *
 * @remarks
 * Variables, configuration and both states are left out. They hold sensitive
 * values with no mark beside them, and say nothing that the changes do not.
 *
 * @internal
 */
export function* maskJsonPlan(
  document: Record<string, unknown>,
  secrets: KnownSecrets,
): Stepwise<string> {
  const resources = (key: string) =>
    mapStepwise(getList(document, key), resource =>
      maskResource(resource, secrets),
    );
  const shown = {
    ...Object.fromEntries(
      PLAIN.map(key => [key, maskJsonValue(document[key], false, secrets)]),
    ),
    resource_changes: yield* resources('resource_changes'),
    resource_drift: yield* resources('resource_drift'),
    deferred_changes: getList(document, 'deferred_changes').map(deferred => ({
      reason: maskJsonValue(getField(deferred, 'reason'), false, secrets),
      resource_change: maskResource(
        getField(deferred, 'resource_change'),
        secrets,
      ),
    })),
    output_changes: Object.fromEntries(
      Object.entries(getRecord(document, 'output_changes') ?? {}).map(
        ([name, change]) => [name, maskChange(change, secrets, name)],
      ),
    ),
  };
  return JSON.stringify(shown, undefined, 2);
}
