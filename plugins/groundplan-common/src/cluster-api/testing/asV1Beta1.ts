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
  getField,
  getNumber,
  getRecord,
  getString,
  groupOf,
  KubernetesObject,
} from '../../kubernetes';

/** Of Cluster API itself; other providers have their own versions. */
const OWN_GROUPS = /^(addons\.)?cluster\.x-k8s\.io$/;
const OWN_KINDS = /^(Kubeadm|Dev)/;
const OF_BOTH = ['readyReplicas', 'availableReplicas'];

/**
 * The object as Cluster API's conversion webhooks answer it in v1beta1: metav1
 * conditions and counters in `status.v1beta2`, beside legacy ones that claim that
 * all is well.
 */
export function asV1Beta1(object: KubernetesObject): KubernetesObject {
  const group = groupOf(object.apiVersion);
  const isConverted = OWN_GROUPS.test(group) || OWN_KINDS.test(object.kind);
  if (!isConverted || !object.apiVersion.endsWith('/v1beta2')) {
    return object;
  }
  return {
    ...object,
    apiVersion: `${group}/v1beta1`,
    ...(object.spec !== undefined && { spec: specOf(object) }),
    ...(getRecord(object.status) && { status: statusOf(object) }),
  };
}

function specOf({ spec, metadata }: KubernetesObject): unknown {
  const { checks, ...same } = getRecord(spec) ?? {};
  const seconds = getNumber(checks, 'nodeStartupTimeoutSeconds');
  return {
    ...convertReferences(same, metadata.namespace),
    ...(seconds !== undefined && { nodeStartupTimeout: `${seconds}s` }),
  };
}

/** `apiGroup` becomes `apiVersion`, wherever in the spec. */
function convertReferences(
  from: Record<string, unknown>,
  namespace: string | undefined,
): Record<string, unknown> {
  const { apiGroup, ...others } = from;
  const converted = Object.fromEntries(
    Object.entries(others).map(([key, value]) => {
      const record = getRecord(value);
      return [key, record ? convertReferences(record, namespace) : value];
    }),
  );
  return typeof apiGroup === 'string'
    ? { ...converted, apiVersion: `${apiGroup}/v1beta1`, namespace }
    : converted;
}

function statusOf({ kind, status }: KubernetesObject): unknown {
  const {
    conditions,
    controlPlane,
    workers,
    initialization,
    upToDateReplicas,
    ...same
  } = getRecord(status) ?? {};
  const nested = {
    ...(Array.isArray(conditions) && { conditions }),
    ...(controlPlane !== undefined && { controlPlane }),
    ...(workers !== undefined && { workers }),
    ...Object.fromEntries(
      OF_BOTH.filter(field => same[field] !== undefined).map(field => [
        field,
        same[field],
      ]),
    ),
    ...(upToDateReplicas !== undefined && { upToDateReplicas }),
  };
  return {
    ...same,
    ...(Object.keys(nested).length > 0 && { v1beta2: nested }),
    ...legacyInitialization(kind, initialization),
    ...(Array.isArray(conditions) && {
      conditions: ['Ready', 'Available'].map(type => ({
        type,
        status: 'True',
        lastTransitionTime: getString(conditions[0], 'lastTransitionTime'),
      })),
    }),
  };
}

function legacyInitialization(kind: string, initialization: unknown) {
  const initialized = getField(initialization, 'controlPlaneInitialized');
  const provisioned = getField(initialization, 'provisioned');
  return {
    infrastructureReady: getField(initialization, 'infrastructureProvisioned'),
    bootstrapReady: getField(initialization, 'bootstrapDataSecretCreated'),
    ...(kind === 'Cluster'
      ? { controlPlaneReady: initialized }
      : { initialized, ready: provisioned ?? initialized }),
  };
}
