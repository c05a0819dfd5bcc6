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
import { isRecord } from '../../kubernetes-api/ApiObject';

/** The fields of a Terraform's specification that decide what is done. @internal */
export interface TerraformSpec {
  approvePlan: string;
  force: boolean;
  planOnly: boolean;
  destroy: boolean;
  destroyResourcesOnDeletion: boolean;
  suspend: boolean;
  disableDriftDetection: boolean;
  enableInventory: boolean;
  alwaysCleanupRunnerPod: boolean;
  interval: unknown;
  retryInterval: unknown;
  retries?: number;
  dependsOn: { name: string; namespace: string }[];
  sourceRef: { kind: string; name: string; namespace: string };
  forceUnlock: string;
  lockIdentifier: string;
  outputsSecret?: { name: string; outputs: string[] };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function record(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** @internal */
export function readTerraformSpec(object: NewObject): TerraformSpec {
  const spec = record(object.spec);
  const namespace = object.metadata.namespace ?? '';
  const named = (value: Record<string, unknown>) => ({
    name: text(value.name),
    namespace: text(value.namespace) || namespace,
  });
  const source = record(spec.sourceRef);
  const tfstate = record(spec.tfstate);
  const outputs = record(spec.writeOutputsToSecret);
  const { retries } = record(spec.remediation);
  return {
    approvePlan: text(spec.approvePlan),
    force: spec.force === true,
    planOnly: spec.planOnly === true,
    destroy: spec.destroy === true,
    destroyResourcesOnDeletion: spec.destroyResourcesOnDeletion === true,
    suspend: spec.suspend === true,
    disableDriftDetection: spec.disableDriftDetection === true,
    enableInventory: spec.enableInventory === true,
    alwaysCleanupRunnerPod: spec.alwaysCleanupRunnerPod !== false,
    interval: spec.interval,
    retryInterval: spec.retryInterval,
    ...(typeof retries === 'number' && { retries }),
    dependsOn: list(spec.dependsOn).filter(isRecord).map(named),
    sourceRef: { kind: text(source.kind), ...named(source) },
    forceUnlock: text(tfstate.forceUnlock),
    lockIdentifier: text(tfstate.lockIdentifier),
    ...(outputs.name !== undefined && {
      outputsSecret: {
        name: text(outputs.name),
        outputs: list(outputs.outputs).map(String),
      },
    }),
  };
}
