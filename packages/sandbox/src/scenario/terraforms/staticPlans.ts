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

import { NewObject } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { uidOf } from '../World';
import { planId } from './newTerraform';
import { bucketPlan } from './plan/bucketPlan';
import { planModel } from './plan/planModels';
import { planRecords } from './plan/planRecords';
import { STALE } from './plannedTerraforms';

/**
 * What is stored of the plans of Terraforms that stay as they are: of the
 * pending one, or else of the one that was applied.
 *
 * @internal
 */
export function staticPlans(terraforms: NewObject[]): NewObject[] {
  return terraforms.flatMap(terraform => {
    const { metadata } = terraform;
    const plan = valueAt(terraform, ['status', 'plan']);
    const { pending, lastApplied } = isRecord(plan) ? plan : {};
    const id = pending ?? lastApplied;
    if (typeof id !== 'string') {
      return [];
    }
    const model = planModel(terraform);
    const content =
      pending && model
        ? model.content
        : bucketPlan(metadata.name, pending ? 'update' : 'create');
    return planRecords(
      { ...terraform, metadata: { ...metadata, uid: uidOf(terraform) } },
      model?.stored === 'superseded' ? planId(STALE) : id,
      content,
      { legacy: model?.stored === 'legacy' },
    );
  });
}
