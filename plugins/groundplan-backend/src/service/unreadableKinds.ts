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
  DomainId,
  domains,
  HostKindState,
  KindRule,
} from 'backstage-plugin-groundplan-common';
import { MirroredHost } from 'backstage-plugin-groundplan-node';

/** Whose kinds a tab shows: its own domain's, and these groups of Flux. */
const shown: Record<DomainId, { domain: string; groups: readonly string[] }> = {
  clusters: { domain: 'cluster-api', groups: ['gitops.weave.works'] },
  terraforms: { domain: 'terraform', groups: ['source.toolkit.fluxcd.io'] },
  'runner-scale-sets': { domain: 'runner-scale-sets', groups: [] },
};

/**
 * The kinds of a host that a tab of the domain would have shown something of,
 * had they been readable.
 *
 * @internal
 */
export function unreadableKinds(
  domain: DomainId,
  host: MirroredHost,
): HostKindState[] {
  const { domain: id, groups } = shown[domain];
  const rules = domains.find(candidate => candidate.id === id)?.kinds ?? [];
  return host.kinds.filter(
    ({ group, kind, state }) =>
      state !== 'ready' &&
      state !== 'absent' &&
      (groups.includes(group) || rules.some(rule => covers(rule, group, kind))),
  );
}

function covers(rule: KindRule, group: string, kind: string): boolean {
  const groupFits =
    rule.groupSuffix === undefined
      ? (rule.group ?? '') === group
      : group.endsWith(rule.groupSuffix);
  return groupFits && (rule.kind === '*' || rule.kind === kind);
}
