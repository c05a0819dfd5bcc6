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

import { signOf } from './renderValue';
import {
  addressOf,
  OutputChange,
  PlanContent,
  ResourceChange,
} from './ResourceChange';

const ACTIONS: Record<ResourceChange['action'], string[]> = {
  create: ['create'],
  update: ['update'],
  delete: ['delete'],
  replace: ['delete', 'create'],
  'replace-create-first': ['create', 'delete'],
  read: ['read'],
  'no-op': ['no-op'],
};

function marked(keys: string[] | undefined, of?: object) {
  const marks = (keys ?? [])
    .filter(key => !of || Object.hasOwn(of, key))
    .map(key => [key, true]);
  return Object.fromEntries(marks) as Record<string, true>;
}

function resource(change: ResourceChange) {
  const { type, name, index, module, mode, action, before, after } = change;
  return {
    address: addressOf(change),
    ...(module && { module_address: module }),
    ...(change.movedFrom && { previous_address: change.movedFrom }),
    mode: mode ?? 'managed',
    type,
    name,
    ...(index !== undefined && { index }),
    provider_name: `registry.opentofu.org/hashicorp/${type.split('_')[0]}`,
    change: {
      actions: ACTIONS[action],
      before: before ?? null,
      after: action === 'delete' ? null : after ?? null,
      after_unknown: action === 'delete' ? false : marked(change.unknown),
      before_sensitive: before ? marked(change.sensitive, before) : false,
      after_sensitive:
        action === 'delete' ? false : marked(change.sensitive, after),
      ...(change.forces && {
        replace_paths: change.forces.map(attribute => [attribute]),
      }),
      ...(change.importedAs && { importing: { id: change.importedAs } }),
    },
    ...(change.reason && { action_reason: change.reason.code }),
  };
}

function output(change: OutputChange) {
  const { before, after, unknown = false, sensitive = false } = change;
  const actions = { '+': 'create', '-': 'delete', '~': 'update', ' ': 'no-op' };
  return {
    actions: [actions[signOf(change) as keyof typeof actions]],
    before: before ?? null,
    ...(!unknown && { after: after ?? null }),
    after_unknown: unknown,
    before_sensitive: sensitive,
    after_sensitive: sensitive,
  };
}

/** What `tofu show -json` prints of a plan; sensitive values are in it. @internal */
export function renderJsonPlan(content: PlanContent): string {
  const { changes, outputs = [], drift = [] } = content;
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.12.1',
    planned_values: { root_module: {} },
    ...(drift.length && { resource_drift: drift.map(resource) }),
    resource_changes: changes.map(resource),
    output_changes: Object.fromEntries(
      outputs.map(change => [change.name, output(change)]),
    ),
    configuration: { root_module: {} },
    errored: false,
  });
}
