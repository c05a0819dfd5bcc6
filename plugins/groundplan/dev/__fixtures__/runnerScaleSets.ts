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

import {
  Runner,
  RunnerScaleSetDetails,
} from 'backstage-plugin-groundplan-common';
import { status } from './status';
import { ago } from './time';

function runner(index: number, state: string, part: Partial<Runner>): Runner {
  return {
    name: `linux-x64-${index}`,
    namespace: 'arc-runners',
    state,
    status: status('Healthy', { state }),
    createdAt: ago({ minutes: index + 1 }),
    failures: 0,
    ...part,
  };
}

const base: RunnerScaleSetDetails = {
  kind: 'runner-scale-set',
  host: 'hub',
  namespace: 'arc-runners',
  name: 'linux-x64',
  entityRef: 'resource:default/linux-x64.runner-scale-set.arc-runners.hub',
  owner: 'group:default/platform',
  createdAt: ago({ days: 200 }),
  status: status('Warning', {
    state: 'saturated',
    reason: 'MaxRunnersReached',
    message: '10 of at most 10 runners are in use',
    since: ago({ minutes: 9 }),
    decidedBy: 'status.currentRunners and spec.maxRunners',
  }),
  scaleSetName: 'linux-x64',
  githubConfigUrl: 'https://github.com/example',
  runnerGroup: 'default',
  runners: {
    min: 2,
    max: 10,
    current: 10,
    busy: 6,
    idle: 1,
    pending: 2,
    failed: 1,
    source: 'runners',
  },
  version: '0.14.0',
  ref: {
    group: 'actions.github.com',
    version: 'v1alpha1',
    kind: 'AutoscalingRunnerSet',
    namespace: 'arc-runners',
    name: 'linux-x64',
  },
  channel: 'groundplan:object:rs',
  findings: [],
  hostState: { name: 'hub', state: 'ready', since: ago({ days: 12 }) },
  unreadable: [],
  labels: {},
  annotations: {},
  conditions: [],
  scope: { type: 'organization', name: 'example', host: 'github.com' },
  labelsForJobs: ['linux-x64', 'self-hosted'],
  containerMode: 'dind',
  images: ['ghcr.io/actions/actions-runner:2.329.0'],
  listener: {
    found: true,
    name: 'linux-x64-754b578d-listener',
    namespace: 'arc-systems',
    status: status('Healthy', {
      state: 'running',
      reason: 'Running',
      decidedBy: 'status.phase of Pod',
    }),
    pod: {
      name: 'linux-x64-754b578d-listener',
      phase: 'Running',
      ready: true,
      restarts: 1,
    },
  },
  runnerSets: [
    {
      name: 'linux-x64-8kq2d',
      status: status('Healthy'),
      desired: 10,
      current: 10,
    },
  ],
  runnerList: [
    ...Array.from({ length: 6 }, (_, index) =>
      runner(index, 'busy', {
        job: {
          name: `test (${index})`,
          repository: 'example/payments',
          workflowRef: 'example/payments/.github/workflows/ci.yaml@main',
          runId: `1800${index}`,
          url: `https://github.com/example/payments/actions/runs/1800${index}`,
        },
      }),
    ),
    runner(6, 'idle', {}),
    runner(7, 'pending', { status: status('Progressing') }),
    runner(8, 'pending', { status: status('Progressing') }),
    runner(9, 'failed', {
      failures: 5,
      status: status('Error', {
        reason: 'TooManyPodFailures',
        message: 'Pod has failed to start more than 5 times: ImagePullBackOff',
      }),
    }),
  ],
  runnersLeftOut: 0,
};

export const runnerScaleSets: RunnerScaleSetDetails[] = [
  base,
  {
    ...base,
    name: 'gpu',
    scaleSetName: 'gpu',
    entityRef: 'resource:default/gpu.runner-scale-set.arc-runners.hub',
    status: status('Error', {
      state: 'listener-missing',
      reason: 'ListenerMissing',
      message: 'No AutoscalingListener belongs to this scale set.',
    }),
    runners: {
      min: 0,
      current: 0,
      busy: 0,
      idle: 0,
      pending: 0,
      failed: 0,
      source: 'none',
    },
    listener: {
      found: false,
      status: status('Error', { reason: 'ListenerMissing' }),
    },
    runnerList: [],
    runnerSets: [],
  },
  {
    ...base,
    name: 'arm64',
    scaleSetName: 'arm64',
    entityRef: 'resource:default/arm64.runner-scale-set.arc-runners.hub',
    status: status('Healthy', { state: 'idle' }),
    runners: {
      min: 1,
      max: 20,
      current: 7,
      busy: 0,
      idle: 0,
      pending: 1,
      failed: 0,
      source: 'counters',
    },
    runnerList: [],
  },
];
