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
import { groupOf, KubernetesObject, refOf } from '../../kubernetes';
import { isControllerPod } from '../controllerVersions';
import { ACTIONS_GROUP } from '../kinds';
import {
  isActionsObject,
  ownerOf,
  ScaleSetName,
  scaleSetOfLabels,
  scaleSetOfListener,
} from '../scaleSetOf';

function names(
  found: ScaleSetName | undefined,
  set: KubernetesObject,
): boolean {
  return (
    found?.name === set.metadata.name &&
    found.namespace === set.metadata.namespace
  );
}

/** Owned by uid, which is indexed; by label where an owner is not recorded. */
function membersOf(
  kind: string,
  set: KubernetesObject,
  owners: KubernetesObject[],
  lookup: ObjectLookup,
): KubernetesObject[] {
  const owned = owners
    .flatMap(owner => (owner.metadata.uid ? [owner.metadata.uid] : []))
    .flatMap(uid => lookup.ownedBy(uid))
    .filter(object => isActionsObject(object, kind));
  return owned.length > 0
    ? owned
    : lookup
        .list(ACTIONS_GROUP, kind, set.metadata.namespace)
        .filter(object => names(scaleSetOfLabels(object), set));
}

/**
 * The runner sets, runners, listener and pods of a scale set, and the pods of
 * the controllers.
 *
 * @internal
 */
export function relatedToScaleSet(
  set: KubernetesObject,
  lookup: ObjectLookup,
): KubernetesObject[] {
  const runnerSets = membersOf('EphemeralRunnerSet', set, [set], lookup);
  const runners = membersOf('EphemeralRunner', set, runnerSets, lookup);
  const listeners = lookup
    .referringTo(refOf(set))
    .filter(object => isActionsObject(object, 'AutoscalingListener'));
  const pods = [...runners, ...listeners].flatMap(object => {
    const { namespace, name } = object.metadata;
    return lookup.get('', 'Pod', namespace, name) ?? [];
  });
  const controllers = lookup.list('', 'Pod').filter(isControllerPod);
  return [...runnerSets, ...runners, ...listeners, ...pods, ...controllers];
}

function scaleSetOfOwners(
  object: KubernetesObject,
  lookup: ObjectLookup,
): ScaleSetName | undefined {
  const namespace = object.metadata.namespace ?? '';
  const set = ownerOf(object, 'AutoscalingRunnerSet');
  if (set !== undefined) {
    return { namespace, name: set };
  }
  const parents: [string, string | undefined][] = [
    ['EphemeralRunnerSet', ownerOf(object, 'EphemeralRunnerSet')],
    ['EphemeralRunner', ownerOf(object, 'EphemeralRunner')],
  ];
  for (const [kind, name] of parents) {
    const parent = name && lookup.get(ACTIONS_GROUP, kind, namespace, name);
    if (parent) {
      return scaleSetOfOwners(parent, lookup) ?? scaleSetOfLabels(parent);
    }
  }
  return undefined;
}

function scaleSetOf(
  object: KubernetesObject,
  lookup: ObjectLookup,
): ScaleSetName | undefined {
  if (isActionsObject(object, 'AutoscalingListener')) {
    return scaleSetOfListener(object);
  }
  const isPod = object.kind === 'Pod' && groupOf(object.apiVersion) === '';
  if (!isPod && groupOf(object.apiVersion) !== ACTIONS_GROUP) {
    return undefined;
  }
  return scaleSetOfOwners(object, lookup) ?? scaleSetOfLabels(object);
}

/**
 * The scale sets that show something of an object that has changed: one, or
 * all of the host where it is the controller.
 *
 * @internal
 */
export function affectedScaleSets(
  changed: KubernetesObject,
  lookup: ObjectLookup,
): KubernetesObject[] {
  if (isActionsObject(changed, 'AutoscalingRunnerSet')) {
    return [changed];
  }
  if (isControllerPod(changed)) {
    return lookup.list(ACTIONS_GROUP, 'AutoscalingRunnerSet');
  }
  const found = scaleSetOf(changed, lookup);
  const set =
    found &&
    lookup.get(
      ACTIONS_GROUP,
      'AutoscalingRunnerSet',
      found.namespace,
      found.name,
    );
  return set ? [set] : [];
}
