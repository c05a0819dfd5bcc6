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

import {
  AppliedPlan,
  Application,
  getString,
  KubernetesObject,
  lastApplication,
  PlanResponse,
  readConditions,
  readRecordedApproval,
} from 'backstage-plugin-groundplan-common';
import { HostTerraforms } from '../operations/HostTerraforms';
import { LocatedTerraform } from '../locateTerraform';
import { PlanReader } from '../plan/PlanReader';
import { ApprovedPlan, ApprovedPlans } from './ApprovedPlans';
import { HistoryKey } from './AppliedPlans';
import { describeDifference } from './describeDifference';

/** How many addresses are kept of a plan. */
const MAX_RESOURCES = 1_000;
/** By how much the clocks of a host and of the backend may differ. */
const CLOCK_SKEW_MS = 60_000;

/** @internal */
export interface AppliedPlanReaderOptions {
  plans: PlanReader;
  terraforms: Pick<HostTerraforms, 'read'>;
  approved: ApprovedPlans;
}

/** What an application is looked at with. @internal */
export interface ApplicationToRead {
  where: LocatedTerraform;
  object: KubernetesObject;
  key: HistoryKey;
  application: Application;
  /** RFC 3339: when something was applied before it. */
  previousAt?: string;
}

/**
 * Reads the text of a plan once, when it has become applied, and says of it what
 * history keeps.
 *
 * @internal
 */
export class AppliedPlanReader {
  readonly #options: AppliedPlanReaderOptions;

  static create(options: AppliedPlanReaderOptions): AppliedPlanReader {
    return new AppliedPlanReader(options);
  }

  private constructor(options: AppliedPlanReaderOptions) {
    this.#options = options;
  }

  async read(toRead: ApplicationToRead): Promise<AppliedPlan> {
    const { where, object, key, application, previousAt } = toRead;
    const { plans, terraforms, approved } = this.#options;
    const stored = await plans.read(where.id, object);
    // It may have been planned anew while the text was read
    const text = textOf(
      stored,
      application,
      object,
      await terraforms.read(where),
    );
    const recorded = readRecordedApproval(object);
    const planId =
      application.planId ?? stored.planId ?? recorded?.planId ?? 'unknown';
    const approval =
      recorded &&
      recorded.planId === planId &&
      isBetween(recorded.at, previousAt, application.at)
        ? recorded
        : undefined;
    const read = approval && (await approved.find(key, approval));
    const compared = compare(text, approval && read && { ...read, approval });
    const isKnown = text?.certain || compared.comparison === 'same';
    return {
      ...unreadPlan(application, planId),
      ...(isKnown && describePlan(text!.stored)),
      ...compared,
    };
  }
}

/** What can be said of an application without its text. @internal */
export function unreadPlan(
  { at, result, planId, message }: Application,
  knownPlanId: string = planId ?? 'unknown',
): AppliedPlan {
  return {
    planId: knownPlanId,
    resources: [],
    resourcesOmitted: 0,
    result,
    at,
    ...(message && { message }),
  };
}

interface ReadText {
  stored: PlanResponse & { hash: string };
  /** Whether it can be no other plan's than the applied one's. */
  certain: boolean;
}

function textOf(
  stored: PlanResponse,
  application: Application,
  before: KubernetesObject,
  after: KubernetesObject,
): ReadText | undefined {
  const { hash, state, planId } = stored;
  const isOfIt =
    application.planId === undefined || planId === application.planId;
  if (!hash || state === 'pending' || !isOfIt) {
    return undefined;
  }
  const { status } = after;
  const ready = readConditions(after).conditions.find(c => c.type === 'Ready');
  return {
    stored: { ...stored, hash },
    certain:
      lastApplication(after)?.occurrence === application.occurrence &&
      !getString(status, 'plan', 'pending') &&
      getString(status, 'lastPlanAt') ===
        getString(before.status, 'lastPlanAt') &&
      // A plan is stored before the object says so
      ready?.reason !== 'Progressing',
  };
}

function describePlan({
  hash,
  plan,
}: PlanResponse): Pick<
  AppliedPlan,
  'hash' | 'summary' | 'resources' | 'resourcesOmitted'
> {
  const resources = plan?.resources ?? [];
  return {
    hash,
    summary: plan?.summary,
    resources: resources
      .slice(0, MAX_RESOURCES)
      .map(({ address, action }) => ({ address, action })),
    resourcesOmitted: Math.max(0, resources.length - MAX_RESOURCES),
  };
}

function compare(
  text: ReadText | undefined,
  read:
    | (ApprovedPlan & { approval: { by: string; at: string; hash: string } })
    | undefined,
): Pick<
  AppliedPlan,
  'approvedBy' | 'approvedAt' | 'comparison' | 'difference'
> {
  if (!read) {
    return {};
  }
  const approved = {
    approvedBy: read.approval.by,
    approvedAt: read.approval.at,
  };
  if (text && text.stored.hash === read.approval.hash) {
    return { ...approved, comparison: 'same' };
  }
  return text?.certain
    ? {
        ...approved,
        comparison: 'other',
        difference: describeDifference(read, text.stored.plan),
      }
    : { ...approved, comparison: 'unknown' };
}

function isBetween(at: string, after: string | undefined, before: string) {
  const time = Date.parse(at);
  return (
    (after === undefined || time > Date.parse(after)) &&
    time <= Date.parse(before) + CLOCK_SKEW_MS
  );
}
