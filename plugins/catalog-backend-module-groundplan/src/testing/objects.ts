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

import { KubernetesObject, ObjectMeta } from 'backstage-plugin-groundplan-common';

/** A Cluster API Cluster in `team-a`. */
export function aCluster(
  name: string,
  metadata: Partial<ObjectMeta> = {},
): KubernetesObject {
  return {
    apiVersion: 'cluster.x-k8s.io/v1beta2',
    kind: 'Cluster',
    metadata: { name, namespace: 'team-a', ...metadata },
    spec: {},
  };
}

/** A Terraform resource in `team-a` that depends on others beside it. */
export function aTerraform(
  name: string,
  metadata: Partial<ObjectMeta> = {},
  dependsOn: string[] = [],
): KubernetesObject {
  return {
    apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
    kind: 'Terraform',
    metadata: { name, namespace: 'team-a', ...metadata },
    spec: { dependsOn: dependsOn.map(other => ({ name: other })) },
  };
}

/** A runner scale set in `team-a`. */
export function aScaleSet(
  name: string,
  metadata: Partial<ObjectMeta> = {},
): KubernetesObject {
  return {
    apiVersion: 'actions.github.com/v1alpha1',
    kind: 'AutoscalingRunnerSet',
    metadata: { name, namespace: 'team-a', ...metadata },
    spec: { githubConfigUrl: 'https://github.com/example' },
  };
}

/** The same object with another status and resource version. */
export function withStatus(
  object: KubernetesObject,
  status: unknown,
): KubernetesObject {
  return { ...object, status };
}
