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

import { minutesAgo } from '../../gitops/testing/fluxObjects';
import { KubernetesObject, ObjectMeta } from '../../kubernetes';

const SET_LABELS = {
  'actions.github.com/scale-set-name': 'builders',
  'actions.github.com/scale-set-namespace': 'runners',
};

/** What a test says of an object; the rest is a well one's. */
export interface Options {
  metadata?: Partial<ObjectMeta>;
  spec?: Record<string, unknown>;
  status?: Record<string, unknown>;
}

function actionsObject(
  kind: string,
  metadata: ObjectMeta,
  options: Options,
  defaults: Pick<Options, 'spec' | 'status'> = {},
): KubernetesObject {
  return {
    apiVersion: 'actions.github.com/v1alpha1',
    kind,
    metadata: {
      namespace: 'runners',
      uid: `uid-${metadata.name}`,
      creationTimestamp: minutesAgo(60),
      ...metadata,
      ...options.metadata,
    },
    spec: { ...defaults.spec, ...options.spec },
    status: { ...defaults.status, ...options.status },
  };
}

function ownedBy(kind: string, name: string): Partial<ObjectMeta> {
  return {
    ownerReferences: [
      {
        apiVersion: 'actions.github.com/v1alpha1',
        kind,
        name,
        uid: `uid-${name}`,
        controller: true,
      },
    ],
  };
}

/** A scale set of the organization acme with at most 5 runners. */
export function scaleSet(options: Options = {}): KubernetesObject {
  return actionsObject(
    'AutoscalingRunnerSet',
    {
      name: 'builders',
      labels: { 'app.kubernetes.io/version': '0.14.2' },
    },
    options,
    {
      spec: {
        githubConfigUrl: 'https://github.com/acme',
        minRunners: 1,
        maxRunners: 5,
      },
    },
  );
}

/** The set's runner set. */
export function runnerSet(options: Options = {}): KubernetesObject {
  return actionsObject(
    'EphemeralRunnerSet',
    {
      name: 'builders-x7k2p',
      ...ownedBy('AutoscalingRunnerSet', 'builders'),
      labels: SET_LABELS,
    },
    options,
  );
}

/** A runner of the set; idle unless the test says otherwise. */
export function runner(name: string, options: Options = {}): KubernetesObject {
  return actionsObject(
    'EphemeralRunner',
    {
      name,
      ...ownedBy('EphemeralRunnerSet', 'builders-x7k2p'),
      labels: SET_LABELS,
    },
    options,
    { status: { phase: 'Running', ready: true, runnerId: 12 } },
  );
}

/** What a runner's status says while it has a job. */
export const JOB = {
  jobRequestId: 77,
  jobRepositoryName: 'acme/shop',
  jobWorkflowRef: 'acme/shop/.github/workflows/ci.yml@refs/heads/main',
  workflowRunId: 4242,
  jobDisplayName: 'test',
};

/** The set's listener, in the namespace of the controller. */
export function listener(options: Options = {}): KubernetesObject {
  return actionsObject(
    'AutoscalingListener',
    { name: 'builders-754b578d-listener', namespace: 'arc-systems' },
    options,
    {
      spec: {
        autoscalingRunnerSetNamespace: 'runners',
        autoscalingRunnerSetName: 'builders',
      },
    },
  );
}

/** A pod that is ready, unless the test says otherwise. */
export function pod(
  name: string,
  options: Options & { namespace?: string } = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: options.namespace ?? 'runners',
      creationTimestamp: minutesAgo(60),
      labels: SET_LABELS,
      ...options.metadata,
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ name: 'runner', ready: true, restartCount: 0 }],
      ...options.status,
    },
  };
}

/** The listener's pod. */
export function listenerPod(options: Options = {}): KubernetesObject {
  return pod('builders-754b578d-listener', {
    ...options,
    namespace: 'arc-systems',
  });
}

/** A pod of the controller, of this version. */
export function controllerPod(
  version: string,
  metadata: Partial<ObjectMeta> = {},
): KubernetesObject {
  return pod('arc-controller', {
    namespace: 'arc-systems',
    metadata: {
      labels: {
        'app.kubernetes.io/part-of': 'gha-rs-controller',
        'app.kubernetes.io/version': version,
      },
      ...metadata,
    },
  });
}

/** The status of a pod that waits for this reason. */
export function waiting(reason: string): Record<string, unknown> {
  return {
    phase: 'Pending',
    conditions: [{ type: 'Ready', status: 'False' }],
    containerStatuses: [
      {
        name: 'main',
        ready: false,
        restartCount: 4,
        state: { waiting: { reason, message: `${reason} it says` } },
      },
    ],
  };
}

/** A runner set that counts so many runners and wants as many. */
export function counting(
  current: number,
  further: Record<string, unknown> = {},
): KubernetesObject {
  return runnerSet({
    spec: { replicas: current },
    status: { currentReplicas: current, ...further },
  });
}
