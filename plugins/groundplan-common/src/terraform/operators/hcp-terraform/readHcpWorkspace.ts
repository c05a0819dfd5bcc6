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

import { OtherTerraformDetails } from '../../../api/types';
import { getString, KubernetesObject } from '../../../kubernetes';

/**
 * What becomes of a run by its status, as
 * https://developer.hashicorp.com/terraform/cloud-docs/api-docs/run#run-states
 * lists them. `confirm` goes on by itself where plans are applied automatically.
 *
 * @internal
 */
export type RunOutcome =
  | 'done'
  | 'confirm'
  | 'override'
  | 'failed'
  | 'stopped'
  | 'running';

const OUTCOMES: Record<RunOutcome, readonly string[]> = {
  done: ['applied', 'planned_and_finished'],
  confirm: [
    'planned',
    'planned_and_saved',
    'cost_estimated',
    'policy_checked',
    'post_plan_completed',
  ],
  // Whatever the workspace is set to, these wait for a person.
  override: ['policy_override', 'post_plan_awaiting_decision'],
  failed: ['errored', 'policy_soft_failed'],
  stopped: ['discarded', 'canceled', 'force_canceled'],
  running: [
    ...['pending', 'fetching', 'fetching_completed'],
    ...['pre_plan_running', 'pre_plan_completed', 'queuing', 'plan_queued'],
    ...['planning', 'cost_estimating', 'policy_checking', 'post_plan_running'],
    ...['confirmed', 'queuing_apply', 'apply_queued', 'pre_apply_running'],
    ...['pre_apply_completed', 'applying'],
  ],
};

/** What a Workspace says of itself and its last run. @internal */
export interface HcpWorkspace {
  organization?: string;
  workspace?: string;
  /** Its id in HCP Terraform; absent until it is there. */
  runsIn?: string;
  applyMethod: string;
  run?: NonNullable<OtherTerraformDetails['run']>;
  /** Nothing where the status is one that we do not know. */
  outcome?: RunOutcome;
  /** A person has to let the run go on. */
  waits: boolean;
}

function text(from: unknown, ...path: string[]): string | undefined {
  return getString(from, ...path) || undefined;
}

/** @internal */
export function outcomeOfRun(
  status: string | undefined,
): RunOutcome | undefined {
  return (Object.keys(OUTCOMES) as RunOutcome[]).find(
    outcome => status !== undefined && OUTCOMES[outcome].includes(status),
  );
}

/** Never throws. @internal */
export function readHcpWorkspace({
  spec,
  status,
}: KubernetesObject): HcpWorkspace {
  // The CRD's default
  const applyMethod = text(spec, 'applyMethod') ?? 'manual';
  const runStatus = text(status, 'runStatus', 'status');
  const outcome = outcomeOfRun(runStatus);
  return {
    organization: text(spec, 'organization'),
    workspace: text(spec, 'name'),
    runsIn: text(status, 'workspaceID'),
    applyMethod,
    run: runStatus
      ? { id: text(status, 'runStatus', 'id'), status: runStatus }
      : undefined,
    outcome,
    waits:
      outcome === 'override' ||
      (outcome === 'confirm' && applyMethod !== 'auto'),
  };
}
