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
/** What a change is of. @public */
export interface WhatParts {
  name: string;
  segment: string;
  /** `_` where it has none. */
  namespace: string;
  host: string;
  operation?: string;
}

/** Reads `<name>.<segment>.<namespace>.<host>`, with an operation behind it. @public */
export function parseWhat(what: string): WhatParts | undefined {
  const operation = /\.(delete|scale|upgrade)$/.exec(what)?.[1];
  const parts = (operation ? what.slice(0, -operation.length - 1) : what).split(
    '.',
  );
  if (parts.length < 4 || parts.some(part => part === '')) {
    return undefined;
  }
  const [segment, namespace, host] = parts.slice(-3);
  const name = parts.slice(0, -3).join('.');
  return { name, segment, namespace, host, ...(operation && { operation }) };
}

/** Whether it is of something in this place, as whoever wrote it may not say. @internal */
export function isWhatOf(
  what: string,
  place: { host: string; namespace?: string },
): boolean {
  const parts = parseWhat(what);
  return (
    parts?.host === place.host && parts.namespace === (place.namespace || '_')
  );
}
