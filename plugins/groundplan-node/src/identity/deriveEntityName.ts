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

import { createHash } from 'node:crypto';
import { EntityKindSegment } from 'backstage-plugin-groundplan-common';

/** The longest name that the Backstage catalog accepts. */
const MAX_LENGTH = 63;

/** What an entity's name is made of. @public */
export interface EntityIdentity {
  kind: EntityKindSegment;
  host: string;
  /** Absent for cluster-scoped objects and host clusters. */
  namespace?: string;
  name: string;
}

/**
 * The derived name of an object's entity, `<name>.<kind>.<namespace>.<host>`:
 * unambiguous, because kind, namespace and host have no dots.
 *
 * @remarks
 * Over 63 characters the name part is cut, and `-` and 8 hex digits of the
 * SHA-256 of the full name added.
 *
 * @public
 */
export function deriveEntityName(identity: EntityIdentity): string {
  const { kind, host, namespace, name } = identity;
  if (kind === 'management-cluster') {
    return shorten(name, `.${kind}`);
  }
  return shorten(name, `.${kind}.${namespace ?? '_'}.${host}`);
}

function shorten(name: string, suffix: string): string {
  const full = [name, suffix].join('');
  if (full.length <= MAX_LENGTH) {
    return full;
  }
  const hash = createHash('sha256').update(full).digest('hex').slice(0, 8);
  const room = MAX_LENGTH - suffix.length - 1 - hash.length;
  return room >= 1
    ? `${withoutTrailingSeparators(name.slice(0, room))}-${hash}${suffix}`
    : `${withoutTrailingSeparators(
        full.slice(0, MAX_LENGTH - 1 - hash.length),
      )}-${hash}`;
}

function withoutTrailingSeparators(text: string): string {
  return text.replace(/[-_.]+$/, '');
}
