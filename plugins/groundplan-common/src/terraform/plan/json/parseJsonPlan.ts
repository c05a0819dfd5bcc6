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
import { Plan, PlanOutput, PlanResource } from '../Plan';
import { summarizePlan } from '../summarizePlan';
import { UnreadParts } from '../UnreadParts';
import { collectSecrets } from './collectSecrets';
import { KnownSecrets } from './KnownSecrets';
import { readJsonOutput } from './readJsonOutput';
import { JsonPlanContext, readJsonResource } from './readJsonResource';
import { readPlanDocument } from './readPlanDocument';

function readResources(
  document: Record<string, unknown>,
  key: string,
  context: JsonPlanContext,
): PlanResource[] {
  const value = document[key];
  if (value !== undefined && value !== null && !Array.isArray(value)) {
    context.unread.add(`${key} is not a list`);
  }
  return getList(document, key).flatMap(
    (raw, index) => readJsonResource(raw, `${key}[${index}]`, context) ?? [],
  );
}

/** As in Terraform's own text: what stays as it is is not shown. */
function isShown({ action, mode, imported, movedFrom }: PlanResource): boolean {
  if (action === 'no-op') {
    return imported !== undefined || movedFrom !== undefined;
  }
  return action !== 'delete' || mode === 'managed';
}

function noteWhatElse(
  document: Record<string, unknown>,
  unread: UnreadParts,
): void {
  const deferred = getList(document, 'deferred_changes').length;
  if (deferred > 0) {
    unread.add(`deferred_changes: ${deferred} left for a later plan`);
  }
  const actions = getList(document, 'action_invocations').length;
  if (actions > 0) {
    unread.add(`action_invocations: ${actions} actions of providers are run`);
  }
  if (getField(document, 'errored') === true) {
    unread.add('errored: planning failed before it was complete');
  }
}

/**
 * Reads a plan as `terraform show -json` writes it. Never throws, and lets no
 * sensitive value through; see `KnownSecrets` for those that are not marked.
 *
 * @public
 */
export function parseJsonPlan(text: string): Plan {
  const unread = new UnreadParts();
  const document = readPlanDocument(text);
  let resources: PlanResource[] = [];
  let drift: PlanResource[] = [];
  let outputs: PlanOutput[] = [];
  if (typeof document === 'string') {
    unread.add(document);
  } else {
    const context = {
      secrets: KnownSecrets.create(collectSecrets(document)),
      unread,
    };
    resources = readResources(document, 'resource_changes', context).filter(
      isShown,
    );
    drift = readResources(document, 'resource_drift', context);
    outputs = Object.entries(
      getRecord(document, 'output_changes') ?? {},
    ).flatMap(([name, raw]) => readJsonOutput(name, raw, context) ?? []);
    noteWhatElse(document, unread);
  }
  const parts = unread.toList();
  return {
    format: 'json',
    summary: summarizePlan(resources, outputs, parts.length === 0),
    resources,
    outputs,
    drift,
    unread: parts,
  };
}
