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

import { HostKindState, KindRule } from 'backstage-plugin-groundplan-common';
import { ServedResources } from '../discovery/ServedResources';

/** The state of a kind that is not read, but for its time. @internal */
export type MissingKind = Pick<
  HostKindState,
  'group' | 'kind' | 'state' | 'message'
>;

/**
 * The kinds that rules name one by one and that the host does not serve, as far
 * as it could say so.
 *
 * @internal
 */
export function describeMissingKinds(options: {
  rules: readonly KindRule[];
  /** `<group>/<kind>` of those that are read. */
  present: ReadonlySet<string>;
  /** Nothing before the first discovery. */
  served?: ServedResources;
}): MissingKind[] {
  const { rules, present, served } = options;
  const missing = new Map<string, MissingKind>();
  for (const { group = '', groupSuffix, kind } of rules) {
    const key = `${group}/${kind}`;
    if (groupSuffix === undefined && kind !== '*' && !present.has(key)) {
      missing.set(key, { group, kind, ...describe(group, served) });
    }
  }
  return [...missing.values()];
}

function describe(
  group: string,
  served: ServedResources | undefined,
): Pick<HostKindState, 'state' | 'message'> {
  if (!served) {
    return { state: 'syncing' };
  }
  if (served.unavailableGroups.has(group)) {
    return {
      state: 'unreachable',
      message: `The host cluster cannot say what it serves of ${group}: the server behind this API group does not answer`,
    };
  }
  return {
    state: 'absent',
    message: `The host cluster does not serve this kind`,
  };
}
