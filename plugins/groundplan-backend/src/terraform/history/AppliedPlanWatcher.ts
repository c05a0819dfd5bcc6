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

import { AuditorService } from '@backstage/backend-plugin-api';
import {
  AppliedPlan,
  Application,
  KubernetesObject,
  lastApplication,
} from 'backstage-plugin-groundplan-common';
import { FirstStarts } from '../../database/FirstStarts';
import { RowId, rowKey } from '../../fleet/Row';
import { audited } from '../../service/audited';
import { LocatedTerraform } from '../locateTerraform';
import { TerraformFollower } from '../watch/TerraformFollower';
import { AppliedPlanReader, unreadPlan } from './AppliedPlanReader';
import { AppliedPlans, HistoryKey } from './AppliedPlans';

/** How long it is news that another plan was applied than the approved one. */
const NEWS_MS = 7 * 24 * 3_600_000;

/** @internal */
export interface AppliedPlanWatcherOptions {
  applied: AppliedPlans;
  reader: AppliedPlanReader;
  starts: FirstStarts;
  auditor: AuditorService;
  /** Has the tabs of an object ask again. */
  changed: (id: RowId) => void;
  /**
   * Tells the owner that another plan was applied than the approved one, where they
   * have not been told of this occurrence. Where it fails, it is called again.
   */
  tellOther: (
    id: RowId,
    occurrence: string,
    plan: AppliedPlan,
  ) => Promise<void>;
  now?: () => Date;
}

/**
 * Keeps in history what was applied. What was applied before a host was first
 * followed is noted and its plan not read: there may be thousands of them.
 *
 * @internal
 */
export class AppliedPlanWatcher implements TerraformFollower {
  readonly #options: AppliedPlanWatcherOptions;
  /** What the database has, so that it is not asked at each change of an object. */
  readonly #known = new Map<string, string>();

  static create(options: AppliedPlanWatcherOptions): AppliedPlanWatcher {
    return new AppliedPlanWatcher(options);
  }

  private constructor(options: AppliedPlanWatcherOptions) {
    this.#options = options;
  }

  async follow(
    where: LocatedTerraform,
    object: KubernetesObject,
  ): Promise<void> {
    const { applied, starts, tellOther } = this.#options;
    const { uid } = object.metadata;
    const since = await starts.of(`history:${where.id.host}`, this.#now());
    const application = lastApplication(object);
    if (!where.operator.storesPlans || !uid || !application) {
      return;
    }
    const row = rowKey(where.id);
    const known = `${uid} ${application.occurrence}`;
    if (this.#known.get(row) === known) {
      return;
    }
    const key = { host: where.id.host, uid };
    const { occurrence } = application;
    const plan =
      (await applied.find(key, occurrence)) ??
      (await this.#add(where, object, application, key, since));
    // Whoever is told knows whether it was before: a crash may have come between
    if (plan.comparison === 'other' && isRecent(plan, this.#now())) {
      await tellOther(where.id, occurrence, plan);
    }
    this.#known.set(row, known);
  }

  async #add(
    where: LocatedTerraform,
    object: KubernetesObject,
    application: Application,
    key: HistoryKey,
    since: number,
  ): Promise<AppliedPlan> {
    const { applied, reader, changed } = this.#options;
    const [previous] = await applied.of(key);
    // Kubernetes' times are of whole seconds
    const isOld = Date.parse(application.at) + 1_000 <= since;
    const plan = isOld
      ? unreadPlan(application)
      : await reader.read({
          where,
          object,
          key,
          application,
          previousAt: previous?.at,
        });
    const add = () => applied.add(key, application.occurrence, plan);
    const isNews =
      plan.comparison === 'other'
        ? await this.#audited(where.id, plan, add)
        : await add();
    if (isNews) {
      changed(where.id);
    }
    return plan;
  }

  #audited(
    { host, namespace, name }: RowId,
    plan: AppliedPlan,
    work: () => Promise<boolean>,
  ): Promise<boolean> {
    const { planId, hash, result, approvedBy, approvedAt, difference } = plan;
    return audited(
      this.#options.auditor,
      {
        eventId: 'terraform-applied-other',
        severityLevel: 'high',
        meta: {
          host,
          namespace,
          name,
          planId,
          hash,
          result,
          approvedBy,
          approvedAt,
          difference: difference?.lines,
        },
      },
      work,
    );
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}

function isRecent({ at }: AppliedPlan, now: Date): boolean {
  return now.getTime() - Date.parse(at) < NEWS_MS;
}
