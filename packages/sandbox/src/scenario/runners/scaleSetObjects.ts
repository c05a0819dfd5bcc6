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
import { stableSuffix } from '../stableId';
import { ownedBy } from '../World';
import { runnerObjects } from './runnerObjects';
import { ScaleSetModel } from './ScaleSetModel';
import { API_VERSION, VERSION, listenerObjects } from './listenerObjects';
import { podTemplate } from './podTemplate';

function counters({ runners }: ScaleSetModel) {
  const count = (phase: string) =>
    runners.filter(runner => runner.phase === phase).length;
  return {
    pendingEphemeralRunners: count('Pending'),
    runningEphemeralRunners: count('Running'),
    failedEphemeralRunners: count('Failed'),
  };
}

/** The scale set, its runner set, runners, pods and listener. @internal */
export function scaleSetObjects(model: ScaleSetModel): NewObject[] {
  const { name, namespace, created, runners, githubConfigUrl } = model;
  const runnerSetName = `${name}-${stableSuffix(name)}`;
  const template = model.template ?? podTemplate(model);
  const githubConfigSecret = model.githubConfigSecret ?? 'github-app';
  const set: NewObject = {
    apiVersion: API_VERSION,
    kind: 'AutoscalingRunnerSet',
    metadata: {
      name,
      namespace,
      creationTimestamp: created,
      labels: {
        'app.kubernetes.io/component': 'autoscaling-runner-set',
        'app.kubernetes.io/part-of': 'gha-rs',
        'app.kubernetes.io/version': model.version ?? VERSION,
        'actions.github.com/scale-set-name': name,
        'actions.github.com/scale-set-namespace': namespace,
      },
      annotations: {
        'runner-scale-set-id': '7',
        'actions.github.com/runner-scale-set-name': name,
        ...model.annotations,
      },
      finalizers: ['autoscalingrunnerset.actions.github.com/finalizer'],
      ...(model.deletionTimestamp && {
        deletionTimestamp: model.deletionTimestamp,
      }),
    },
    spec: {
      githubConfigUrl,
      githubConfigSecret,
      runnerGroup: model.runnerGroup ?? 'default',
      runnerScaleSetName: name,
      ...(model.labels && { runnerScaleSetLabels: model.labels }),
      ...(model.min !== undefined && { minRunners: model.min }),
      ...(model.max !== undefined && { maxRunners: model.max }),
      template,
    },
    status: {
      currentRunners: runners.length,
      ...counters(model),
      phase: model.phase ?? 'Running',
    },
  };
  const runnerSet: NewObject = {
    apiVersion: API_VERSION,
    kind: 'EphemeralRunnerSet',
    metadata: {
      name: runnerSetName,
      namespace,
      creationTimestamp: created,
      labels: {
        'actions.github.com/scale-set-name': name,
        'actions.github.com/scale-set-namespace': namespace,
      },
      ownerReferences: [ownedBy(set)],
    },
    spec: {
      replicas: model.wanted ?? runners.length,
      patchID: 1,
      ephemeralRunnerSpec: {
        githubConfigUrl,
        githubConfigSecret,
        runnerScaleSetId: 7,
        spec: template.spec,
      },
    },
    status: {
      currentReplicas: model.staleCounters?.current ?? runners.length,
      ...counters(model),
      ...(model.staleCounters && {
        runningEphemeralRunners: model.staleCounters.running,
      }),
      phase: model.phase === 'Outdated' ? 'Outdated' : 'Running',
    },
  };
  return [
    set,
    runnerSet,
    ...(model.listener === 'missing'
      ? []
      : listenerObjects(model, set, runnerSetName)),
    ...runners.flatMap(runner =>
      runnerObjects(model, runner, runnerSet, template.spec),
    ),
  ];
}
