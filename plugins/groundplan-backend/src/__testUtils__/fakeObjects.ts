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

import type {
  HealthStatus,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';

type Options = {
  namespace?: string;
  owner?: string;
  status?: Partial<HealthStatus>;
  [field: string]: unknown;
};

let version = 0;

function anObject(
  apiVersion: string,
  kind: string,
  name: string,
  options: Options,
): KubernetesObject {
  const { namespace = 'team-a', owner, labels, ...spec } = options;
  version++;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace,
      uid: `uid-${namespace}-${name}`,
      resourceVersion: `${version}`,
      annotations: owner ? { 'groundplan.dev/owner': owner } : {},
      labels: labels as Record<string, string> | undefined,
    },
    spec,
  };
}

export function aCluster(
  name: string,
  options: Options = {},
): KubernetesObject {
  return anObject('cluster.x-k8s.io/v1beta2', 'Cluster', name, options);
}

export function aMachine(
  name: string,
  cluster: string,
  options: Options = {},
): KubernetesObject {
  return anObject('cluster.x-k8s.io/v1beta2', 'Machine', name, {
    ...options,
    labels: { 'cluster.x-k8s.io/cluster-name': cluster },
  });
}

export function aTerraform(
  name: string,
  options: Options = {},
): KubernetesObject {
  return anObject(
    'infra.contrib.fluxcd.io/v1alpha2',
    'Terraform',
    name,
    options,
  );
}

/** One of Crossplane's, of either group. */
export function aWorkspace(group: string, name: string): KubernetesObject {
  return {
    apiVersion: `${group}/v1beta1`,
    kind: 'Workspace',
    metadata: {
      name,
      uid: name,
      ...(group === 'tf.m.upbound.io' && { namespace: 'team-a' }),
    },
  };
}

export function aScaleSet(
  name: string,
  options: Options = {},
): KubernetesObject {
  return anObject(
    'actions.github.com/v1alpha1',
    'AutoscalingRunnerSet',
    name,
    options,
  );
}
