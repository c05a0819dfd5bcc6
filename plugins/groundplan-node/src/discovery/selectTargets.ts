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

import { KindRule } from 'backstage-plugin-groundplan-common';
import { ServedResource, ServedResources } from './ServedResources';

/** Something to list and watch. @internal */
export interface Target {
  /** Equal for the same kind and selector, whatever version it is read in. */
  id: string;
  resource: ServedResource;
  labelSelector?: string;
  /** What is kept of the objects, by all rules of the kind. */
  fields: string[];
  /** The annotations that are kept; all where it is undefined. */
  annotations?: string[];
}

/** Whether a rule may select kinds of this group. @internal */
export function ruleSelectsGroup(rule: KindRule, group: string): boolean {
  return rule.groupSuffix === undefined
    ? (rule.group ?? '') === group
    : group.endsWith(rule.groupSuffix);
}

/**
 * Applies the rules to what a host cluster serves: one target for each kind and
 * label selector, in the version that the rule or else the server prefers.
 *
 * @internal
 */
export function selectTargets(
  rules: readonly KindRule[],
  served: ServedResources,
): Target[] {
  const kinds = new Map<string, ServedResource[]>();
  for (const resource of served.resources) {
    if (['list', 'watch'].every(verb => resource.verbs.includes(verb))) {
      const key = `${resource.group}/${resource.kind}`;
      kinds.set(key, [...(kinds.get(key) ?? []), resource]);
    }
  }
  return [...kinds].flatMap(([key, versions]) => {
    const selecting = rulesFor(rules, versions[0]);
    const fields = [...new Set(selecting.flatMap(rule => rule.fields))];
    const annotations = selecting.every(rule => rule.annotations)
      ? [...new Set(selecting.flatMap(rule => rule.annotations ?? []))]
      : undefined;
    const resource = preferredVersion(selecting, versions);
    // What one rule selects without a selector needs no second watch with one.
    const selectors = selecting.some(rule => !rule.labelSelector)
      ? [undefined]
      : [...new Set(selecting.map(rule => rule.labelSelector))];
    return selectors.map(labelSelector => ({
      id: `${key}?${labelSelector ?? ''}`,
      resource,
      labelSelector,
      fields,
      annotations,
    }));
  });
}

function rulesFor(
  rules: readonly KindRule[],
  resource: ServedResource,
): KindRule[] {
  const { group, kind } = resource;
  const ofGroup = rules.filter(rule => ruleSelectsGroup(rule, group));
  const named = ofGroup.filter(rule => rule.kind === kind);
  return named.length > 0
    ? named
    : ofGroup.filter(
        rule => rule.kind === '*' && !rule.exceptKinds?.test(kind),
      );
}

function preferredVersion(
  rules: KindRule[],
  versions: ServedResource[],
): ServedResource {
  for (const wanted of rules.flatMap(rule => rule.versions ?? [])) {
    const found = versions.find(({ version }) => version === wanted);
    if (found) {
      return found;
    }
  }
  return versions[0];
}
