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
import { stableSuffix } from '../stableId';
import { ownedBy } from '../World';
import { runnerObjects } from './runnerObjects';
import { ScaleSetModel } from './ScaleSetModel';

const API_VERSION = 'actions.github.com/v1alpha1';
const VERSION = '0.14.2';

/** Where the controller and its listeners live. @internal */
export const CONTROLLER_NAMESPACE = 'arc-systems';

function counters({ runners }: ScaleSetModel) {
  const count = (phase: string) =>
    runners.filter(runner => runner.phase === phase).length;
  return {
    pendingEphemeralRunners: count('Pending'),
    runningEphemeralRunners: count('Running'),
    failedEphemeralRunners: count('Failed'),
  };
}

function podTemplate({ containerMode }: ScaleSetModel) {
  const env = [
    { name: 'PROXY_PASSWORD', value: plantedSecret(8) },
    ...(containerMode === 'kubernetes'
      ? [
          {
            name: 'ACTIONS_RUNNER_CONTAINER_HOOKS',
            value: '/home/runner/k8s/index.js',
          },
        ]
      : []),
  ];
  return {
    spec: {
      restartPolicy: 'Never',
      containers: [
        {
          name: 'runner',
          image: 'ghcr.io/actions/actions-runner:2.329.0',
          command: ['/home/runner/run.sh'],
          env,
          resources: {
            requests: { cpu: '2', memory: '4Gi' },
            limits: { memory: '8Gi' },
          },
        },
        ...(containerMode === 'dind'
          ? [
              {
                name: 'dind',
                image: 'docker:28-dind',
                securityContext: { privileged: true },
              },
            ]
          : []),
      ],
    },
  };
}

function listenerObjects(
  model: ScaleSetModel,
  set: NewObject,
  runnerSet: string,
): NewObject[] {
  const name = `${model.name}-${stableSuffix(
    `${model.name}/listener`,
    8,
  )}-listener`;
  const crashing = model.listener === 'crashing';
  const metadata = {
    name,
    namespace: CONTROLLER_NAMESPACE,
    creationTimestamp: model.created,
    labels: {
      'app.kubernetes.io/component': 'runner-scale-set-listener',
      'app.kubernetes.io/part-of': 'gha-runner-scale-set',
      'actions.github.com/scale-set-name': model.name,
      'actions.github.com/scale-set-namespace': model.namespace,
    },
  };
  const listener: NewObject = {
    apiVersion: API_VERSION,
    kind: 'AutoscalingListener',
    metadata: { ...metadata, ownerReferences: [{ ...ownedBy(set, false) }] },
    spec: {
      githubConfigUrl: model.githubConfigUrl,
      githubConfigSecret: 'github-app',
      autoscalingRunnerSetNamespace: model.namespace,
      autoscalingRunnerSetName: model.name,
      ephemeralRunnerSetName: runnerSet,
      runnerScaleSetId: 7,
      image: `ghcr.io/actions/gha-runner-scale-set-controller:${VERSION}`,
      minRunners: model.min ?? 0,
      maxRunners: model.max ?? 2147483647,
    },
  };
  const state = crashing
    ? {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: 'back-off 5m0s restarting failed container=listener',
        },
      }
    : { running: { startedAt: model.created } };
  const pod: NewObject = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...metadata, ownerReferences: [ownedBy(listener)] },
    spec: {
      nodeName: 'ci-runners-md-0-1',
      containers: [
        {
          name: 'listener',
          image: `ghcr.io/actions/gha-runner-scale-set-controller:${VERSION}`,
          env: [{ name: 'GITHUB_APP_KEY', value: plantedSecret(9) }],
        },
      ],
    },
    status: {
      phase: 'Running',
      startTime: model.created,
      conditions: [
        {
          type: 'Ready',
          status: crashing ? 'False' : 'True',
          lastTransitionTime: model.created,
        },
      ],
      containerStatuses: [
        {
          name: 'listener',
          ready: !crashing,
          restartCount: crashing ? 14 : 0,
          state,
        },
      ],
    },
  };
  return [listener, pod];
}

/** The scale set, its runner set, runners, pods and listener. @internal */
export function scaleSetObjects(model: ScaleSetModel): NewObject[] {
  const { name, namespace, created, runners, githubConfigUrl } = model;
  const runnerSetName = `${name}-${stableSuffix(name)}`;
  const template = podTemplate(model);
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
        'app.kubernetes.io/version': VERSION,
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
      githubConfigSecret: 'github-app',
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
        githubConfigSecret: 'github-app',
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
