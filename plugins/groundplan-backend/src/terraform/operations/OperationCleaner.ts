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

import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import {
  fieldManagersOf,
  getRecord,
  KubernetesObject,
  OperationPatch,
  OperationRule,
  readRecordedApproval,
  readRecordedOperation,
  RecordedOperation,
} from 'backstage-plugin-groundplan-common';
import { HostRequestError } from 'backstage-plugin-groundplan-node';
import { rowKey } from '../../fleet/Row';
import { audited } from '../../service/audited';
import { LocatedTerraform } from '../locateTerraform';
import { TerraformFollower } from '../watch/TerraformFollower';
import { HostTerraforms } from './HostTerraforms';

/** The name by which the backend patches. */
const OURS = 'groundplan';

/** @internal */
export interface OperationCleanerOptions {
  auditor: AuditorService;
  logger: LoggerService;
  terraforms: Pick<HostTerraforms, 'read' | 'patch'>;
  now?: () => Date;
}

/**
 * Takes what an operation has written out of its object again when it has ended: an
 * approval that stays would apply the next plan of that name, which nobody has read.
 * What somebody else writes as well is left to them.
 *
 * @internal
 */
export class OperationCleaner implements TerraformFollower {
  readonly #options: OperationCleanerOptions;
  /** Those that were left to somebody else, so that it is said once. */
  readonly #left = new Map<string, string>();

  static create(options: OperationCleanerOptions): OperationCleaner {
    return new OperationCleaner(options);
  }

  private constructor(options: OperationCleanerOptions) {
    this.#options = options;
  }

  async follow(
    where: LocatedTerraform,
    object: KubernetesObject,
  ): Promise<void> {
    const { auditor, logger, terraforms } = this.#options;
    const key = rowKey(where.id);
    const ended = this.#ended(where, object);
    if (!ended || this.#left.get(key) === ended.recorded.at) {
      return;
    }
    const current = await terraforms.read(where);
    const now = this.#ended(where, current);
    if (!now) {
      return;
    }
    const { patch, recorded } = now;
    const other = otherOwner(current, patch);
    if (other) {
      this.#left.set(key, recorded.at);
      logger.info(
        `What ${recorded.operation} has set in ${key} stays, as ${other} writes it too`,
      );
      return;
    }
    const { operation, planId, lockId, by } = recorded;
    const { host, namespace, name } = where.id;
    await audited(
      auditor,
      {
        eventId: 'terraform-clean-up',
        severityLevel: 'medium',
        meta: { host, namespace, name, operation, planId, lockId, by },
      },
      () => this.#patch(where, current, patch),
    );
    logger.info(`What ${operation} had set in ${key} was taken out again`);
  }

  #ended(
    { operator }: LocatedTerraform,
    object: KubernetesObject,
  ): { patch: OperationPatch; recorded: RecordedOperation } | undefined {
    for (const recorded of askedOf(object)) {
      const rule = operator.operations[recorded.operation];
      const patch = rule?.cleanUp?.(object, recorded);
      if (rule && patch && hasEnded(rule, object, recorded, this.#now())) {
        return { patch, recorded };
      }
    }
    return undefined;
  }

  async #patch(
    where: LocatedTerraform,
    object: KubernetesObject,
    patch: OperationPatch,
  ): Promise<void> {
    try {
      // As the backend: whoever asked has long gone
      await this.#options.terraforms.patch(where, object, [patch], undefined);
    } catch (error) {
      if (error instanceof HostRequestError && error.status === 409) {
        throw new Error('It was changed at the same time', { cause: error });
      }
      throw error;
    }
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}

/** An approval is remembered when something else was asked after it. */
function askedOf(object: KubernetesObject): RecordedOperation[] {
  const last = readRecordedOperation(object);
  const approval = readRecordedApproval(object);
  return [
    ...(last ? [last] : []),
    ...(approval && last?.operation !== 'approve'
      ? [{ ...approval, operation: 'approve' as const }]
      : []),
  ];
}

function hasEnded(
  rule: OperationRule,
  object: KubernetesObject,
  recorded: RecordedOperation,
  now: Date,
): boolean {
  const { state } = rule.judge(object, recorded, now);
  return state === 'done' || state === 'failed' || state === 'superseded';
}

/** Who else writes one of the fields of a patch. */
function otherOwner(
  object: KubernetesObject,
  { patch }: OperationPatch,
): string | undefined {
  return pathsOf(patch)
    .flatMap(path => fieldManagersOf(object, ...path))
    .find(({ name }) => name !== OURS)?.name;
}

function pathsOf(patch: Record<string, unknown>): string[][] {
  return Object.entries(patch).flatMap(([key, value]) => {
    const below = getRecord(value);
    return below ? pathsOf(below).map(path => [key, ...path]) : [[key]];
  });
}
