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
import { NotFoundError } from '@backstage/errors';
import {
  EntityResolver,
  originLocationOf,
  ResolvedEntity,
} from 'backstage-plugin-groundplan-node';
import { normalizeRef } from '../service/normalizeRef';
import { Visibility } from '../visibility/Visibility';

/**
 * The object whose own entity this is.
 *
 * @throws NotFoundError where there is none, or the caller may not see it.
 * @internal
 */
export function requireSeen(
  entityRef: string,
  visibility: Visibility,
  entities: EntityResolver,
): ResolvedEntity {
  const ref = normalizeRef('entityRef', entityRef);
  const resolved = entities.objectOf(ref);
  if (
    !resolved ||
    !visibility.sees({
      entityRef: resolved.entityRef,
      originLocation: originLocationOf(resolved),
    })
  ) {
    throw new NotFoundError(`There is no object with the entity ${ref}`);
  }
  return resolved;
}
