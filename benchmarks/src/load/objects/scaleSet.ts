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

import { LoadObject, loadObject } from './loadObject';
import { ownedBy } from './ownedBy';
import { runnerTemplate } from './runnerTemplate';

const GROUP = 'actions.github.com';
const SECRET = 'github-app';
const URL = 'https://github.com/example';

function optionsOf(namespace: string, scaleSetName: string) {
  return {
    group: GROUP,
    version: 'v1alpha1',
    namespace,
    labels: {
      'actions.github.com/scale-set-name': scaleSetName,
      'actions.github.com/scale-set-namespace': namespace,
      'actions.github.com/organization': 'example',
      'app.kubernetes.io/component': 'autoscaling-runner-set',
      'app.kubernetes.io/instance': scaleSetName,
      'app.kubernetes.io/part-of': 'gha-runner-scale-set',
      'app.kubernetes.io/version': '0.12.1',
    },
  };
}

/** A runner scale set with its runner set and listener, without runners. */
export function scaleSet(namespace: string, name: string): LoadObject[] {
  const options = optionsOf(namespace, name);
  const ownerReferences = ownedBy(
    `${GROUP}/v1alpha1`,
    'AutoscalingRunnerSet',
    name,
  );
  return [
    loadObject({
      ...options,
      plural: 'autoscalingrunnersets',
      kind: 'AutoscalingRunnerSet',
      name,
      annotations: {
        'actions.github.com/runner-group-name': 'Default',
        'actions.github.com/runner-scale-set-name': name,
        'meta.helm.sh/release-name': name,
        'meta.helm.sh/release-namespace': namespace,
      },
      finalizers: ['autoscalingrunnerset.actions.github.com/finalizer'],
      spec: {
        githubConfigUrl: URL,
        githubConfigSecret: SECRET,
        minRunners: 0,
        maxRunners: 50,
        template: runnerTemplate,
      },
      status: { currentRunners: 20, runningEphemeralRunners: 20 },
    }),
    loadObject({
      ...options,
      plural: 'ephemeralrunnersets',
      kind: 'EphemeralRunnerSet',
      name: `${name}-set`,
      finalizers: ['ephemeralrunner.actions.github.com/finalizer'],
      ownerReferences,
      spec: {
        replicas: 20,
        ephemeralRunnerSpec: {
          githubConfigUrl: URL,
          githubConfigSecret: SECRET,
          runnerScaleSetId: 1,
          ...runnerTemplate,
        },
      },
      status: { currentReplicas: 20, runningEphemeralRunners: 20 },
    }),
    loadObject({
      ...options,
      plural: 'autoscalinglisteners',
      kind: 'AutoscalingListener',
      name: `${name}-listener`,
      finalizers: ['autoscalinglistener.actions.github.com/finalizer'],
      ownerReferences,
      spec: {
        githubConfigUrl: URL,
        githubConfigSecret: SECRET,
        runnerScaleSetId: 1,
        minRunners: 0,
        maxRunners: 50,
        image: 'ghcr.io/actions/gha-runner-scale-set-controller:0.12.1',
        autoscalingRunnerSetNamespace: namespace,
        autoscalingRunnerSetName: name,
        ephemeralRunnerSetName: `${name}-set`,
      },
    }),
  ];
}

/**
 * A running runner of a scale set; without a finalizer, as nobody is there to
 * take it off when it is replaced.
 */
export function runner(
  namespace: string,
  scaleSetName: string,
  name: string,
): LoadObject {
  return loadObject({
    ...optionsOf(namespace, scaleSetName),
    plural: 'ephemeralrunners',
    kind: 'EphemeralRunner',
    name,
    ownerReferences: ownedBy(
      `${GROUP}/v1alpha1`,
      'EphemeralRunnerSet',
      `${scaleSetName}-set`,
    ),
    spec: {
      githubConfigUrl: URL,
      githubConfigSecret: SECRET,
      runnerScaleSetId: 1,
      ...runnerTemplate,
    },
    status: { phase: 'Running', ready: true, runnerId: 7, runnerName: name },
  });
}
