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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import {
  AccessAnswer,
  HostRequestError,
  Impersonation,
} from 'backstage-plugin-groundplan-node';
import { ShortCache } from '../../visibility/ShortCache';
import { HostActors } from '../HostActors';
import { SeenTerraform } from '../TerraformAccess';

/** So long a right that was given or taken may go unnoticed by the buttons. */
const MAX_AGE_MS = 10_000;
const MAX_ENTRIES = 1_000;

/** What a host says of a patch. @internal */
export interface ReviewedAccess extends AccessAnswer {
  /** The host did not say. */
  unknown?: true;
}

/**
 * Asks hosts whether they would let a resource be patched, so that buttons can say so
 * before they are pressed. What counts is still the host's answer to the patch.
 *
 * @internal
 */
export class AccessReviews {
  readonly #actors: HostActors;
  readonly #cache = ShortCache.create<ReviewedAccess>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: MAX_ENTRIES,
  });

  static create(options: { actors: HostActors }): AccessReviews {
    return new AccessReviews(options.actors);
  }

  private constructor(actors: HostActors) {
    this.#actors = actors;
  }

  /** For each of what an operation writes: the object itself, its status. */
  async mayPatch(
    seen: Pick<SeenTerraform, 'id' | 'resource'> & { object: KubernetesObject },
    what: 'object' | 'status',
    as: Impersonation | undefined,
  ): Promise<ReviewedAccess> {
    const { host, namespace, name } = seen.id;
    const { group, plural } = seen.resource;
    const key = JSON.stringify([
      host,
      group,
      plural,
      namespace,
      name,
      what,
      as,
    ]);
    return this.#cache.get(key, async () => {
      try {
        return await this.#actors.of(host).mayI(
          {
            verb: 'patch',
            group,
            resource: plural,
            ...(what === 'status' && { subresource: 'status' }),
            namespace,
            name,
          },
          { as },
        );
      } catch (error) {
        if (!(error instanceof HostRequestError)) {
          throw error;
        }
        // No answer is no refusal
        return { allowed: false, unknown: true, reason: error.message };
      }
    });
  }
}
