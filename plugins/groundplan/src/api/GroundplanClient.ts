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
  ApproveRequest,
  BulkOperationRequest,
  BulkOperationResponse,
  ChangeDomain,
  CredentialsResponse,
  DetailsByDomain,
  DomainId,
  EditFormRequest,
  EditFormResponse,
  EntityChangesResponse,
  EntityStatusResponse,
  ForceUnlockRequest,
  HostCluster,
  ListQuery,
  ListResponse,
  OperationResponse,
  PreviewRequest,
  PreviewResponse,
  ProfilesResponse,
  ProfileValuesResponse,
  PullRequestsResponse,
  RecordedApproval,
  SummaryByDomain,
  TargetsResponse,
  TerraformFacets,
  TerraformOperation,
} from 'backstage-plugin-groundplan-common';
import { ResponseError } from '@backstage/errors';
import { FetchApi } from '@backstage/frontend-plugin-api';
import { GroundplanApi, GroundplanRequestOptions } from './GroundplanApi';
import { ObjectId } from './ObjectId';
import { ProfileId } from './ProfileId';

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
    return this.#get(`/${domain}/${toPath(object)}`, options);
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

  async getTargets(
    domain: ChangeDomain,
    options?: GroundplanRequestOptions,
  ): Promise<TargetsResponse> {
    return this.#get(`/targets${toQueryString({ domain })}`, options);
  }

  async getCredentials(
    host: string,
    options?: GroundplanRequestOptions,
  ): Promise<CredentialsResponse> {
    return this.#get(`/credentials${toQueryString({ host })}`, options);
  }

  async getProfiles(
    host: string,
    options?: GroundplanRequestOptions,
  ): Promise<ProfilesResponse> {
    return this.#get(`/profiles${toQueryString({ host })}`, options);
  }

  async getProfileValues(
    { host, chart, version }: ProfileId,
    options?: GroundplanRequestOptions,
  ): Promise<ProfileValuesResponse> {
    const query = toQueryString({ host, chart, version });
    return this.#get(`/profiles/values${query}`, options);
  }

  async preview(
    request: PreviewRequest,
    options?: GroundplanRequestOptions,
  ): Promise<PreviewResponse> {
    return this.#post('/preview', request, options);
  }

  async getPullRequests(
    query: { entityRef?: string },
    options?: GroundplanRequestOptions,
  ): Promise<PullRequestsResponse> {
    const { entityRef } = query;
    return this.#get(`/pull-requests${toQueryString({ entityRef })}`, options);
  }

  async getEntityChanges(
    entityRef: string,
    options?: GroundplanRequestOptions,
  ): Promise<EntityChangesResponse> {
    return this.#get(`/entity-changes${toQueryString({ entityRef })}`, options);
  }

  async getEditForm(
    request: EditFormRequest,
    options?: GroundplanRequestOptions,
  ): Promise<EditFormResponse> {
    return this.#post('/edit-form', request, options);
  }

  async getTerraformFacet<F extends keyof TerraformFacets>(
    object: ObjectId,
    facet: F,
    options?: GroundplanRequestOptions,
  ): Promise<TerraformFacets[F]> {
    return this.#get(`/terraforms/${toPath(object)}/${facet}`, options);
  }

  async approvePlan(
    object: ObjectId,
    request: ApproveRequest,
  ): Promise<OperationResponse> {
    return this.#post(`/terraforms/${toPath(object)}/approve`, request);
  }

  async approveByPullRequest(
    object: ObjectId,
    request: ApproveRequest,
  ): Promise<RecordedApproval> {
    return this.#post(
      `/terraforms/${toPath(object)}/approve-by-pull-request`,
      request,
    );
  }

  async forceUnlock(
    object: ObjectId,
    request: ForceUnlockRequest,
  ): Promise<OperationResponse> {
    return this.#post(`/terraforms/${toPath(object)}/force-unlock`, request);
  }

  async operate(
    object: ObjectId,
    operation: Exclude<TerraformOperation, 'approve' | 'force-unlock'>,
  ): Promise<OperationResponse> {
    return this.#post(`/terraforms/${toPath(object)}/${operation}`, {});
  }

  async operateAll(
    request: BulkOperationRequest,
  ): Promise<BulkOperationResponse> {
    return this.#post('/terraforms/operations', request);
  }

  async #get<T>(path: string, options?: GroundplanRequestOptions): Promise<T> {
    return this.#request(path, { signal: options?.signal });
  }

  async #post<T>(
    path: string,
    body: object,
    options?: GroundplanRequestOptions,
  ): Promise<T> {
    return this.#request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: options?.signal,
    });
  }

  async #request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#fetchApi.fetch(
      `plugin://groundplan/v1${path}`,
      init,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function toPath({ kind, host, namespace, name }: ObjectId): string {
  return [kind, host, namespace ?? '_', name].map(encodeURIComponent).join('/');
}

function toQueryString(
  query: ListQuery | Record<string, string | string[] | undefined>,
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
