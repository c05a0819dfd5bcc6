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

import { conditionsOf, FluxCondition } from '../../../gitops-loop/fluxStatus';
import { ApiObject } from '../../../kubernetes-api';
import {
  isRecord,
  jsonEqual,
  valueAt,
} from '../../../kubernetes-api/ApiObject';
import { toTime } from '../../Timeline';

const MAX_MESSAGE = 20_000;

/** What `status.plan` says. @internal */
export interface PlanStatus {
  lastApplied?: string;
  pending?: string;
  isDestroyPlan?: boolean;
  isDriftDetectionPlan?: boolean;
}

type Fields = Record<string, unknown>;

/**
 * The status of a Terraform while the controller works on it. A condition that
 * says what it said keeps its time.
 *
 * @internal
 */
export class TerraformStatus {
  readonly generation: number;
  readonly #conditions: Map<string, Record<string, unknown>>;
  #fields: Fields;

  private constructor(generation: number, status: Fields) {
    const { conditions, ...fields } = status;
    this.generation = generation;
    this.#fields = fields;
    this.#conditions = conditionsOf({ status });
  }

  static of({ metadata, status }: ApiObject): TerraformStatus {
    return new TerraformStatus(
      metadata.generation ?? 1,
      structuredClone(isRecord(status) ? status : {}),
    );
  }

  text(field: string): string {
    const value = this.#fields[field];
    return typeof value === 'string' ? value : '';
  }

  number(field: string): number {
    return Number(this.#fields[field] ?? 0);
  }

  get plan(): PlanStatus {
    return isRecord(this.#fields.plan) ? this.#fields.plan : {};
  }

  get pending(): string {
    return this.plan.pending ?? '';
  }

  get pendingLock(): string {
    return String(valueAt(this.#fields, ['lock', 'pending']) ?? '');
  }

  has(field: string): boolean {
    return this.#fields[field] !== undefined;
  }

  set(fields: Fields): void {
    this.#fields = { ...this.#fields, ...fields };
  }

  setPlan({ lastApplied, pending, ...flags }: PlanStatus): void {
    const { isDestroyPlan, isDriftDetectionPlan } = flags;
    this.set({
      plan: {
        ...(lastApplied && { lastApplied }),
        ...(pending && { pending }),
        ...(isDestroyPlan && { isDestroyPlan }),
        ...(isDriftDetectionPlan && { isDriftDetectionPlan }),
      },
    });
  }

  clearPending(): void {
    this.setPlan({ ...this.plan, pending: undefined });
  }

  condition(type: string): Record<string, unknown> | undefined {
    return this.#conditions.get(type);
  }

  mark(
    type: string,
    status: FluxCondition['status'],
    reason: string,
    message: string,
  ): void {
    const said = {
      type,
      status,
      reason,
      message: message.slice(0, MAX_MESSAGE),
    };
    const { lastTransitionTime, observedGeneration, ...before } =
      this.#conditions.get(type) ?? {};
    this.#conditions.set(type, {
      ...said,
      observedGeneration: this.generation,
      lastTransitionTime: jsonEqual(said, before)
        ? lastTransitionTime
        : toTime(Date.now()),
    });
  }

  unmark(type: string): void {
    this.#conditions.delete(type);
  }

  /** Ready in a word, and what that word is about. */
  markReady(
    status: FluxCondition['status'],
    reason: string,
    message: string,
    revision: string,
  ): void {
    if (status !== 'Unknown') {
      this.unmark('Reconciling');
    }
    this.mark('Ready', status, reason, message);
    this.set({
      observedGeneration: this.generation,
      lastAttemptedRevision: revision,
    });
  }

  isReady(): boolean {
    return this.condition('Ready')?.status === 'True';
  }

  /** As it is written: the API server leaves no field empty that is optional. */
  toJSON(): Fields {
    return {
      ...Object.fromEntries(
        Object.entries(this.#fields).filter(([, value]) => value !== ''),
      ),
      conditions: [...this.#conditions.values()],
    };
  }
}
