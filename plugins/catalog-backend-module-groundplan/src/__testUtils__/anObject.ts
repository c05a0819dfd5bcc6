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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';

/** An object of one of the kinds that have entities. */
export function anObject(
  kind: 'Cluster' | 'Terraform' | 'AutoscalingRunnerSet',
  path: string,
  annotations: Record<string, string> = {},
  rest: { spec?: unknown; status?: unknown } = {},
): KubernetesObject {
  const [namespace, name] = path.split('/');
  return {
    apiVersion: {
      Cluster: 'cluster.x-k8s.io/v1beta2',
      Terraform: 'infra.contrib.fluxcd.io/v1alpha2',
      AutoscalingRunnerSet: 'actions.github.com/v1alpha1',
    }[kind],
    kind,
    metadata: { name, namespace, uid: `${kind}-${path}`, annotations },
    ...rest,
  };
}

/** A Namespace with annotations. */
export function aNamespace(
  name: string,
  annotations: Record<string, string>,
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, annotations },
  };
}
