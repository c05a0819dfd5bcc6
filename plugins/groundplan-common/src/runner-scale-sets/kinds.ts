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

import { KindRule } from '../domain/Domain';
import { scaleSetOfListener } from './scaleSetOf';

/** The API group of the Actions Runner Controller. @public */
export const ACTIONS_GROUP = 'actions.github.com';

const podFields = [
  'spec.nodeName',
  'status.phase',
  'status.reason',
  'status.message',
  'status.startTime',
  'status.conditions',
  ...['initContainerStatuses', 'containerStatuses'].flatMap(list =>
    [
      'name',
      'ready',
      'restartCount',
      'state.running.startedAt',
      'state.waiting.reason',
      'state.waiting.message',
      'state.terminated.reason',
      'state.terminated.exitCode',
      'state.terminated.finishedAt',
      'lastState.terminated.reason',
      'lastState.terminated.exitCode',
    ].map(field => `status.${list}.*.${field}`),
  ),
];

/**
 * What is kept of runner scale sets, their runners and listeners, and of the
 * pods of both and of the controller.
 *
 * @remarks
 * Of pod templates only names and images: values of variables may be secrets.
 * `status.runnerJITConfig`, which runners up to 0.12 have, is a credential.
 *
 * @public
 */
export const runnerScaleSetKinds: KindRule[] = [
  {
    group: ACTIONS_GROUP,
    kind: 'AutoscalingRunnerSet',
    versions: ['v1alpha1'],
    fields: [
      'spec.githubConfigUrl',
      'spec.runnerGroup',
      'spec.runnerScaleSetName',
      'spec.runnerScaleSetLabels',
      'spec.minRunners',
      'spec.maxRunners',
      'spec.template.spec.containers.*.name',
      'spec.template.spec.containers.*.image',
      'spec.template.spec.containers.*.env.*.name',
      'spec.template.spec.initContainers.*.name',
      'spec.template.spec.initContainers.*.image',
      'status.currentRunners',
      'status.pendingEphemeralRunners',
      'status.runningEphemeralRunners',
      'status.failedEphemeralRunners',
      'status.state',
      'status.phase',
      'status.conditions',
      'status.observedGeneration',
    ],
  },
  {
    group: ACTIONS_GROUP,
    kind: 'EphemeralRunnerSet',
    versions: ['v1alpha1'],
    annotations: [],
    fields: [
      'spec.replicas',
      'spec.patchID',
      'status.currentReplicas',
      'status.pendingEphemeralRunners',
      'status.runningEphemeralRunners',
      'status.failedEphemeralRunners',
      'status.phase',
      'status.conditions',
      'status.observedGeneration',
    ],
  },
  {
    group: ACTIONS_GROUP,
    kind: 'EphemeralRunner',
    versions: ['v1alpha1'],
    annotations: [],
    fields: [
      'spec.githubConfigUrl',
      'spec.runnerScaleSetId',
      'status.ready',
      'status.phase',
      'status.reason',
      'status.message',
      'status.runnerId',
      'status.runnerName',
      'status.jobId',
      'status.jobRequestId',
      'status.jobRepositoryName',
      'status.jobWorkflowRef',
      'status.workflowRunId',
      'status.jobDisplayName',
      'status.failures',
    ],
  },
  {
    group: ACTIONS_GROUP,
    kind: 'AutoscalingListener',
    versions: ['v1alpha1'],
    annotations: [],
    fields: [
      'spec.autoscalingRunnerSetNamespace',
      'spec.autoscalingRunnerSetName',
      'spec.ephemeralRunnerSetName',
      'spec.runnerScaleSetId',
      'spec.image',
    ],
    refersTo: listener => {
      const set = scaleSetOfListener(listener);
      return set
        ? [{ group: ACTIONS_GROUP, kind: 'AutoscalingRunnerSet', ...set }]
        : [];
    },
  },
  {
    group: '',
    kind: 'Pod',
    onlyWithGroup: ACTIONS_GROUP,
    versions: ['v1'],
    labelSelector: 'app.kubernetes.io/component=runner-scale-set-listener',
    annotations: [],
    fields: podFields,
  },
  {
    group: '',
    kind: 'Pod',
    onlyWithGroup: ACTIONS_GROUP,
    versions: ['v1'],
    labelSelector: 'actions-ephemeral-runner=True',
    annotations: [],
    fields: podFields,
  },
  {
    // The controller's own pods: their label is the only place of its version
    // that may be read with no more rights than these.
    group: '',
    kind: 'Pod',
    onlyWithGroup: ACTIONS_GROUP,
    versions: ['v1'],
    labelSelector: 'app.kubernetes.io/part-of=gha-rs-controller',
    annotations: [],
    fields: podFields,
  },
];
