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
  HEALTHS,
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
  TerraformSummary,
} from 'backstage-plugin-groundplan-common';
import {
  GroundplanApi,
  GroundplanRequestOptions,
  ObjectId,
  ProfileId,
} from '../../src/api';
import {
  clusterChanges,
  credentials,
  preview,
  profiles,
  pullRequests,
  pullRequestsOfEntity,
  runnerScaleSetChanges,
  targets,
  terraformChanges,
} from './changes';
import { clusters } from './clusters';
import { clusterEditForm, terraformEditForm } from './editForms';
import { hosts } from './hosts';
import { runnerScaleSets } from './runnerScaleSets';
import { terraformFacets } from './terraformFacets';
import { terraforms } from './terraforms';

type Fleet = { [D in DomainId]: DetailsByDomain[D][] };

function isSuspendedFor(item: object, days: number): boolean {
  const { suspendedSince } = item as Partial<TerraformSummary>;
  return (
    suspendedSince !== undefined &&
    Date.now() - Date.parse(suspendedSince.at) > days * 24 * 3_600_000
  );
}

function countBy<T>(items: T[], keyOf: (item: T) => string) {
  const counts: Record<string, number> = {};
  for (const item of items) {
    counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  }
  return counts;
}

/** Answers from fixtures as the backend would. */
export class FakeGroundplanApi implements GroundplanApi {
  fleet: Fleet = { clusters, terraforms, 'runner-scale-sets': runnerScaleSets };
  hosts: HostCluster[] = hosts;
  facets: TerraformFacets = terraformFacets;

  async getHostClusters(): Promise<HostCluster[]> {
    return this.hosts;
  }

  async list<D extends DomainId>(
    domain: D,
    query: ListQuery,
  ): Promise<ListResponse<SummaryByDomain[D]>> {
    const { orderBy = 'health', limit = 50, cursor = '0' } = query;
    const has = (wanted: string[] | undefined, value: string | undefined) =>
      !wanted || (value !== undefined && wanted.includes(value));
    const found = this.fleet[domain].filter(
      it =>
        has(query.host, it.host) &&
        has(query.namespace, it.namespace) &&
        has(query.owner, it.owner) &&
        has(query.health, it.status.health) &&
        has(query.state, it.status.state) &&
        (query.suspendedDays === undefined ||
          isSuspendedFor(it, query.suspendedDays)) &&
        (!query.q || JSON.stringify(it).includes(query.q)),
    );
    const sign = orderBy.startsWith('-') ? -1 : 1;
    const keyOf = (it: (typeof found)[number]) =>
      orderBy.endsWith('health')
        ? String(HEALTHS.indexOf(it.status.health))
        : it.name;
    const sorted = [...found].sort(
      (a, b) => sign * keyOf(a).localeCompare(keyOf(b)),
    );
    const end = Number(cursor) + limit;
    return {
      items: sorted.slice(Number(cursor), end),
      total: sorted.length,
      counts: {
        health: countBy(this.fleet[domain], it => it.status.health),
        state: countBy(this.fleet[domain], it => it.status.state),
      },
      nextCursor: end < sorted.length ? String(end) : undefined,
      hosts: this.hosts,
    };
  }

  async getDetails<D extends DomainId>(
    domain: D,
    object: ObjectId,
  ): Promise<DetailsByDomain[D]> {
    const found = this.fleet[domain].find(
      it => it.name === object.name && it.host === object.host,
    );
    if (!found) {
      throw new NotFoundError(`No ${object.kind} ${object.name}`);
    }
    return found;
  }

  async getEntityStatuses(entityRefs: string[]): Promise<EntityStatusResponse> {
    const items: EntityStatusResponse['items'] = {};
    for (const domain of Object.keys(this.fleet) as DomainId[]) {
      for (const it of this.fleet[domain]) {
        if (entityRefs.includes(it.entityRef)) {
          const { status, host, kind, namespace, name } = it;
          items[it.entityRef] = { status, host, domain, kind, namespace, name };
        }
      }
    }
    return { items };
  }

  async getTargets(domain: ChangeDomain): Promise<TargetsResponse> {
    return targets[domain];
  }

  async getCredentials(_host: string): Promise<CredentialsResponse> {
    return credentials;
  }

  async getProfiles(_host: string): Promise<ProfilesResponse> {
    return profiles;
  }

  async getProfileValues(profile: ProfileId): Promise<ProfileValuesResponse> {
    return {
      values: `# Of ${profile.chart} ${profile.version}\nreplicas: 2\n`,
    };
  }

  async preview(
    _request: PreviewRequest,
    _options?: GroundplanRequestOptions,
  ): Promise<PreviewResponse> {
    return preview;
  }

  async getPullRequests(query: {
    entityRef?: string;
  }): Promise<PullRequestsResponse> {
    return query.entityRef ? pullRequestsOfEntity : pullRequests;
  }

  async getEntityChanges(entityRef: string): Promise<EntityChangesResponse> {
    if (entityRef.includes('.terraform.')) {
      return terraformChanges;
    }
    return entityRef.includes('.runner-scale-set.')
      ? runnerScaleSetChanges
      : clusterChanges;
  }

  async getEditForm(request: EditFormRequest): Promise<EditFormResponse> {
    return request.entityRef.includes('.terraform.')
      ? terraformEditForm
      : clusterEditForm;
  }

  async getTerraformFacet<F extends keyof TerraformFacets>(
    _object: ObjectId,
    facet: F,
  ): Promise<TerraformFacets[F]> {
    return this.facets[facet];
  }

  async approvePlan(
    _object: ObjectId,
    { planId }: ApproveRequest,
  ): Promise<OperationResponse> {
    return { ...asked('approve'), planId };
  }

  async approveByPullRequest(
    _object: ObjectId,
    { planId, hash }: ApproveRequest,
  ): Promise<RecordedApproval> {
    const { by, at } = asked('approve');
    return { by, at, planId, hash };
  }

  async forceUnlock(
    _object: ObjectId,
    { lockId }: ForceUnlockRequest,
  ): Promise<OperationResponse> {
    return { ...asked('force-unlock'), lockId };
  }

  async operate(
    _object: ObjectId,
    operation: TerraformOperation,
  ): Promise<OperationResponse> {
    return asked(operation);
  }

  async operateAll({
    objects,
  }: BulkOperationRequest): Promise<BulkOperationResponse> {
    return {
      items: objects.map(id => ({ ...id, accepted: true, message: 'Asked.' })),
    };
  }
}

function asked(operation: TerraformOperation): OperationResponse {
  return {
    operation,
    by: 'user:default/olivia',
    at: new Date().toISOString(),
    message: 'Asked of tofu-controller.',
  };
}
