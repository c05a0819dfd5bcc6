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
import { PlanAction, PlanOutput, PlanResource, PlanSummary } from './Plan';

/**
 * Counts what a plan does.
 *
 * @param isComplete - whether all of the plan could be read
 * @internal
 */
export function summarizePlan(
  resources: PlanResource[],
  outputs: PlanOutput[],
  isComplete: boolean,
): PlanSummary {
  const count = (action: PlanAction) =>
    resources.filter(resource => resource.action === action).length;
  const replace = count('replace');
  const deleted = count('delete');
  return {
    create: count('create'),
    update: count('update'),
    replace,
    delete: deleted,
    read: count('read'),
    import: resources.filter(r => r.imported !== undefined).length,
    move: resources.filter(r => r.movedFrom !== undefined).length,
    forget: count('forget'),
    outputs: outputs.length,
    destructive: replace > 0 || deleted > 0 || !isComplete,
  };
}
