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
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  ApproveRequest,
  ForceUnlockRequest,
  groundplanTerraformPermissions,
  KubernetesObject,
  OperationInput,
  OperationResponse,
  OperationRule,
  TerraformOperation,
  terraformOperationPermissions,
} from 'backstage-plugin-groundplan-common';
import {
  HostRequestError,
  Impersonation,
} from 'backstage-plugin-groundplan-node';
import { RowId } from '../../fleet/Row';
import { ApprovedPlans } from '../history/ApprovedPlans';
import { HostActors } from '../HostActors';
import { PlanReader } from '../plan/PlanReader';
import { SeenTerraform, subjectOf, TerraformAccess } from '../TerraformAccess';
import { AccessReviews } from './AccessReviews';
import { ActingIdentity } from './ActingIdentity';
import { HostTerraforms } from './HostTerraforms';
import { relatedPods } from './relatedPods';
import { requireReadPlan } from './requireReadPlan';
import { toActionError } from './toActionError';

/** How often an object may change between reading and patching it. */
const MAX_ATTEMPTS = 5;

/** @internal */
export interface OperationsServiceOptions {
  access: TerraformAccess;
  identity: ActingIdentity;
  terraforms: HostTerraforms;
  reviews: AccessReviews;
  plans: PlanReader;
  approved: ApprovedPlans;
  actors: HostActors;
  now?: () => Date;
}

/** What an operation is checked by, each time the object was read. */
interface Attempt {
  operation: TerraformOperation;
  input: Omit<OperationInput, 'by' | 'at'>;
  /** Throws where what was confirmed is not what is there now. */
  check(object: KubernetesObject, input: OperationInput): Promise<void>;
}

/**
 * Does what people ask of Terraform resources. Every operation goes the same way:
 * the permission, the name on the host, the object as it is now, its state, then the
 * patches, refused by the host if the object is no longer the one that was judged.
 *
 * @internal
 */
export class OperationsService {
  readonly #options: OperationsServiceOptions;

  static create(options: OperationsServiceOptions): OperationsService {
    return new OperationsService(options);
  }

  private constructor(options: OperationsServiceOptions) {
    this.#options = options;
  }

  async ask(
    id: RowId,
    operation: Exclude<TerraformOperation, 'approve' | 'force-unlock'>,
    credentials: BackstageCredentials,
  ): Promise<OperationResponse> {
    const seen = await this.#options.access.see(id, credentials);
    return this.#perform(seen, credentials, {
      operation,
      input: {},
      check: async () => {},
    });
  }

  async approve(
    id: RowId,
    request: ApproveRequest,
    credentials: BackstageCredentials,
  ): Promise<OperationResponse> {
    const { access, approved, plans } = this.#options;
    const { planId, hash } = request;
    const seen = await access.see(id, credentials);
    await access.require(
      seen,
      groundplanTerraformPermissions.planRead,
      credentials,
    );
    return this.#perform(seen, credentials, {
      operation: 'approve',
      input: { planId, hash },
      check: async (object, { by, at }) => {
        const stored = await plans.read(id, object);
        requireReadPlan(stored, request, id.name);
        const { uid } = object.metadata;
        if (uid) {
          // Before it is sent: what is applied at once is to be compared as well
          await approved.add(
            { host: id.host, uid },
            { by, at: at.toISOString(), planId, hash },
            stored.plan,
          );
        }
      },
    });
  }

  async forceUnlock(
    id: RowId,
    request: ForceUnlockRequest,
    credentials: BackstageCredentials,
  ): Promise<OperationResponse> {
    const seen = await this.#options.access.see(id, credentials);
    return this.#perform(seen, credentials, {
      operation: 'force-unlock',
      input: { lockId: request.lockId },
      check: async object => {
        const related = await relatedPods(id, this.#options.actors);
        const rule = seen.operator.operations['force-unlock'];
        const { confirm } = rule!.assess(object, related, new Date());
        if (confirm && confirm.value !== request.lockId) {
          throw new ConflictError(
            `The lock is ${confirm.value} now, not ${request.lockId}: look at who holds that one`,
          );
        }
        if (related.length > 0 && !request.evenIfRunning) {
          throw new ConflictError(
            `The runner ${related[0].metadata.name} is alive and may hold the lock. Wait for it, or confirm that it is to be unlocked all the same`,
          );
        }
      },
    });
  }

  async #perform(
    seen: SeenTerraform,
    credentials: BackstageCredentials,
    attempt: Attempt,
  ): Promise<OperationResponse> {
    const { access, identity, now = () => new Date() } = this.#options;
    const { operation, input } = attempt;
    const offered = seen.operator.operations[operation];
    await access.require(
      seen,
      terraformOperationPermissions[operation],
      credentials,
    );
    if (!offered) {
      throw new InputError(`${seen.operator.title} has no ${operation}`);
    }
    const as = await identity.of(credentials);
    const rule = await this.#possible(seen, offered, as);
    const by = subjectOf(credentials);
    for (let tries = 1; ; tries++) {
      const at = now();
      const done = await this.#try(
        seen,
        rule,
        attempt,
        { ...input, by, at },
        as,
      );
      if (done) {
        return { operation, by, at: at.toISOString(), ...input, ...done };
      }
      if (tries >= MAX_ATTEMPTS) {
        throw new ConflictError(
          `${seen.id.name} was changed ${tries} times while this was asked of it. Look at it and try again`,
        );
      }
    }
  }

  /** The rule itself, or what it comes down to with fewer rights on the host. */
  async #possible(
    seen: SeenTerraform,
    rule: OperationRule,
    as: Impersonation | undefined,
  ): Promise<OperationRule> {
    if (!rule.fallback || !rule.writes.includes('status')) {
      return rule;
    }
    const { allowed, unknown } = await this.#options.reviews.mayPatch(
      seen,
      'status',
      as,
    );
    // Where the host did not say, its answer to the patch itself will
    return allowed || unknown ? rule : rule.fallback;
  }

  /** @returns nothing where the object has changed under it */
  async #try(
    seen: SeenTerraform,
    rule: OperationRule,
    attempt: Attempt,
    input: OperationInput,
    as: Impersonation | undefined,
  ): Promise<{ message: string } | undefined> {
    const { terraforms } = this.#options;
    const object = await terraforms.read(seen);
    if (object.metadata.uid !== seen.object.metadata.uid) {
      throw new ConflictError(
        `${seen.id.name} was deleted, and there is another one of its name now. Look at that one`,
      );
    }
    const { allowed, reason } = rule.assess(object, [], input.at);
    if (!allowed) {
      const offered = seen.operator.operations[attempt.operation];
      // With all its rights it could be done
      throw offered?.assess(object, [], input.at).allowed
        ? new NotAllowedError(`Host cluster ${seen.id.host}: ${reason}`)
        : new ConflictError(reason);
    }
    await attempt.check(object, input);
    try {
      await terraforms.patch(seen, object, rule.patches(object, input), as);
    } catch (error) {
      if (error instanceof HostRequestError && error.status === 409) {
        return undefined;
      }
      throw toActionError(error, seen.id.host);
    }
    return { message: `Asked of ${seen.operator.title}.` };
  }
}
