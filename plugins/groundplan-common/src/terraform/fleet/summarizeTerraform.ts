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

import { TerraformDetails, TerraformSummary } from '../../api/types';
import { readConditions } from '../../conditions';
import { FleetContext } from '../../domain/Fleet';
import {
  getList,
  getRecord,
  getString,
  KubernetesObject,
} from '../../kubernetes';
import { assessTerraform } from '../health/assessTerraform';
import { readTerraform } from '../readTerraform';
import { suspendedSince } from './suspendedSince';
import { terraformEvidence } from './terraformEvidence';

/** When it was last applied; no field says so, only the condition does. */
function lastAppliedAt(object: KubernetesObject): string | undefined {
  const applied = readConditions(object).conditions.find(
    c => c.type === 'Apply' && c.status === 'True',
  )?.lastTransitionTime;
  const byDrift = getString(object.status, 'lastAppliedByDriftDetectionAt');
  return [applied, byDrift]
    .filter((time): time is string => !Number.isNaN(Date.parse(time ?? '')))
    .sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

/**
 * Whether it differs now from what is written; `lastDriftDetectedAt` stays when
 * the drift has gone by itself.
 */
function isDrifted(object: KubernetesObject): boolean {
  const fields = readTerraform(object);
  return (
    (fields.isDriftDetectionPlan && fields.pendingPlan !== undefined) ||
    readConditions(object).conditions.some(
      c =>
        c.type === 'Ready' &&
        c.status === 'False' &&
        c.reason === 'DriftDetected',
    )
  );
}

/** The row of a Terraform resource. @internal */
export function summarizeTerraform(
  object: KubernetesObject,
  related: KubernetesObject[],
  context: FleetContext,
): Pick<TerraformDetails, keyof TerraformSummary> {
  const { metadata, spec, status } = object;
  const fields = readTerraform(object);
  return {
    kind: 'terraform',
    host: context.host,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    entityRef: context.entityRef,
    owner: context.owner,
    createdAt: metadata.creationTimestamp,
    status: assessTerraform(object, {
      now: context.now,
      evidence: terraformEvidence(object, related, context),
    }),
    source: fields.source,
    path: getString(spec, 'path') || undefined,
    appliedRevision: getString(status, 'lastAppliedRevision') || undefined,
    lastAppliedAt: lastAppliedAt(object),
    pendingPlan: fields.pendingPlan,
    drifted: isDrifted(object),
    resources: getRecord(status, 'inventory')
      ? getList(status, 'inventory', 'entries').length
      : undefined,
    suspendedSince: suspendedSince(object),
  };
}
