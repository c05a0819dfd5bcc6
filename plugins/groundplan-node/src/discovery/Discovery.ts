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

import { HostRequestError } from '../transport/HostRequestError';
import { HostTransport } from '../transport/HostTransport';
import { parseAggregatedDiscovery } from './parseAggregatedDiscovery';
import { parseGroupList, parseResourceList } from './parseResourceList';
import { ServedResource, ServedResources } from './ServedResources';

const AGGREGATED = ['v2', 'v2beta1']
  .map(
    version =>
      `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`,
  )
  .join(',');

/** Older servers, which do not know the first two, answer with the last. */
const ACCEPT = `${AGGREGATED},application/json`;

/** Options of {@link Discovery.create}. @internal */
export interface DiscoveryOptions {
  transport: HostTransport;
  responseMs: number;
  /** Which groups are asked for one by one, where that is the only way. */
  wantsGroup: (group: string) => boolean;
}

/**
 * Asks a host cluster what it serves. As long as that does not change, a
 * request costs an answer of 304 without a body.
 *
 * @internal
 */
export class Discovery {
  readonly #options: DiscoveryOptions;
  #etag?: string;
  #last?: ServedResources;

  private constructor(options: DiscoveryOptions) {
    this.#options = options;
  }

  static create(options: DiscoveryOptions): Discovery {
    return new Discovery(options);
  }

  /** What is served now. The same object as before where nothing has changed. */
  async refresh(signal: AbortSignal): Promise<ServedResources> {
    const answer = await this.#get('/apis', signal, {
      ...(this.#etag && { 'If-None-Match': this.#etag }),
    });
    if (answer.status === 304 && this.#last) {
      return this.#last;
    }
    const core = await this.#core(signal);
    const aggregated = parseAggregatedDiscovery(answer.body);
    const groups =
      aggregated ?? (await this.#groupByGroup(answer.body, signal));
    this.#etag = aggregated && answer.etag;
    this.#last = {
      resources: [...core, ...groups.resources],
      unavailableGroups: groups.unavailableGroups,
    };
    return this.#last;
  }

  #get(path: string, signal: AbortSignal, headers?: Record<string, string>) {
    return this.#options.transport.get({
      verb: 'discovery',
      path,
      accept: ACCEPT,
      headers,
      signal,
      responseMs: this.#options.responseMs,
    });
  }

  async #core(signal: AbortSignal): Promise<ServedResource[]> {
    if (!this.#options.wantsGroup('')) {
      return [];
    }
    const { body } = await this.#get('/api/v1', signal);
    return requireDocument('/api/v1', parseResourceList('', 'v1', body));
  }

  async #groupByGroup(
    body: unknown,
    signal: AbortSignal,
  ): Promise<ServedResources> {
    const versions = requireDocument('/apis', parseGroupList(body)).filter(
      ({ group }) => this.#options.wantsGroup(group),
    );
    const unavailableGroups = new Set<string>();
    const resources = await Promise.all(
      versions.map(async ({ group, version }) => {
        const path = `/apis/${group}/${version}`;
        try {
          const answer = await this.#get(path, signal);
          return requireDocument(
            path,
            parseResourceList(group, version, answer.body),
          );
        } catch (error) {
          // One group whose server is down must not hide the others; but a
          // host that does not answer at all is a failure of discovery.
          if (error instanceof HostRequestError && error.status !== undefined) {
            unavailableGroups.add(group);
            return [];
          }
          throw error;
        }
      }),
    );
    return { resources: resources.flat(), unavailableGroups };
  }
}

function requireDocument<T>(path: string, document: T | undefined): T {
  if (document === undefined) {
    throw new HostRequestError(
      'content',
      `discovery ${path} was answered with a document of another kind`,
    );
  }
  return document;
}
