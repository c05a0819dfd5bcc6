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

import { getString, getTime, KubernetesObject } from '../kubernetes';

/** The label, and its value, of the pods that tofu-controller runs in. @internal */
export const RUNNER_LABEL = 'app.kubernetes.io/name';
/** @internal */
export const RUNNER_LABEL_VALUE = 'tf-runner';

const SUFFIX = '-tf-runner';
/** What a host is called is cut to this length by the kubelet. */
const MAX_HOSTNAME = 63;

/** The name of the pod that plans and applies a Terraform resource. @public */
export function runnerPodName(terraformName: string): string {
  return `${terraformName}${SUFFIX}`;
}

/** What the pod calls its host, as a lock names its holder. @internal */
export function runnerHostname(terraformName: string): string {
  return runnerPodName(terraformName)
    .slice(0, MAX_HOSTNAME)
    .replace(/[-.]+$/, '');
}

/** The name of the Terraform resource that a pod is the runner of. @internal */
export function terraformOfRunner(pod: KubernetesObject): string | undefined {
  const { name, labels } = pod.metadata;
  return labels?.[RUNNER_LABEL] === RUNNER_LABEL_VALUE && name.endsWith(SUFFIX)
    ? name.slice(0, -SUFFIX.length)
    : undefined;
}

/** Whether the pod has ended. @internal */
export function hasEnded(pod: KubernetesObject): boolean {
  return ['Succeeded', 'Failed'].includes(getString(pod.status, 'phase') ?? '');
}

/** When the pod started, in milliseconds since the epoch. @internal */
export function startOf(pod: KubernetesObject): number | undefined {
  return getTime(pod.status, 'startTime');
}
