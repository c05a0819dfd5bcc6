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

/** The pods of a scale set's runners, with Docker in a container beside them. */
export const runnerTemplate = {
  spec: {
    restartPolicy: 'Never',
    serviceAccountName: 'runners-gha-rs-no-permission',
    initContainers: [
      {
        name: 'init-dind-externals',
        image: 'ghcr.io/actions/actions-runner:2.329.0',
        command: [
          'cp',
          '-r',
          '/home/runner/externals/.',
          '/home/runner/tmpDir/',
        ],
        volumeMounts: [
          { name: 'dind-externals', mountPath: '/home/runner/tmpDir' },
        ],
      },
    ],
    containers: [
      {
        name: 'runner',
        image: 'ghcr.io/actions/actions-runner:2.329.0',
        command: ['/home/runner/run.sh'],
        env: [
          { name: 'DOCKER_HOST', value: 'unix:///var/run/docker.sock' },
          { name: 'RUNNER_WAIT_FOR_DOCKER_IN_SECONDS', value: '120' },
        ],
        resources: {
          requests: { cpu: '1', memory: '2Gi' },
          limits: { memory: '4Gi' },
        },
        volumeMounts: [
          { name: 'work', mountPath: '/home/runner/_work' },
          { name: 'dind-sock', mountPath: '/var/run' },
        ],
      },
      {
        name: 'dind',
        image: 'docker:dind',
        args: ['dockerd', '--host=unix:///var/run/docker.sock'],
        securityContext: { privileged: true },
        env: [{ name: 'DOCKER_GROUP_GID', value: '123' }],
        volumeMounts: [
          { name: 'work', mountPath: '/home/runner/_work' },
          { name: 'dind-sock', mountPath: '/var/run' },
          { name: 'dind-externals', mountPath: '/home/runner/externals' },
        ],
      },
    ],
    volumes: [
      { name: 'work', emptyDir: {} },
      { name: 'dind-sock', emptyDir: {} },
      { name: 'dind-externals', emptyDir: {} },
    ],
  },
};
