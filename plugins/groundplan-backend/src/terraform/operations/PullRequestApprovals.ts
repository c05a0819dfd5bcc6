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

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  ApproveRequest,
  groundplanTerraformPermissions,
  RecordedApproval,
} from 'backstage-plugin-groundplan-common';
import { RowId } from '../../fleet/Row';
import { AppliedPlans } from '../history/AppliedPlans';
import { ApprovedPlans } from '../history/ApprovedPlans';
import { PlanReader } from '../plan/PlanReader';
import { subjectOf, TerraformAccess } from '../TerraformAccess';
import { ApprovalByPullRequest } from './ApprovalByPullRequest';
import { HostTerraforms } from './HostTerraforms';
import { requireReadPlan } from './requireReadPlan';

/** @internal */
export interface PullRequestApprovalsOptions {
  access: TerraformAccess;
  applied: AppliedPlans;
  approved: ApprovedPlans;
  byPullRequest: ApprovalByPullRequest;
  plans: PlanReader;
  terraforms: Pick<HostTerraforms, 'read'>;
  now?: () => Date;
}

/**
 * Notes who has read a plan that is to be approved by pull request. Nothing is asked
 * of the host: whoever merges does that. What is noted goes into the file as an
 * annotation, by which history knows it again; what people write there of their own
 * is not in the database.
 *
 * @internal
 */
export class PullRequestApprovals {
  readonly #options: PullRequestApprovalsOptions;

  static create(options: PullRequestApprovalsOptions): PullRequestApprovals {
    return new PullRequestApprovals(options);
  }

  private constructor(options: PullRequestApprovalsOptions) {
    this.#options = options;
  }

  async note(
    id: RowId,
    request: ApproveRequest,
    credentials: BackstageCredentials,
  ): Promise<RecordedApproval> {
    const { access, byPullRequest, plans, terraforms, now } = this.#options;
    const { approve, planRead } = groundplanTerraformPermissions;
    const seen = await access.see(id, credentials);
    await access.require(seen, planRead, credentials);
    await access.require(seen, approve, credentials);
    const at = now?.() ?? new Date();
    const object = await terraforms.read(seen);
    const { allowed, reason } = byPullRequest.assess({ ...seen, object }, at);
    if (!allowed) {
      throw new ConflictError(reason);
    }
    const stored = await plans.read(id, object);
    requireReadPlan(stored, request, id.name);
    const { uid = '' } = object.metadata;
    const { planId, hash } = request;
    return await this.#once(
      { host: id.host, uid },
      { by: subjectOf(credentials), at: at.toISOString(), planId, hash },
      stored.plan,
    );
  }

  /** The same again is the same: the pull request is to be the same, too. */
  async #once(
    key: { host: string; uid: string },
    approval: RecordedApproval,
    plan: Parameters<ApprovedPlans['add']>[2],
  ): Promise<RecordedApproval> {
    const { applied, approved } = this.#options;
    const [previous] = await applied.of(key);
    const at = await approved.lastAt(key, approval);
    if (at && (!previous || Date.parse(at) > Date.parse(previous.at))) {
      return { ...approval, at };
    }
    await approved.add(key, approval, plan);
    return approval;
  }
}
