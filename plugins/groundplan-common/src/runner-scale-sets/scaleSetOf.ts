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

import { getString, groupOf, KubernetesObject } from '../kubernetes';
import { ACTIONS_GROUP } from './kinds';

const SET_NAME_LABEL = 'actions.github.com/scale-set-name';
const SET_NAMESPACE_LABEL = 'actions.github.com/scale-set-namespace';

/** The namespace and name of a scale set. @internal */
export interface ScaleSetName {
  namespace: string;
  name: string;
}

/** The scale set that the labels of a runner, a listener or a pod name. @internal */
export function scaleSetOfLabels(
  object: KubernetesObject,
): ScaleSetName | undefined {
  const labels = object.metadata.labels ?? {};
  const name = labels[SET_NAME_LABEL];
  const namespace = labels[SET_NAMESPACE_LABEL] ?? object.metadata.namespace;
  return name && namespace ? { namespace, name } : undefined;
}

/** The scale set that a listener serves. @internal */
export function scaleSetOfListener(
  listener: KubernetesObject,
): ScaleSetName | undefined {
  const name = getString(listener.spec, 'autoscalingRunnerSetName');
  const namespace = getString(listener.spec, 'autoscalingRunnerSetNamespace');
  return name && namespace ? { namespace, name } : scaleSetOfLabels(listener);
}

/** The name of an object's owner of a kind. @internal */
export function ownerOf(
  object: KubernetesObject,
  kind: string,
): string | undefined {
  return object.metadata.ownerReferences?.find(
    owner => owner.kind === kind && groupOf(owner.apiVersion) === ACTIONS_GROUP,
  )?.name;
}

/** Whether it is an object of the Actions Runner Controller. @internal */
export function isActionsObject(
  object: KubernetesObject,
  kind: string,
): boolean {
  return object.kind === kind && groupOf(object.apiVersion) === ACTIONS_GROUP;
}
