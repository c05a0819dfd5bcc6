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
import { createApiRef } from '@backstage/frontend-plugin-api';
import { ObjectId } from './ObjectId';
import { ProfileId } from './ProfileId';

/** Options of every request. @public */
export interface GroundplanRequestOptions {
  signal?: AbortSignal;
}

/**
 * Asks the Groundplan backend. Nothing here changes anything, but for what is asked of
 * Terraform resources.
 *
 * @public
 */
export interface GroundplanApi {
  /** All host clusters that the user may see, with the state of their kinds. */
  getHostClusters(options?: GroundplanRequestOptions): Promise<HostCluster[]>;
  /** A page of a fleet list. */
  list<D extends DomainId>(
    domain: D,
    query: ListQuery,
    options?: GroundplanRequestOptions,
  ): Promise<ListResponse<SummaryByDomain[D]>>;
  /** Everything that is known of one object. */
  getDetails<D extends DomainId>(
    domain: D,
    object: ObjectId,
    options?: GroundplanRequestOptions,
  ): Promise<DetailsByDomain[D]>;
  /** The health of the objects behind these entities, of those that have one. */
  getEntityStatuses(
    entityRefs: string[],
    options?: GroundplanRequestOptions,
  ): Promise<EntityStatusResponse>;
  /** Where the user may make things of a domain. */
  getTargets(
    domain: ChangeDomain,
    options?: GroundplanRequestOptions,
  ): Promise<TargetsResponse>;
  /** The identities of a host that providers can make clusters with. */
  getCredentials(
    host: string,
    options?: GroundplanRequestOptions,
  ): Promise<CredentialsResponse>;
  /** The charts that a new cluster of a host can be given. */
  getProfiles(
    host: string,
    options?: GroundplanRequestOptions,
  ): Promise<ProfilesResponse>;
  /** The values of such a chart, as it has them. */
  getProfileValues(
    profile: ProfileId,
    options?: GroundplanRequestOptions,
  ): Promise<ProfileValuesResponse>;
  /** What a template would change with these values. */
  preview(
    request: PreviewRequest,
    options?: GroundplanRequestOptions,
  ): Promise<PreviewResponse>;
  /** The open pull requests about an entity, or all. */
  getPullRequests(
    query: { entityRef?: string },
    options?: GroundplanRequestOptions,
  ): Promise<PullRequestsResponse>;
  /** What can be changed of an entity by pull request, and if not why. */
  getEntityChanges(
    entityRef: string,
    options?: GroundplanRequestOptions,
  ): Promise<EntityChangesResponse>;
  /** An object as it is written, and the schema of its kind. */
  getEditForm(
    request: EditFormRequest,
    options?: GroundplanRequestOptions,
  ): Promise<EditFormResponse>;
  /** What is known of a Terraform resource beside its tab. */
  getTerraformFacet<F extends keyof TerraformFacets>(
    object: ObjectId,
    facet: F,
    options?: GroundplanRequestOptions,
  ): Promise<TerraformFacets[F]>;
  /** Approves a plan that was read. */
  approvePlan(
    object: ObjectId,
    request: ApproveRequest,
  ): Promise<OperationResponse>;
  /** Notes who has read a plan, for the pull request that approves it. */
  approveByPullRequest(
    object: ObjectId,
    request: ApproveRequest,
  ): Promise<RecordedApproval>;
  /** Releases the lock of a state. */
  forceUnlock(
    object: ObjectId,
    request: ForceUnlockRequest,
  ): Promise<OperationResponse>;
  /** Asks for what needs no more than to be asked. */
  operate(
    object: ObjectId,
    operation: Exclude<TerraformOperation, 'approve' | 'force-unlock'>,
  ): Promise<OperationResponse>;
  /** The same of many resources, each for itself. */
  operateAll(request: BulkOperationRequest): Promise<BulkOperationResponse>;
}

/** The reference of {@link GroundplanApi}. @public */
export const groundplanApiRef = createApiRef<GroundplanApi>().with({
  id: 'plugin.groundplan.client',
  pluginId: 'groundplan',
});
