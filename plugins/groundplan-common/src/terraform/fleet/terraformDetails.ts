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

import { TerraformDetails } from '../../api/types';
import { readConditions } from '../../conditions';
import { DetailsFromOutside, FleetContext } from '../../domain/Fleet';
import { objectDetails } from '../../gitops/objectDetails';
import {
  getBoolean,
  getList,
  getNumber,
  getRecord,
  getString,
  KubernetesObject,
} from '../../kubernetes';
import { readLock } from '../readLock';
import { readTerraform } from '../readTerraform';
import { lastRunAt } from './lastRunAt';
import { summarizeTerraform } from './summarizeTerraform';
import { terraformDependencies } from './terraformDependencies';
import { terraformEvidence } from './terraformEvidence';
import { terraformSource } from './terraformSource';

function text(from: unknown, ...path: string[]): string | undefined {
  return getString(from, ...path) || undefined;
}

function driftText(object: KubernetesObject): string | undefined {
  const ready = readConditions(object).conditions.find(c => c.type === 'Ready');
  return ready?.status === 'False' && ready.reason === 'DriftDetected'
    ? ready.message || undefined
    : undefined;
}

function inventory(object: KubernetesObject): TerraformDetails['inventory'] {
  if (!getRecord(object.status, 'inventory')) {
    return undefined;
  }
  return getList(object.status, 'inventory', 'entries').flatMap(entry => {
    const identifier = getString(entry, 'id');
    return identifier === undefined
      ? []
      : {
          type: getString(entry, 't') ?? '',
          name: getString(entry, 'n') ?? '',
          identifier,
        };
  });
}

/** The tab of a Terraform resource. @internal */
export function terraformDetails(
  object: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): Omit<TerraformDetails, DetailsFromOutside> {
  const { spec, status } = object;
  const fields = readTerraform(object);
  const summary = summarizeTerraform(object, related, context);
  const lock = readLock(object);
  return {
    ...objectDetails(object),
    ...summary,
    workspace: text(spec, 'workspace') ?? 'default',
    interval: text(spec, 'interval'),
    approvePlan: fields.approvePlan || undefined,
    planOnly: fields.planOnly,
    destroy: fields.destroy,
    destroyResourcesOnDeletion: fields.destroyResourcesOnDeletion,
    suspended: getBoolean(spec, 'suspend') === true,
    storeReadablePlan: text(spec, 'storeReadablePlan'),
    sourceStatus: terraformSource(object, related, context),
    plan: {
      pending: fields.pendingPlan,
      lastApplied: text(status, 'plan', 'lastApplied'),
      isDestroyPlan: fields.isDestroyPlan,
      isDriftDetectionPlan: fields.isDriftDetectionPlan,
      plannedAt: text(status, 'lastPlanAt'),
      elsewhere: fields.plansElsewhere,
    },
    drift: {
      detection:
        getBoolean(spec, 'disableDriftDetection') === true
          ? 'disabled'
          : 'enabled',
      drifted: summary.drifted,
      lastDetectedAt: text(status, 'lastDriftDetectedAt'),
      text: driftText(object),
    },
    lock: lock && {
      ...lock,
      holder:
        terraformEvidence(object, related, context).lockHolder ?? 'unknown',
    },
    attemptedRevision: text(status, 'lastAttemptedRevision'),
    plannedRevision: text(status, 'lastPlannedRevision'),
    inventory: inventory(object),
    outputs: getList(status, 'availableOutputs').filter(
      (name): name is string => typeof name === 'string',
    ),
    outputsSecret: text(spec, 'writeOutputsToSecret', 'name'),
    ...terraformDependencies(object, related, context),
    lastHandledReconcileAt: text(status, 'lastHandledReconcileAt'),
    lastRunAt: lastRunAt(object),
    reconciliationFailures: getNumber(status, 'reconciliationFailures'),
  };
}
