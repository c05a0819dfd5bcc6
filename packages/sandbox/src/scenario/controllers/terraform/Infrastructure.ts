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

import { ApiObject } from '../../../kubernetes-api';
import { isRecord, valueAt } from '../../../kubernetes-api/ApiObject';
import { conditionsOf } from '../../../gitops-loop/fluxStatus';
import { bucketPlan } from '../../terraforms/plan/bucketPlan';
import { planModel } from '../../terraforms/plan/planModels';
import { addressOf, PlanContent } from '../../terraforms/plan/ResourceChange';
import { stableHex } from '../../stableId';

/** A lock on a state, and what a run says that meets it. @internal */
export interface StateLock {
  id: string;
  message: string;
}

/** Fields that say how it is worked on, and not what is wanted. */
const HOW = [
  'approvePlan',
  'dependsOn',
  'disableDriftDetection',
  'enableInventory',
  'force',
  'interval',
  'planOnly',
  'retryInterval',
  'storeReadablePlan',
  'suspend',
  'tfstate',
  'writeOutputsToSecret',
];

const NOTHING: PlanContent = { changes: [] };

function wish(object: ApiObject, revision: string): string {
  const spec = isRecord(object.spec) ? object.spec : {};
  const what = Object.entries(spec).filter(([key]) => !HOW.includes(key));
  const source = planModel(object)?.followsSource ? revision : '';
  return JSON.stringify([what, source]);
}

/**
 * Stands for OpenTofu and the cloud behind it: what was applied, what has
 * drifted, which states are locked.
 *
 * @internal
 */
export class Infrastructure {
  readonly #applied = new Map<string, string>();
  readonly #drifted = new Set<string>();
  readonly #locks = new Map<string, StateLock>();

  private constructor() {}

  static create(): Infrastructure {
    return new Infrastructure();
  }

  /** Takes over what the status of an object says of the time before. */
  adopt(object: ApiObject): void {
    const uid = object.metadata.uid ?? '';
    const plan = valueAt(object, ['status', 'plan']);
    const { pending, lastApplied } = isRecord(plan) ? plan : {};
    const ready = conditionsOf(object).get('Ready');
    if (ready?.reason === 'DriftDetected') {
      this.#drifted.add(uid);
    } else if (lastApplied && !pending && ready?.status === 'True') {
      const revision = valueAt(object, ['status', 'lastAppliedRevision']);
      this.#applied.set(uid, wish(object, String(revision)));
    }
    const lock = valueAt(object, ['status', 'lock', 'pending']);
    if (typeof lock === 'string' && lock) {
      this.#locks.set(uid, { id: lock, message: String(ready?.message) });
    }
  }

  lockOf({ metadata }: ApiObject): StateLock | undefined {
    return this.#locks.get(metadata.uid ?? '');
  }

  unlock({ metadata }: ApiObject): void {
    this.#locks.delete(metadata.uid ?? '');
  }

  /** What drifted; undefined where nothing did. */
  driftOf(object: ApiObject): PlanContent | undefined {
    const { uid = '', name } = object.metadata;
    return this.#drifted.has(uid)
      ? planModel(object)?.drift ?? bucketPlan(name, 'update')
      : undefined;
  }

  /**
   * What would be done to make it as it is wanted.
   *
   * @param again - it is about to be applied, and looked at once more
   */
  plan(
    object: ApiObject,
    options: { revision: string; destroy: boolean; again?: boolean },
  ): PlanContent {
    const { uid = '', name } = object.metadata;
    const { revision, destroy, again } = options;
    const model = planModel(object);
    const applied = this.#applied.get(uid);
    const isDone =
      applied === wish(object, revision) && !this.#drifted.has(uid);
    if (destroy) {
      const isDestroyed =
        isDone && valueAt(object, ['spec', 'destroy']) === true;
      const destroys = model?.content.changes.every(
        ({ action }) => action === 'delete',
      );
      const some =
        destroys && model ? model.content : bucketPlan(name, 'delete');
      return isDestroyed ? NOTHING : some;
    }
    if (isDone) {
      return NOTHING;
    }
    if (model && (applied === undefined || model.followsSource)) {
      return (again && model.changed) || model.content;
    }
    const wasApplied =
      applied ?? valueAt(object, ['status', 'plan', 'lastApplied']);
    return bucketPlan(name, wasApplied === undefined ? 'create' : 'update');
  }

  /** Does it; answers the error where it cannot be done. */
  apply(object: ApiObject, revision: string): string | undefined {
    const error = planModel(object)?.applyError;
    if (!error) {
      this.#applied.set(object.metadata.uid ?? '', wish(object, revision));
      this.#drifted.delete(object.metadata.uid ?? '');
    }
    return error;
  }

  /** What there is, as `status.inventory` lists it. */
  inventory(object: ApiObject): { n: string; t: string; id: string }[] {
    const { name, namespace } = object.metadata;
    const content = planModel(object)?.content ?? bucketPlan(name, 'create');
    return content.changes
      .filter(({ mode, action }) => mode !== 'data' && action !== 'delete')
      .slice(0, 100)
      .map(change => ({
        n: change.name,
        t: change.type,
        id: String(
          change.after?.id ??
            stableHex(`${namespace}/${name}/${addressOf(change)}`, 12),
        ),
      }));
  }
}
