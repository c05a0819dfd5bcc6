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
import { ScaleSetModel } from './ScaleSetModel';

/** @internal */
export const API_VERSION = 'actions.github.com/v1alpha1';

/** @internal */
export const VERSION = '0.14.2';

/** Where the controller and its listeners live. @internal */
export const CONTROLLER_NAMESPACE = 'arc-systems';

/** @internal */
export function listenerObjects(
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
      githubConfigSecret: model.githubConfigSecret ?? 'github-app',
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
