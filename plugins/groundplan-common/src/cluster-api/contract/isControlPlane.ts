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

import { groupOf, KubernetesObject } from '../../kubernetes';

/**
 * Whether an object is a control plane, by its group and kind.
 *
 * @remarks
 * Some providers keep theirs in the infrastructure group, such as
 * `AzureASOManagedControlPlane`; the name tells these.
 *
 * @public
 */
export function isControlPlane(object: KubernetesObject): boolean {
  const group = groupOf(object.apiVersion);
  const isOfControlPlaneGroup =
    group === 'controlplane.cluster.x-k8s.io' ||
    group.endsWith('.controlplane.cluster.x-k8s.io');
  return (
    group.endsWith('.cluster.x-k8s.io') &&
    !object.kind.endsWith('Template') &&
    (isOfControlPlaneGroup || object.kind.endsWith('ControlPlane'))
  );
}
