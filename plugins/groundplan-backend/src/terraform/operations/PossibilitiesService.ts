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
import { NotAllowedError, stringifyError } from '@backstage/errors';
import {
  fieldManagersOf,
  fleets,
  groundplanTerraformPermissions,
  KubernetesObject,
  OperationAssessment,
  OperationPossibility,
  OperationProgress,
  OperationRule,
  OperationsResponse,
  Possibility,
  readRecordedApproval,
  readRecordedOperation,
  terraformOperationPermissions,
  terraformOperations,
} from 'backstage-plugin-groundplan-common';
import { Impersonation, Mirror } from 'backstage-plugin-groundplan-node';
import { RowId } from '../../fleet/Row';
import { SeenTerraform, TerraformAccess } from '../TerraformAccess';
import { AccessReviews, ReviewedAccess } from './AccessReviews';
import { ActingIdentity } from './ActingIdentity';
import { ApprovalByPullRequest } from './ApprovalByPullRequest';
import { HostTerraforms } from './HostTerraforms';

const [, terraformsFleet] = fleets;

/** @internal */
export interface PossibilitiesServiceOptions {
  access: TerraformAccess;
  identity: ActingIdentity;
  mirror: Mirror;
  reviews: AccessReviews;
  byPullRequest: ApprovalByPullRequest;
  terraforms: Pick<HostTerraforms, 'read'>;
  now?: () => Date;
}

/**
 * Says what somebody can ask of a Terraform resource, what stands in the way, and how
 * what was asked last has gone.
 *
 * @internal
 */
export class PossibilitiesService {
  readonly #options: PossibilitiesServiceOptions;

  static create(options: PossibilitiesServiceOptions): PossibilitiesService {
    return new PossibilitiesService(options);
  }

  private constructor(options: PossibilitiesServiceOptions) {
    this.#options = options;
  }

  async get(
    id: RowId,
    credentials: BackstageCredentials,
  ): Promise<OperationsResponse> {
    const { access, byPullRequest, mirror, now } = this.#options;
    const seen = await access.see(id, credentials);
    const at = now?.() ?? new Date();
    const related = terraformsFleet.related(
      seen.object,
      mirror.lookup(id.host),
    );
    const { planRead, outputsRead } = groundplanTerraformPermissions;
    const offered = terraformOperations.filter(
      operation => seen.operator.operations[operation],
    );
    const [readPlan, readOutputs, ...allowed] = await access.allows(
      seen,
      [
        planRead,
        outputsRead,
        ...offered.map(operation => terraformOperationPermissions[operation]),
      ],
      credentials,
    );
    const who = await this.#identity(credentials);
    let reading: Promise<KubernetesObject> | undefined;
    const fresh = () => (reading ??= this.#options.terraforms.read(seen));
    const items = await Promise.all(
      offered.map(async (operation, index): Promise<OperationPossibility> => {
        const rule = seen.operator.operations[operation]!;
        const permission = terraformOperationPermissions[operation];
        if (!allowed[index] || (operation === 'approve' && !readPlan)) {
          return {
            operation,
            allowed: false,
            deniedBy: 'permission',
            reason: `This takes the permission ${
              allowed[index] ? planRead.name : permission.name
            }.`,
            consequences: [],
          };
        }
        return {
          operation,
          ...(await this.#assess(seen, rule, related, who, at, fresh)),
        };
      }),
    );
    return {
      items,
      last: progressOf(seen, at),
      approval: readRecordedApproval(seen.object),
      approveByPullRequest: byPullRequest.assess(seen),
      readPlan: possible(readPlan, planRead.name),
      readOutputs: possible(readOutputs, outputsRead.name),
    };
  }

  async #assess(
    seen: SeenTerraform,
    rule: OperationRule,
    related: KubernetesObject[],
    who: { as?: Impersonation; refusal?: string },
    at: Date,
    fresh: () => Promise<KubernetesObject>,
  ): Promise<Omit<OperationPossibility, 'operation'>> {
    if (who.refusal) {
      return {
        allowed: false,
        deniedBy: 'permission',
        reason: who.refusal,
        consequences: [],
      };
    }
    const { reviews } = this.#options;
    const answers = await Promise.all(
      rule.writes.map(what => reviews.mayPatch(seen, what, who.as)),
    );
    const refused = answers.findIndex(answer => !answer.allowed);
    const assessment = rule.assess(seen.object, related, at);
    if (refused >= 0 && rule.fallback && !answers[refused].unknown) {
      const { fallback } = rule;
      const part = await this.#assess(seen, fallback, related, who, at, fresh);
      // With all its rights it could be done
      return part.deniedBy === 'state' && assessment.allowed
        ? { ...part, deniedBy: 'host' }
        : part;
    }
    if (refused < 0) {
      return assessment.allowed
        ? this.#withOwners(seen, rule, assessment, fresh)
        : { ...assessment, deniedBy: 'state' };
    }
    return {
      ...assessment,
      allowed: false,
      deniedBy: 'host',
      reason: whyNot(seen, rule.writes[refused], answers[refused], who.as),
    };
  }

  /** Says who sets back what is written, where that is so. */
  async #withOwners(
    seen: SeenTerraform,
    { field }: OperationRule,
    assessment: OperationAssessment,
    fresh: () => Promise<KubernetesObject>,
  ): Promise<OperationAssessment> {
    if (!field) {
      return assessment;
    }
    const name = field.join('.');
    const consequence = await fresh().then(
      object => {
        const owner = fieldManagersOf(object, ...field).find(
          manager => manager.operation === 'Apply',
        );
        return (
          owner &&
          `${name} is written in Git: ${owner.name} sets it back, so that it has to be changed there.`
        );
      },
      error =>
        `Whether ${name} is written in Git is not known, because ${
          seen.id.host
        } did not say: ${stringifyError(error)}`,
    );
    return consequence
      ? {
          ...assessment,
          consequences: [...assessment.consequences, consequence],
        }
      : assessment;
  }

  async #identity(
    credentials: BackstageCredentials,
  ): Promise<{ as?: Impersonation; refusal?: string }> {
    try {
      return { as: await this.#options.identity.of(credentials) };
    } catch (error) {
      if (error instanceof NotAllowedError) {
        return { refusal: error.message };
      }
      throw error;
    }
  }
}

/** Why the host does not let something be patched, or that it did not say. */
function whyNot(
  { id, resource }: SeenTerraform,
  what: OperationRule['writes'][number],
  { unknown, reason }: ReviewedAccess,
  as: Impersonation | undefined,
): string {
  const { group, plural } = resource;
  const patched = what === 'status' ? `${plural}/status` : plural;
  const subject = as ? `'${as.user}'` : 'the backend';
  if (unknown) {
    return `Whether ${id.host} lets ${subject} patch ${patched} is not known: ${reason}.`;
  }
  return `${id.host} does not let ${subject} patch ${patched}${
    reason ? ` (${reason})` : ''
  }. The rule to add: { apiGroups: ["${group}"], resources: ["${patched}"], verbs: ["patch"] }.`;
}

function progressOf(
  { object, operator }: SeenTerraform,
  now: Date,
): OperationProgress | undefined {
  const recorded = readRecordedOperation(object);
  const rule = recorded && operator.operations[recorded.operation];
  return rule && { ...recorded, ...rule.judge(object, recorded, now) };
}

function possible(allowed: boolean, permission: string): Possibility {
  return allowed
    ? { allowed }
    : { allowed, reason: `This takes the permission ${permission}.` };
}
