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

import { isRecord, valueAt } from '../../../kubernetes-api/ApiObject';

type Fields = Record<string, unknown>;

/** What the chart has where the values say nothing. */
const RUNNER: Fields = {
  name: 'runner',
  image: 'ghcr.io/actions/actions-runner:latest',
  command: ['/home/runner/run.sh'],
};

const VARIABLES: Record<string, Fields[]> = {
  dind: [
    { name: 'DOCKER_HOST', value: 'unix:///var/run/docker.sock' },
    { name: 'RUNNER_WAIT_FOR_DOCKER_IN_SECONDS', value: '120' },
  ],
  kubernetes: [
    {
      name: 'ACTIONS_RUNNER_CONTAINER_HOOKS',
      value: '/home/runner/k8s/index.js',
    },
    { name: 'ACTIONS_RUNNER_REQUIRE_JOB_CONTAINER', value: 'true' },
  ],
  'kubernetes-novolume': [
    {
      name: 'ACTIONS_RUNNER_CONTAINER_HOOKS',
      value: '/home/runner/k8s-novolume/index.js',
    },
    { name: 'ACTIONS_RUNNER_REQUIRE_JOB_CONTAINER', value: 'true' },
  ],
};

function records(from: unknown): Fields[] {
  return (Array.isArray(from) ? from : []).filter(isRecord);
}

function volumesOf(mode: string, values: Fields, given: Fields[]): Fields[] {
  const claim = valueAt(values, [
    'containerMode',
    'kubernetesModeWorkVolumeClaim',
  ]);
  switch (mode) {
    case 'dind':
      return [
        { name: 'dind-sock', emptyDir: {} },
        { name: 'dind-externals', emptyDir: {} },
        { name: 'work', emptyDir: {} },
        ...given,
      ];
    case 'kubernetes':
      return [
        {
          name: 'work',
          ephemeral: { volumeClaimTemplate: { spec: claim ?? {} } },
        },
        ...given,
      ];
    default:
      return given;
  }
}

/** The pods of a scale set, with what its container mode adds. @internal */
export function runnerPodTemplate(name: string, values: Fields): Fields {
  const mode = String(valueAt(values, ['containerMode', 'type']) ?? '');
  const spec = valueAt(values, ['template', 'spec']);
  const given = isRecord(spec) ? spec : {};
  const containers = records(given.containers);
  const runner = containers.find(one => one.name === 'runner') ?? RUNNER;
  const added = [
    ...(VARIABLES[mode] ?? []),
    ...(mode === 'kubernetes-novolume'
      ? [{ name: 'ACTIONS_RUNNER_IMAGE', value: runner.image }]
      : []),
  ];
  const env = records(runner.env);
  const names = new Set(env.map(variable => variable.name));
  const all = [...env, ...added.filter(one => !names.has(one.name))];
  const init = [
    ...(mode === 'dind'
      ? [
          { name: 'init-dind-externals', image: runner.image },
          {
            name: 'dind',
            image: 'docker:dind',
            restartPolicy: 'Always',
            securityContext: { privileged: true },
          },
        ]
      : []),
    ...records(given.initContainers),
  ];
  const volumes = volumesOf(mode, values, records(given.volumes));
  const account = mode.startsWith('kubernetes') ? 'kube-mode' : 'no-permission';
  return {
    spec: {
      restartPolicy: 'Never',
      serviceAccountName: `${name}-gha-rs-${account}`,
      ...given,
      ...(init.length > 0 && { initContainers: init }),
      containers: [
        { ...runner, ...(all.length > 0 && { env: all }) },
        ...containers.filter(one => one.name !== 'runner'),
      ],
      ...(volumes.length > 0 && { volumes }),
    },
  };
}
