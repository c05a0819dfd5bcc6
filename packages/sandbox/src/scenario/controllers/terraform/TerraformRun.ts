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

import { FluxCondition } from '../../../gitops-loop/fluxStatus';
import { ApiObject, LocalClient } from '../../../kubernetes-api';
import { recordEvent } from './recordEvent';
import {
  readTerraformSpec,
  TerraformSpec,
} from '../../terraforms/TerraformSpec';
import { TerraformStatus } from './TerraformStatus';

/**
 * One reconciliation: the object as it was read at its beginning, and the
 * status as it is being changed. What people write meanwhile is for the next.
 *
 * @internal
 */
export class TerraformRun {
  readonly spec: TerraformSpec;
  readonly status: TerraformStatus;
  #written: string;

  private constructor(
    readonly object: ApiObject,
    private readonly client: LocalClient,
  ) {
    this.spec = readTerraformSpec(object);
    this.status = TerraformStatus.of(object);
    this.#written = JSON.stringify(this.status);
  }

  static create(object: ApiObject, client: LocalClient): TerraformRun {
    return new TerraformRun(object, client);
  }

  get isBeingDeleted(): boolean {
    return this.object.metadata.deletionTimestamp !== undefined;
  }

  /** Destroys by its specification, or because it is deleted. */
  get destroys(): boolean {
    const { destroy, destroyResourcesOnDeletion } = this.spec;
    return destroy || (this.isBeingDeleted && destroyResourcesOnDeletion);
  }

  /** Writes what of the status has changed since it was written last. */
  write(): void {
    const text = JSON.stringify(this.status);
    if (text === this.#written || !this.client.get(this.object)) {
      return;
    }
    const before: Record<string, unknown> = JSON.parse(this.#written);
    const after: Record<string, unknown> = JSON.parse(text);
    this.client.update(this.object, current => {
      const status = { ...(current.status as Record<string, unknown>) };
      for (const field of new Set([
        ...Object.keys(before),
        ...Object.keys(after),
      ])) {
        if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) {
          status[field] = after[field];
        }
      }
      current.status = status;
    });
    this.#written = text;
  }

  mark(
    type: string,
    status: FluxCondition['status'],
    reason: string,
    message: string,
  ): void {
    this.status.mark(type, status, reason, message);
  }

  event(type: 'Normal' | 'Warning', reason: string, message: string): void {
    recordEvent(this.client, this.object, { type, reason, message });
  }
}
