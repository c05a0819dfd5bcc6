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
  getList,
  getString,
  groupOf,
  KubernetesObject,
  versionOf,
} from '../kubernetes';
import { ConditionDialect } from './Condition';

const CORE_GROUPS: readonly string[] = [
  'cluster.x-k8s.io',
  'addons.cluster.x-k8s.io',
  'runtime.cluster.x-k8s.io',
  'ipam.cluster.x-k8s.io',
];
const KUBEADM_GROUPS: readonly string[] = [
  'bootstrap.cluster.x-k8s.io',
  'controlplane.cluster.x-k8s.io',
];

/** Kinds of Cluster API itself: their version tells their dialect. */
function isCoreKind(group: string, kind: string): boolean {
  return (
    CORE_GROUPS.includes(group) ||
    (KUBEADM_GROUPS.includes(group) && kind.startsWith('Kubeadm'))
  );
}

function has(object: KubernetesObject, ...path: string[]): boolean {
  const value = getField(object.status, ...path);
  return value !== undefined && value !== null;
}

/**
 * Whether a provider's object follows the v1beta1 contract. The CRD's labels
 * would say so, but may not be readable; the contract's fields say it too.
 */
function followsFirstContract(object: KubernetesObject): boolean {
  return (
    !has(object, 'initialization') &&
    (has(object, 'ready') || has(object, 'initialized'))
  );
}

/**
 * Tells in which dialect the conditions of an object are to be read.
 *
 * @remarks
 * This has to be known before looking for `Available`, which exists in both and
 * must not decide in the legacy one. Only Cluster API and its providers ever
 * used the legacy dialect; everything else is `metav1`.
 *
 * @public
 */
export function conditionDialect(object: KubernetesObject): ConditionDialect {
  const group = groupOf(object.apiVersion);
  const isClusterApi =
    group === 'cluster.x-k8s.io' || group.endsWith('.cluster.x-k8s.io');
  if (!isClusterApi || has(object, 'v1beta2', 'conditions')) {
    return 'metav1';
  }
  if (isCoreKind(group, object.kind)) {
    const version = versionOf(object.apiVersion);
    return /^v1(alpha\d+|beta1)$/.test(version) ? 'legacy' : 'metav1';
  }
  const hasSeverity = getList(object.status, 'conditions').some(
    condition => !!getString(condition, 'severity'),
  );
  return hasSeverity || followsFirstContract(object) ? 'legacy' : 'metav1';
}
