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

import { ApiObject, LocalClient } from '../../../kubernetes-api';
import { isPlanRecord, planRecords } from '../../terraforms/plan/planRecords';
import { PlanContent } from '../../terraforms/plan/ResourceChange';

const RECORDS = [
  { group: '', plural: 'configmaps' },
  { group: '', plural: 'secrets' },
];

/** The Secrets and ConfigMaps that hold the plan of a Terraform. @internal */
export class StoredPlans {
  private constructor(private readonly client: LocalClient) {}

  static create(client: LocalClient): StoredPlans {
    return new StoredPlans(client);
  }

  save(object: ApiObject, planId: string, content: PlanContent): void {
    this.remove(object);
    planRecords(object, planId, content).forEach(record =>
      this.client.create(record),
    );
  }

  /** What speaks against applying the binary plan; undefined for nothing. */
  problemWith(object: ApiObject, planId: string): string | undefined {
    const secrets = this.#find(object).filter(
      ({ kind, metadata }) =>
        kind === 'Secret' && !metadata.name.includes('.json'),
    );
    const other = secrets.find(
      ({ metadata }) => metadata.annotations?.savedPlan !== planId,
    );
    if (other) {
      const { name, annotations } = other.metadata;
      return `pending plan ${planId} does not match secret ${name} (${annotations?.savedPlan})`;
    }
    return secrets.length
      ? undefined
      : `no plan secrets found for plan ${planId}`;
  }

  remove(object: ApiObject): void {
    this.#find(object).forEach(record => this.client.delete(record));
  }

  #find(object: ApiObject): ApiObject[] {
    return RECORDS.flatMap(resource => this.client.list(resource)).filter(
      record => isPlanRecord(object, record),
    );
  }
}
