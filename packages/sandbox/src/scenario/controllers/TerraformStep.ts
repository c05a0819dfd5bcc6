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
  conditionsOf,
  FluxCondition,
  isReady,
  writeFluxStatus,
} from '../../gitops-loop/fluxStatus';
import { ApiObject, LocalClient } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { planId } from '../terraforms/newTerraform';
import { toTime } from '../Timeline';
import { outputsRecord, planRecord } from './terraformRecords';

const FINALIZER = 'finalizers.tf.contrib.fluxcd.io';
const STEP = 2000;
const RETRY = 15_000;

function condition(
  type: string,
  status: FluxCondition['status'],
  reason: string,
  message: string,
): FluxCondition {
  return { type, status, reason, message };
}

function progress(message: string): FluxCondition[] {
  return [
    condition('Reconciling', 'True', 'Progressing', 'Fulfilling prerequisites'),
    condition('Ready', 'Unknown', 'Progressing', message),
  ];
}

/** What is planned: approving, suspending and asking again change nothing. */
function fingerprint(spec: Record<string, unknown>): string {
  const { approvePlan, suspend, interval, ...rest } = spec;
  return JSON.stringify(rest);
}

/** One step of a Terraform at a time, as tofu-controller takes them. @internal */
export class TerraformStep {
  readonly #client: LocalClient;
  /** What was planned and applied last, by uid. */
  readonly #planned = new Map<string, string>();
  readonly #applied = new Map<string, string>();

  constructor(client: LocalClient) {
    this.#client = client;
  }

  /** After how long the next one comes; undefined to wait for a change. */
  take(object: ApiObject): number | undefined {
    const spec = isRecord(object.spec) ? object.spec : {};
    if (spec.suspend) {
      return undefined;
    }
    const said = conditionsOf(object).get('Ready')?.message;
    if (object.metadata.deletionTimestamp) {
      return this.#delete(object, said);
    }
    if (!object.metadata.finalizers?.includes(FINALIZER)) {
      this.#client.update(object, current => {
        current.metadata.finalizers = [FINALIZER];
      });
      this.#write(object, progress('Initializing'));
      return STEP;
    }
    const revision = this.#revision(object, spec);
    if (!revision) {
      const { kind, name } = isRecord(spec.sourceRef) ? spec.sourceRef : {};
      const message = `Source '${kind}/${name}' not found`;
      this.#fail(object, 'ArtifactFailed', message);
      return RETRY;
    }
    const missing = this.#missing(object, spec);
    if (missing) {
      this.#fail(object, 'DependencyNotReady', missing);
      return RETRY;
    }
    return this.#planOrApply(object, spec, revision, said);
  }

  #planOrApply(
    object: ApiObject,
    spec: Record<string, unknown>,
    revision: string,
    said: unknown,
  ): number | undefined {
    const { uid = '' } = object.metadata;
    const wanted = fingerprint(spec);
    const pending = valueAt(object, ['status', 'plan', 'pending']);
    const lastPlanned = valueAt(object, ['status', 'lastPlannedRevision']);
    if (lastPlanned !== revision || this.#planned.get(uid) !== wanted) {
      if (said !== 'Terraform Planning') {
        this.#write(object, progress('Terraform Planning'));
        return STEP;
      }
      this.#planned.set(uid, wanted);
      return this.#plan(object, spec, revision, wanted);
    }
    const approved = [pending, 'auto'].includes(spec.approvePlan);
    if (!pending || !approved || spec.planOnly) {
      return undefined;
    }
    if (said !== 'Applying') {
      this.#write(object, progress('Applying'));
      return STEP;
    }
    this.#applied.set(uid, wanted);
    this.#succeed(object, spec, revision);
    return undefined;
  }

  #succeed(
    object: ApiObject,
    spec: Record<string, unknown>,
    revision: string,
  ): void {
    const record = spec.destroy ? undefined : outputsRecord(object);
    if (record) {
      this.#client.apply(record.secret);
    }
    const applied = {
      reason: 'TerraformAppliedSucceed',
      message: `${
        spec.destroy ? 'Destroy applied' : 'Applied'
      } successfully: ${revision}`,
    };
    const written = {
      reason: 'TerraformOutputsWritten',
      message: `Outputs written: ${revision}`,
    };
    const status = 'True' as const;
    this.#write(
      object,
      [
        { type: 'Apply', status, ...applied },
        ...(record ? [{ type: 'Output', status, ...written }] : []),
        { type: 'Ready', status, ...(record ? written : applied) },
      ],
      {
        ...(record && { availableOutputs: record.outputs }),
        lastAppliedRevision: revision,
        lastSuccessfulReconcileAt: toTime(Date.now()),
        plan: { lastApplied: planId(revision) },
      },
    );
  }

  #plan(
    object: ApiObject,
    spec: Record<string, unknown>,
    revision: string,
    wanted: string,
  ): number | undefined {
    const lastApplied = valueAt(object, ['status', 'plan', 'lastApplied']);
    const facts = {
      lastAttemptedRevision: revision,
      lastPlannedRevision: revision,
      lastPlannedGeneration: object.metadata.generation,
      lastPlanAt: toTime(Date.now()),
    };
    // Only what it is asked for makes a plan differ here: there is no code.
    if (this.#applied.get(object.metadata.uid ?? '') === wanted) {
      const [reason, message] = [
        'TerraformPlannedNoChanges',
        `Plan no changes: ${revision}`,
      ];
      this.#write(
        object,
        [
          condition('Plan', 'False', reason, message),
          condition('Ready', 'True', reason, message),
        ],
        { ...facts, plan: { lastApplied } },
      );
      return undefined;
    }
    const id = planId(revision);
    const reason = 'TerraformPlannedWithChanges';
    const record = planRecord(object, id);
    if (record) {
      this.#client.apply(record);
    }
    this.#write(
      object,
      [
        condition('Plan', 'True', reason, 'Plan generated'),
        ...progress('').slice(0, 1),
        condition(
          'Ready',
          'Unknown',
          reason,
          `Plan generated: set approvePlan: "${id}" to approve this plan.`,
        ),
      ],
      {
        ...facts,
        plan: {
          pending: id,
          ...(lastApplied !== undefined && { lastApplied }),
          ...(spec.destroy === true && { isDestroyPlan: true }),
        },
      },
    );
    return STEP / 2;
  }

  #delete(object: ApiObject, said: unknown): number | undefined {
    if (said !== 'Deletion in progress') {
      this.#write(object, progress('Deletion in progress'));
      return STEP;
    }
    const record = planRecord(object, '');
    if (record && this.#client.get(record)) {
      this.#client.delete(record);
    }
    this.#client.update(object, current => {
      delete current.metadata.finalizers;
    });
    return undefined;
  }

  /** The revision of its source; undefined where there is none yet. */
  #revision(
    object: ApiObject,
    { sourceRef }: Record<string, unknown>,
  ): string | undefined {
    if (!isRecord(sourceRef)) {
      return undefined;
    }
    const source = this.#client.get({
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: String(sourceRef.kind),
      metadata: {
        name: String(sourceRef.name),
        namespace: String(sourceRef.namespace ?? object.metadata.namespace),
      },
    });
    const revision = valueAt(source, ['status', 'artifact', 'revision']);
    return typeof revision === 'string' ? revision : undefined;
  }

  #missing(
    object: ApiObject,
    { dependsOn }: Record<string, unknown>,
  ): string | undefined {
    const list = Array.isArray(dependsOn) ? dependsOn : [];
    for (const { name, namespace } of list.filter(isRecord)) {
      const metadata = {
        name: String(name),
        namespace: String(namespace ?? object.metadata.namespace),
      };
      const other = this.#client.get({ ...object, metadata });
      if (!other || !isReady(other)) {
        return `dependency '${metadata.namespace}/${metadata.name}' is not ready`;
      }
    }
    return undefined;
  }

  #fail(object: ApiObject, reason: string, message: string): void {
    this.#write(object, [condition('Ready', 'False', reason, message)]);
  }

  #write(
    object: ApiObject,
    conditions: FluxCondition[],
    fields: Record<string, unknown> = {},
  ): void {
    writeFluxStatus(this.#client, object, conditions, fields);
  }
}
