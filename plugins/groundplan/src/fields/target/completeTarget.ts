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

import { Target, TargetRepository } from 'backstage-plugin-groundplan-common';
import { PartialTarget } from './targetSchema';

/** What is offered for a target, and the target as far as it is decided. @internal */
export interface CompletedTarget {
  target: PartialTarget;
  host?: Target;
  repository?: TargetRepository;
}

/** What is wanted where it is offered, else the only one that is. */
function choose<T>(
  offered: readonly T[],
  idOf: (item: T) => string,
  ...wanted: (string | undefined)[]
): T | undefined {
  for (const id of wanted) {
    const found = offered.find(it => idOf(it) === id);
    if (found) {
      return found;
    }
  }
  return offered.length === 1 ? offered[0] : undefined;
}

/**
 * Fills in what there is no choice about, and drops what is not offered, such as
 * a repository of another host.
 *
 * @internal
 */
export function completeTarget(
  offered: readonly Target[],
  value: PartialTarget,
  options: { host?: string; namespace?: string },
): CompletedTarget {
  const hosts = offered.filter(it => !options.host || it.host === options.host);
  const host = choose(hosts, it => it.host, value.host);
  const namespace = choose(
    host?.namespaces ?? [],
    it => it,
    value.namespace,
    options.namespace,
  );
  const repository = choose(
    host?.repositories ?? [],
    it => it.url,
    value.repository,
    // The host lists the first choice first
    value.repository ? undefined : host?.repositories[0]?.url,
  );
  const isKept = repository && repository.url === value.repository;
  return {
    target: inOrder({
      host: host?.host,
      // The form would put its default back in, were there nothing.
      namespace: namespace ?? (host && options.namespace ? '' : undefined),
      repository: repository?.url,
      branch: isKept ? value.branch : undefined,
      layout: isKept ? value.layout : undefined,
      path: isKept ? value.path : undefined,
    }),
    host,
    repository,
  };
}

const KEYS = [
  'host',
  'namespace',
  'repository',
  'branch',
  'layout',
  'path',
] as const;

/** Only what is there, in the order that makes equal targets equal as JSON. @internal */
export function inOrder(target: PartialTarget): PartialTarget {
  return Object.fromEntries(
    KEYS.flatMap(key =>
      target[key] === undefined ? [] : [[key, target[key]]],
    ),
  );
}
