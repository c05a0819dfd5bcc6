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
import { Plan, PlanResource } from '../Plan';
import { mapStepwise, Stepwise } from '../stepwise';
import { summarizePlan } from '../summarizePlan';
import { UnreadParts } from '../UnreadParts';
import { readJsonOutput } from './readJsonOutput';
import { JsonPlanContext, readJsonResource } from './readJsonResource';

function* readResources(
  document: Record<string, unknown>,
  key: string,
  context: JsonPlanContext,
): Stepwise<PlanResource[]> {
  const value = document[key];
  if (value !== undefined && value !== null && !Array.isArray(value)) {
    context.unread.add(`${key} is not a list`);
  }
  const resources = yield* mapStepwise(getList(document, key), (raw, index) =>
    readJsonResource(raw, `${key}[${index}]`, context),
  );
  return resources.filter(resource => resource !== undefined);
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
 * Reads the document of a plan in JSON.
 *
 * @internal
 */
export function* readJsonPlan(
  document: Record<string, unknown>,
  context: JsonPlanContext,
): Stepwise<Plan> {
  const resources = yield* readResources(document, 'resource_changes', context);
  const shown = resources.filter(isShown);
  const drift = yield* readResources(document, 'resource_drift', context);
  const outputs = Object.entries(
    getRecord(document, 'output_changes') ?? {},
  ).flatMap(([name, raw]) => readJsonOutput(name, raw, context) ?? []);
  noteWhatElse(document, context.unread);
  const unread = context.unread.toList();
  return {
    format: 'json',
    summary: summarizePlan(shown, outputs, unread.length === 0),
    resources: shown,
    outputs,
    drift,
    unread,
  };
}
