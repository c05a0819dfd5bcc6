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
import { z } from 'zod';
import { HostConnection } from '../../host-clusters/HostConnection';
import { HostRequestError } from '../../transport/HostRequestError';
import { readHostObject } from '../../transport/readHostObject';

const MAX_AGE_MS = 60_000;

const resourceList = z.object({
  resources: z.array(
    z.object({ name: z.string(), kind: z.string(), namespaced: z.boolean() }),
  ),
});

type Kinds = Map<string, boolean>;

/**
 * Knows which kinds of a host have a namespace, by what its API says of itself.
 *
 * @internal
 */
export class KindScopes {
  readonly #connection: HostConnection;
  readonly #known = new Map<
    string,
    { at: number; kinds: Promise<Kinds | undefined> }
  >();

  static create(connection: HostConnection): KindScopes {
    return new KindScopes(connection);
  }

  private constructor(connection: HostConnection) {
    this.#connection = connection;
  }

  /**
   * Undefined where the host does not serve the kind.
   *
   * @throws ServiceUnavailableError where the host does not answer.
   */
  async isNamespaced(
    apiVersion: string,
    kind: string,
  ): Promise<boolean | undefined> {
    const kinds = await this.#kindsOf(apiVersion);
    return kinds?.get(kind);
  }

  #kindsOf(apiVersion: string): Promise<Kinds | undefined> {
    const known = this.#known.get(apiVersion);
    if (known && Date.now() - known.at < MAX_AGE_MS) {
      return known.kinds;
    }
    const kinds = this.#read(apiVersion);
    this.#known.set(apiVersion, { at: Date.now(), kinds });
    kinds.catch(() => this.#known.delete(apiVersion));
    return kinds;
  }

  async #read(apiVersion: string): Promise<Kinds | undefined> {
    const path = apiVersion.includes('/')
      ? `/apis/${apiVersion}`
      : `/api/${apiVersion}`;
    try {
      const body = await readHostObject(this.#connection, encodeURI(path));
      return new Map(
        resourceList
          .parse(body)
          .resources.filter(({ name }) => !name.includes('/'))
          .map(({ kind, namespaced }) => [kind, namespaced]),
      );
    } catch (error) {
      if (error instanceof HostRequestError && error.status === 404) {
        return undefined;
      }
      throw new ServiceUnavailableError(
        `The host cluster ${
          this.#connection.name
        } does not say which kinds of ${apiVersion} it serves: ${
          (error as Error).message
        }`,
      );
    }
  }
}
