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

import { Summary } from 'backstage-plugin-groundplan-common';
import { Row } from './Row';

/** A list's filters, ready to be compared with rows. @internal */
export interface RowFilter {
  hosts?: ReadonlySet<string>;
  namespaces?: ReadonlySet<string>;
  healths?: ReadonlySet<string>;
  states?: ReadonlySet<string>;
  owners?: ReadonlySet<string>;
  /** Suspended since before this, in milliseconds since the epoch. */
  suspendedBefore?: number;
  /** Lower case. */
  words: readonly string[];
}

/**
 * What compares a row with a filter, but for health and state; undefined where
 * nothing is filtered.
 *
 * @internal
 */
export function passesOf(
  filter: RowFilter,
): ((row: Row) => boolean) | undefined {
  const { hosts, namespaces, owners, words, suspendedBefore } = filter;
  if (
    !hosts &&
    !namespaces &&
    !owners &&
    words.length === 0 &&
    suspendedBefore === undefined
  ) {
    return undefined;
  }
  return ({ host, namespace, owner, search, summary }) =>
    (!hosts || hosts.has(host)) &&
    (!namespaces || (namespace !== undefined && namespaces.has(namespace))) &&
    (!owners || (owner !== undefined && owners.has(owner))) &&
    words.every(word => search.includes(word)) &&
    (suspendedBefore === undefined ||
      isSuspendedBefore(summary, suspendedBefore));
}

/** What is suspended since nobody knows when is not known to be so for long. */
function isSuspendedBefore(summary: Summary, before: number): boolean {
  const since =
    summary.kind === 'terraform' ? summary.suspendedSince : undefined;
  return since !== undefined && Date.parse(since.at) < before;
}
