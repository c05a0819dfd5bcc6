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

import { ServiceUnavailableError } from '@backstage/errors';
import {
  getRecord,
  KubernetesObject,
  OperationPatch,
} from 'backstage-plugin-groundplan-common';
import { Impersonation } from 'backstage-plugin-groundplan-node';
import { HostActors } from '../HostActors';
import { SeenTerraform } from '../TerraformAccess';
import { toActionError } from './toActionError';

type Where = Pick<SeenTerraform, 'id' | 'resource'>;

/**
 * Reads single objects afresh from their host, and patches them: the mirror's copy
 * is good for showing, not for deciding.
 *
 * @internal
 */
export class HostTerraforms {
  readonly #actors: HostActors;

  static create(options: { actors: HostActors }): HostTerraforms {
    return new HostTerraforms(options.actors);
  }

  private constructor(actors: HostActors) {
    this.#actors = actors;
  }

  /** The object as it is now. Always read as the backend: reading was permitted. */
  async read(where: Where): Promise<KubernetesObject> {
    const { host } = where.id;
    try {
      return asObject(await this.#actors.of(host).get(pathOf(where)), host);
    } catch (error) {
      throw toActionError(error, host);
    }
  }

  /**
   * Sends patches one after another, each only if the object is still what the one
   * before has left.
   *
   * @returns the object as it is then
   * @throws HostRequestError, with 409 where somebody else has changed it meanwhile
   */
  async patch(
    where: Where,
    object: KubernetesObject,
    patches: readonly OperationPatch[],
    as: Impersonation | undefined,
  ): Promise<KubernetesObject> {
    const { host } = where.id;
    let current = object;
    for (const { subresource, patch } of patches) {
      const path = pathOf(where) + (subresource ? `/${subresource}` : '');
      const { resourceVersion } = current.metadata;
      const body = {
        ...patch,
        metadata: { ...getRecord(patch, 'metadata'), resourceVersion },
      };
      current = asObject(
        await this.#actors.of(host).patch(path, body, { as }),
        host,
      );
    }
    return current;
  }
}

function pathOf({ id, resource }: Where): string {
  const { group, version, plural } = resource;
  const namespace = id.namespace
    ? `/namespaces/${encodeURIComponent(id.namespace)}`
    : '';
  return `/apis/${group}/${version}${namespace}/${plural}/${encodeURIComponent(
    id.name,
  )}`;
}

function asObject(answer: unknown, host: string): KubernetesObject {
  if (!getRecord(answer, 'metadata')) {
    throw new ServiceUnavailableError(
      `Host cluster ${host} answered with something that is no object`,
    );
  }
  return answer as KubernetesObject;
}
