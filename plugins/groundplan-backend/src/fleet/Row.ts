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

import { EntityKindSegment, Summary } from 'backstage-plugin-groundplan-common';

/** Names a row within its domain. @internal */
export interface RowId {
  kind: EntityKindSegment;
  host: string;
  namespace?: string;
  name: string;
}

/**
 * One line of a fleet table with what filters, orders and permission checks
 * need, computed once when the line changes and not once a request.
 *
 * @internal
 */
export interface Row<S extends Summary = Summary> {
  readonly key: string;
  readonly summary: S;
  /** The canonical entity of the object. */
  readonly entityRef: string;
  /**
   * The origin location that the catalog must report for its entity; absent
   * where the configuration names the entity.
   */
  readonly originLocation?: string;
  /** Whether it has a tab but is in no list and no count. */
  readonly hidden: boolean;
  /**
   * What filters compare: here and not in the summary, because a walk through
   * ten thousand rows takes as long as it has to jump about in memory.
   */
  readonly host: string;
  readonly namespace?: string;
  readonly owner?: string;
  readonly verdict: Verdict;
  /** What the words of a search are looked for in. */
  readonly search: string;
  /** The name in natural order, which breaks all ties. */
  readonly nameKey: string;
}

/** What is counted: the same object, and not only an equal one. @internal */
export interface Verdict {
  readonly health: string;
  readonly state: string;
}

/** The key of a row; equal for equal names. @internal */
export function rowKey(id: RowId): string {
  return [id.kind, id.host, id.namespace ?? '_', id.name].join('/');
}

/** @internal */
export function createRow<S extends Summary>(options: {
  summary: S;
  originLocation?: string;
  hidden?: boolean;
}): Row<S> {
  const { summary, originLocation, hidden = false } = options;
  const version = 'version' in summary ? summary.version : undefined;
  return {
    key: rowKey(summary),
    summary,
    entityRef: summary.entityRef,
    originLocation,
    hidden,
    host: shared(summary.host),
    namespace: summary.namespace && shared(summary.namespace),
    owner: summary.owner && shared(summary.owner),
    verdict: sharedVerdict(summary.status),
    search: [
      summary.name,
      summary.namespace,
      summary.host,
      summary.owner,
      summary.status.state,
      version,
    ]
      .filter(text => text !== undefined)
      .join('\n')
      .toLocaleLowerCase('en-US'),
    nameKey: naturalKey(summary.name),
  };
}

const texts = new Map<string, string>();

/** The same text, and not only an equal one, whatever object it was read of. */
function shared(text: string): string {
  const known = texts.get(text);
  if (known !== undefined) {
    return known;
  }
  if (texts.size >= 10_000) {
    texts.clear();
  }
  texts.set(text, text);
  return text;
}

const verdicts = new Map<string, Verdict>();

/** There are as many as healths and states, which the domains' rules name. */
function sharedVerdict({ health, state }: Verdict): Verdict {
  const key = `${health} ${state}`;
  const verdict = verdicts.get(key) ?? { health, state };
  verdicts.set(key, verdict);
  return verdict;
}

/**
 * A text whose order by code units is the order people expect: `v1.9` before
 * `v1.34`, whatever the case.
 *
 * @internal
 */
export function naturalKey(text: string): string {
  return text
    .toLocaleLowerCase('en-US')
    .replace(/\d+/g, digits => digits.padStart(12, '0'));
}
