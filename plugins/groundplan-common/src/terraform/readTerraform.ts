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
  getBoolean,
  getList,
  getNumber,
  getRecord,
  getString,
  KubernetesObject,
} from '../kubernetes';

/** A Terraform resource or a source, by name. @public */
export interface NamespacedName {
  namespace: string;
  name: string;
}

/**
 * The fields of a Terraform resource that more than one reader needs.
 *
 * @internal
 */
export interface TerraformFields {
  approvePlan: string;
  planOnly: boolean;
  destroy: boolean;
  destroyResourcesOnDeletion: boolean;
  /** The id of the plan that waits; nothing where none does. */
  pendingPlan?: string;
  isDestroyPlan: boolean;
  isDriftDetectionPlan: boolean;
  /** The id of the lock that stands in the way. */
  pendingLock?: string;
  dependsOn: NamespacedName[];
  source?: NamespacedName & { kind: string };
  /** The plan lives in HCP Terraform or with a backend that is not managed. */
  plansElsewhere: boolean;
}

/** A non-empty string; the controller writes empty ones for 'none'. */
function text(from: unknown, ...path: string[]): string | undefined {
  return getString(from, ...path) || undefined;
}

/** What a Terraform resource waits for; a namespace left out is its own. @internal */
export function readDependsOn(object: KubernetesObject): NamespacedName[] {
  return getList(object.spec, 'dependsOn').flatMap(entry => {
    const name = text(entry, 'name');
    const namespace =
      text(entry, 'namespace') ?? object.metadata.namespace ?? '';
    return name ? [{ namespace, name }] : [];
  });
}

/** Where its code comes from; a namespace left out is its own. @internal */
export function readSource(
  object: KubernetesObject,
): TerraformFields['source'] {
  const { spec, metadata } = object;
  const kind = text(spec, 'sourceRef', 'kind');
  const name = text(spec, 'sourceRef', 'name');
  const namespace =
    text(spec, 'sourceRef', 'namespace') ?? metadata.namespace ?? '';
  return kind && name ? { kind, namespace, name } : undefined;
}

/**
 * Reads a Terraform resource of either version. Never throws.
 *
 * @internal
 */
export function readTerraform(object: KubernetesObject): TerraformFields {
  const { spec, status } = object;
  return {
    approvePlan: getString(spec, 'approvePlan') ?? '',
    planOnly: getBoolean(spec, 'planOnly') === true,
    destroy: getBoolean(spec, 'destroy') === true,
    destroyResourcesOnDeletion:
      getBoolean(spec, 'destroyResourcesOnDeletion') === true,
    pendingPlan: text(status, 'plan', 'pending'),
    isDestroyPlan: getBoolean(status, 'plan', 'isDestroyPlan') === true,
    isDriftDetectionPlan:
      getBoolean(status, 'plan', 'isDriftDetectionPlan') === true,
    pendingLock: text(status, 'lock', 'pending'),
    dependsOn: readDependsOn(object),
    source: readSource(object),
    plansElsewhere:
      getRecord(spec, 'cloud') !== undefined ||
      getBoolean(spec, 'backendConfig', 'disable') === true,
  };
}

/**
 * Whether the pending plan was made for an older spec: its id names the source
 * revision only and would not tell. Controllers before 0.16.4 do not say.
 *
 * @param allowedChanges - how many changes of the spec are known to be harmless
 * @internal
 */
export function isPlanOfOlderSpec(
  object: KubernetesObject,
  allowedChanges = 0,
): boolean {
  const planned = getNumber(object.status, 'lastPlannedGeneration');
  const generation = getNumber(object.metadata, 'generation');
  return (
    planned !== undefined &&
    planned > 0 &&
    generation !== undefined &&
    planned + allowedChanges < generation
  );
}
