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

import { InputError } from '@backstage/errors';
import { EntityKindSegment } from 'backstage-plugin-groundplan-common';
import { ResolvedEntity } from '../../entities/ResolvedEntity';
import { RenderContext } from '../render/Renderer';

/**
 * The object of the target's host that an entity of a form stands for.
 *
 * @throws InputError where there is none, alike for what is not there and for
 * what the person may not read.
 * @internal
 */
export async function resolveObject(
  context: RenderContext,
  entityRef: string,
  kinds: readonly EntityKindSegment[],
): Promise<ResolvedEntity> {
  const found = await context.entities?.objectOf(entityRef);
  if (!found || !kinds.includes(found.kind)) {
    throw new InputError(
      `${entityRef} is not known as ${kinds.join(' or ')} of a host cluster`,
    );
  }
  if (found.host !== context.host) {
    throw new InputError(
      `${entityRef} is on the host cluster ${found.host}, and this goes to ${context.host}`,
    );
  }
  return found;
}
