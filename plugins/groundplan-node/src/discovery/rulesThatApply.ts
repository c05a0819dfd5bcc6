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
import { ServedResources } from './ServedResources';

/**
 * The rules that are for a host cluster: without those for kinds that only
 * matter beside a group which it does not serve.
 *
 * @param mirroredGroups - groups of which something is mirrored still: they are
 * gone when the host has confirmed it, and not when one discovery lacks them
 * @internal
 */
export function rulesThatApply(
  rules: readonly KindRule[],
  served: ServedResources,
  mirroredGroups: ReadonlySet<string>,
): KindRule[] {
  const servedGroups = new Set(served.resources.map(({ group }) => group));
  return rules.filter(
    ({ onlyWithGroup }) =>
      onlyWithGroup === undefined ||
      servedGroups.has(onlyWithGroup) ||
      served.unavailableGroups.has(onlyWithGroup) ||
      mirroredGroups.has(onlyWithGroup),
  );
}
