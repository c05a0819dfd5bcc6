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

import { Runner } from '../../api/types';
import { HEALTHS } from '../../health/HealthStatus';
import { getNumber, getString, KubernetesObject } from '../../kubernetes';
import { assessEphemeralRunner } from '../health/assessEphemeralRunner';
import { ScaleSetView } from '../health/ScaleSetView';
import { parseGithubUrl, workflowRunUrl } from '../parseGithubUrl';
import { readRunner } from '../readRunner';

const MAX_RUNNERS = 500;

function jobOf(
  runner: KubernetesObject,
  origin: string | undefined,
): Runner['job'] {
  if (!readRunner(runner).hasJob) {
    return undefined;
  }
  const { status } = runner;
  const repository = getString(status, 'jobRepositoryName') || undefined;
  const run = getNumber(status, 'workflowRunId');
  const runId = run !== undefined && run > 0 ? String(run) : undefined;
  return {
    name: getString(status, 'jobDisplayName') || undefined,
    repository,
    workflowRef: getString(status, 'jobWorkflowRef') || undefined,
    runId,
    url: workflowRunUrl(origin, repository, runId),
  };
}

function toRunner(view: ScaleSetView, runner: KubernetesObject): Runner {
  const configUrl =
    getString(runner.spec, 'githubConfigUrl') ??
    getString(view.set.spec, 'githubConfigUrl');
  const status = assessEphemeralRunner(
    runner,
    { readable: view.podsReadable, object: view.index.podOf(runner) },
    view.now,
  );
  return {
    name: runner.metadata.name,
    namespace: runner.metadata.namespace ?? '',
    state: status.state,
    status,
    createdAt: runner.metadata.creationTimestamp,
    job: jobOf(runner, parseGithubUrl(configUrl)?.origin),
    failures: readRunner(runner).failures,
  };
}

/** The most urgent first; of equal ones those at work, then by name. */
function byUrgency(a: Runner, b: Runner): number {
  return (
    HEALTHS.indexOf(a.status.health) - HEALTHS.indexOf(b.status.health) ||
    Number(b.state === 'busy') - Number(a.state === 'busy') ||
    a.name.localeCompare(b.name)
  );
}

/** The runners of a scale set with their jobs, the most urgent 500. @internal */
export function listRunners(view: ScaleSetView): {
  runnerList: Runner[];
  runnersLeftOut: number;
} {
  const runners = view.parts.runners
    .map(runner => toRunner(view, runner))
    .sort(byUrgency);
  return {
    runnerList: runners.slice(0, MAX_RUNNERS),
    runnersLeftOut: Math.max(0, runners.length - MAX_RUNNERS),
  };
}
