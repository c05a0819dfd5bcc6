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

import { ObjectLookup } from '../../domain/EntityDomain';
import { FLUX_SOURCE_GROUP } from '../../gitops/kinds';
import { groupOf, KubernetesObject, refOf } from '../../kubernetes';
import { primaryResourceOf } from '../branchPlanner';
import { TERRAFORM_GROUP } from '../kinds';
import { readLock } from '../readLock';
import { NamespacedName, readDependsOn, readTerraform } from '../readTerraform';
import { runnerPodName, terraformOfRunner } from '../runnerPod';

const KIND = 'Terraform';

/** Whether the object has this name. @internal */
export function isNamed(
  object: KubernetesObject,
  ref: NamespacedName,
): boolean {
  return (
    object.metadata.name === ref.name &&
    (object.metadata.namespace ?? '') === ref.namespace
  );
}

/** Whether `dependent` waits for `target`. @internal */
export function dependsOn(
  dependent: KubernetesObject,
  target: KubernetesObject,
): boolean {
  return readDependsOn(dependent).some(ref => isNamed(target, ref));
}

/** What names an object, of whatever kind, and is a Terraform resource. */
function thoseThatName(
  object: KubernetesObject,
  lookup: ObjectLookup,
): KubernetesObject[] {
  return lookup.referringTo(refOf(object)).filter(isTerraform);
}

/** Whether the branch planner made `child` for `primary`. @internal */
export function isChildOf(
  child: KubernetesObject,
  primary: KubernetesObject,
): boolean {
  return (
    primaryResourceOf(child) === primary.metadata.name &&
    child.metadata.namespace === primary.metadata.namespace
  );
}

/** Whether the pod plans and applies the resource. @internal */
export function isRunnerOf(
  pod: KubernetesObject,
  object: KubernetesObject,
): boolean {
  return (
    isPod(pod) &&
    terraformOfRunner(pod) === object.metadata.name &&
    pod.metadata.namespace === object.metadata.namespace
  );
}

function isPod(object: KubernetesObject): boolean {
  return object.kind === 'Pod' && groupOf(object.apiVersion) === '';
}

function isTerraform(object: KubernetesObject): boolean {
  return object.kind === KIND && groupOf(object.apiVersion) === TERRAFORM_GROUP;
}

function get(
  lookup: ObjectLookup,
  ref: NamespacedName,
): KubernetesObject | undefined {
  return lookup.get(TERRAFORM_GROUP, KIND, ref.namespace, ref.name);
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/**
 * The source of a Terraform resource, what it depends on, what depends on it,
 * its runner, and the branch planner's children.
 *
 * @internal
 */
export function relatedToTerraform(
  object: KubernetesObject,
  lookup: ObjectLookup,
): KubernetesObject[] {
  const { source, dependsOn: targets } = readTerraform(object);
  const found = [
    source &&
      lookup.get(FLUX_SOURCE_GROUP, source.kind, source.namespace, source.name),
    ...targets.map(target => get(lookup, target)),
    lookup.get(
      '',
      'Pod',
      object.metadata.namespace,
      runnerPodName(object.metadata.name),
    ),
    ...thoseThatName(object, lookup),
  ];
  return [...new Set(found.filter(isPresent))].filter(
    other => !isTerraform(other) || !isNamed(other, nameOf(object)),
  );
}

function nameOf(object: KubernetesObject): NamespacedName {
  return {
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
  };
}

/**
 * Whom a runner concerns. Runners come and go with every run of every resource;
 * only a lock is judged by them.
 */
function lockedByRunner(
  pod: KubernetesObject,
  lookup: ObjectLookup,
): KubernetesObject[] {
  const name = terraformOfRunner(pod);
  const object =
    name === undefined
      ? undefined
      : get(lookup, { namespace: pod.metadata.namespace ?? '', name });
  return object && readLock(object) ? [object] : [];
}

/**
 * The Terraform resources that show something of an object that has changed.
 *
 * @internal
 */
export function affectedTerraforms(
  changed: KubernetesObject,
  lookup: ObjectLookup,
): KubernetesObject[] {
  if (groupOf(changed.apiVersion) === FLUX_SOURCE_GROUP) {
    return thoseThatName(changed, lookup);
  }
  if (!isTerraform(changed)) {
    return isPod(changed) ? lockedByRunner(changed, lookup) : [];
  }
  const primary = primaryResourceOf(changed);
  const found = [
    changed,
    ...thoseThatName(changed, lookup).filter(other =>
      dependsOn(other, changed),
    ),
    ...readDependsOn(changed).map(target => get(lookup, target)),
    primary === undefined
      ? undefined
      : get(lookup, {
          namespace: changed.metadata.namespace ?? '',
          name: primary,
        }),
  ];
  const byName = new Map<string, KubernetesObject>();
  for (const object of found.filter(isPresent)) {
    const key = `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
    if (!byName.has(key)) {
      byName.set(key, object);
    }
  }
  return [...byName.values()];
}
