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

import {
  DetailsByDomain,
  DomainId,
  EntityStatusResponse,
  HostCluster,
  ListQuery,
  ListResponse,
  SummaryByDomain,
} from 'backstage-plugin-groundplan-common';
import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import { GroundplanApi, GroundplanRequestOptions } from './GroundplanApi';
import { ObjectId } from './ObjectId';

/** Talks to the REST API of the Groundplan backend. @public */
export class GroundplanClient implements GroundplanApi {
  readonly #fetchApi: FetchApi;

  static create(options: { fetchApi: FetchApi }): GroundplanClient {
    return new GroundplanClient(options.fetchApi);
  }

  private constructor(fetchApi: FetchApi) {
    this.#fetchApi = fetchApi;
  }

  async getHostClusters(
    options?: GroundplanRequestOptions,
  ): Promise<HostCluster[]> {
    const { items } = await this.#get<{ items: HostCluster[] }>(
      '/host-clusters',
      options,
    );
    return items;
  }

  async list<D extends DomainId>(
    domain: D,
    query: ListQuery,
    options?: GroundplanRequestOptions,
  ): Promise<ListResponse<SummaryByDomain[D]>> {
    return this.#get(`/${domain}${toQueryString(query)}`, options);
  }

  async getDetails<D extends DomainId>(
    domain: D,
    object: ObjectId,
    options?: GroundplanRequestOptions,
  ): Promise<DetailsByDomain[D]> {
    const path = [
      object.kind,
      object.host,
      object.namespace ?? '_',
      object.name,
    ]
      .map(encodeURIComponent)
      .join('/');
    return this.#get(`/${domain}/${path}`, options);
  }

  async getEntityStatuses(
    entityRefs: string[],
    options?: GroundplanRequestOptions,
  ): Promise<EntityStatusResponse> {
    return this.#get(
      `/entity-statuses${toQueryString({ entityRef: entityRefs })}`,
      options,
    );
  }

  async #get<T>(path: string, options?: GroundplanRequestOptions): Promise<T> {
    const response = await this.#fetchApi.fetch(
      `plugin://groundplan/v1${path}`,
      { signal: options?.signal },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function toQueryString(
  query: ListQuery | Record<string, string[] | undefined>,
): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') {
        params.append(key, String(item));
      }
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}
