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

import { NewObject } from '../../kubernetes-api';
import { plantedSecret } from '../plantedSecret';
import { stableHex } from '../stableId';
import { ownedBy } from '../World';
import { RunnerModel, ScaleSetModel } from './ScaleSetModel';

function runnerStatus(runner: RunnerModel): Record<string, unknown> {
  const { phase, job, failures = 0, created } = runner;
  const id = parseInt(stableHex(runner.name, 6), 16);
  return {
    ready: phase === 'Running',
    phase,
    ...(runner.reason && { reason: runner.reason }),
    ...(runner.message && { message: runner.message }),
    ...(!runner.unregistered && {
      runnerId: id,
      runnerName: runner.name,
      runnerJITConfig: plantedSecret(10),
    }),
    ...(job && {
      jobRequestId: id + 1,
      jobId: stableHex(`${runner.name}/job`, 32),
      jobRepositoryName: job.repository,
      jobWorkflowRef: `${job.repository}/.github/workflows/${job.workflow}@refs/heads/main`,
      jobDisplayName: job.name,
      workflowRunId: job.runId,
    }),
    ...(failures && {
      failures: Object.fromEntries(
        Array.from({ length: failures }, (_, index) => [
          stableHex(`${runner.name}/${index}`, 32),
          created,
        ]),
      ),
    }),
  };
}

function podStatus({
  phase,
  created,
  waiting,
}: RunnerModel): Record<string, unknown> {
  if (phase === 'Pending') {
    return {
      phase,
      startTime: created,
      conditions: [
        {
          type: 'PodScheduled',
          status: waiting ? 'False' : 'True',
          ...(waiting && { reason: 'Unschedulable', message: waiting }),
          lastTransitionTime: created,
        },
      ],
    };
  }
  return {
    phase: 'Running',
    startTime: created,
    conditions: [
      { type: 'Ready', status: 'True', lastTransitionTime: created },
    ],
    containerStatuses: [
      {
        name: 'runner',
        ready: true,
        restartCount: 0,
        state: { running: { startedAt: created } },
      },
    ],
  };
}

/** An EphemeralRunner, and its pod where it has one. @internal */
export function runnerObjects(
  model: ScaleSetModel,
  runner: RunnerModel,
  runnerSet: NewObject,
  podSpec: unknown,
): NewObject[] {
  const metadata = {
    name: runner.name,
    namespace: model.namespace,
    creationTimestamp: runner.created,
    labels: {
      'app.kubernetes.io/component': 'runner',
      'actions-ephemeral-runner': 'True',
      'actions.github.com/scale-set-name': model.name,
      'actions.github.com/scale-set-namespace': model.namespace,
    },
  };
  const object: NewObject = {
    apiVersion: 'actions.github.com/v1alpha1',
    kind: 'EphemeralRunner',
    metadata: {
      ...metadata,
      finalizers: ['ephemeralrunner.actions.github.com/finalizer'],
      ownerReferences: [ownedBy(runnerSet)],
    },
    spec: {
      githubConfigUrl: model.githubConfigUrl,
      githubConfigSecret: model.githubConfigSecret ?? 'github-app',
      runnerScaleSetId: 7,
      spec: podSpec,
    },
    status: runnerStatus(runner),
  };
  const hasPod = runner.phase === 'Pending' || runner.phase === 'Running';
  return hasPod
    ? [
        object,
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { ...metadata, ownerReferences: [ownedBy(object)] },
          spec: podSpec,
          status: podStatus(runner),
        },
      ]
    : [object];
}
