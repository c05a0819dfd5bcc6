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

import { EntityKindSegment } from 'backstage-plugin-groundplan-common';

/** Names a host cluster's object, or the host cluster itself. @public */
export interface EntityOrigin {
  host: string;
  kind: EntityKindSegment;
  /** Absent for cluster-scoped objects and host clusters. */
  namespace?: string;
  name: string;
}

const TYPE = 'groundplan';

/**
 * The location that an object's entity comes from:
 * `groundplan:<host>/<kind segment>/<namespace or _>/<name>`, the value of
 * `backstage.io/managed-by-origin-location`. The catalog sets that annotation
 * itself on what people register, so that it cannot be written by hand.
 *
 * @public
 */
export function originLocationOf(origin: EntityOrigin): string {
  return [TYPE, entityKeyOf(origin)].join(':');
}

/** A key that is equal for equal objects of all host clusters. @internal */
export function entityKeyOf(origin: EntityOrigin): string {
  const { host, kind, namespace = '_', name } = origin;
  // In one piece, where a template's text would keep its parts beside it.
  return [host, kind, namespace, name].join('/');
}

/** The key within an origin location; of other origins nothing. @internal */
export function entityKeyFrom(originLocation: string): string | undefined {
  return originLocation.startsWith(`${TYPE}:`)
    ? originLocation.slice(TYPE.length + 1)
    : undefined;
}
