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

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { NewObject } from '../../../kubernetes-api';
import { isRecord, valueAt } from '../../../kubernetes-api/ApiObject';
import { renderHumanPlan } from './renderHumanPlan';
import { renderJsonPlan } from './renderJsonPlan';
import { PlanContent } from './ResourceChange';

const GROUP = 'infra.contrib.fluxcd.io';
const CHUNK = 1024 * 1024;

/** A Terraform, as far as its plan's records are named after it. @internal */
export interface PlanOwner {
  metadata: { name: string; namespace?: string; uid?: string };
  [field: string]: unknown;
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A label's value: what is too long is cut, and told apart by its hash. */
function labelValue(text: string): string {
  const hash = `-${sha256(Buffer.from(text)).slice(0, 16)}`;
  return text.length > 63 ? `${text.slice(0, 63 - hash.length)}${hash}` : text;
}

/** @internal */
export function workspaceOf(owner: PlanOwner): string {
  const given = valueAt(owner, ['spec', 'workspace']);
  return typeof given === 'string' && given ? given : 'default';
}

function records(
  owner: PlanOwner,
  options: {
    kind: 'ConfigMap' | 'Secret';
    suffix: string;
    planId: string;
    text: string;
    legacy: boolean;
  },
): NewObject[] {
  const { kind, suffix, planId, text, legacy } = options;
  const { name, namespace, uid = '' } = owner.metadata;
  const workspace = workspaceOf(owner);
  const isSecret = kind === 'Secret';
  const plain = Buffer.from(text);
  const stored = isSecret ? gzipSync(plain) : plain;
  const count = legacy ? 1 : Math.max(1, Math.ceil(stored.length / CHUNK));
  return Array.from({ length: count }, (_, index) => {
    const part =
      count === 1
        ? stored
        : stored.subarray(index * CHUNK, (index + 1) * CHUNK);
    // A single record is known by the hash of what it holds, not of its gzip.
    const hash = sha256(count === 1 ? plain : part);
    return {
      apiVersion: 'v1',
      kind,
      metadata: {
        name: `tfplan-${workspace}-${name}${suffix}${
          count > 1 ? `-${index}` : ''
        }`,
        namespace,
        annotations: {
          savedPlan: planId,
          ...(isSecret && { encoding: 'gzip' }),
          ...(!legacy && {
            [`${GROUP}/plan-full-name`]: `${name}${suffix}`,
            [`${GROUP}/plan-full-workspace`]: workspace,
            [`${GROUP}/plan-hash`]: hash,
            ...(count > 1 && { [`${GROUP}/plan-chunk`]: `${index}` }),
          }),
        },
        ...(!legacy && {
          labels: {
            [`${GROUP}/plan-name`]: labelValue(`${name}${suffix}`),
            [`${GROUP}/plan-workspace`]: labelValue(workspace),
          },
        }),
        ownerReferences: [
          { apiVersion: `${GROUP}/v1alpha2`, kind: 'Terraform', name, uid },
        ],
      },
      ...(isSecret
        ? { type: 'Opaque', data: { tfplan: part.toString('base64') } }
        : { data: { tfplan: part.toString('utf8') } }),
    };
  });
}

/**
 * What tofu-controller keeps of a plan: the binary one in a Secret, and beside
 * it what `storeReadablePlan` asks for.
 *
 * @param legacy - as before 0.16: without labels, and in one piece
 * @internal
 */
export function planRecords(
  owner: PlanOwner,
  planId: string,
  content: PlanContent,
  { legacy = false }: { legacy?: boolean } = {},
): NewObject[] {
  const { namespace, name } = owner.metadata;
  const spec = isRecord(owner.spec) ? owner.spec : {};
  const common = { planId, legacy };
  const binary = records(owner, {
    kind: 'Secret',
    suffix: '',
    text: `the binary plan ${planId} of ${namespace}/${name}`,
    ...common,
  });
  switch (spec.storeReadablePlan) {
    case 'human':
      return [
        ...binary,
        ...records(owner, {
          kind: 'ConfigMap',
          suffix: '',
          text: renderHumanPlan(content),
          ...common,
        }),
      ];
    case 'json':
      return [
        ...binary,
        ...records(owner, {
          kind: 'Secret',
          suffix: '.json',
          text: renderJsonPlan(content),
          ...common,
        }),
      ];
    default:
      return binary;
  }
}

/** The labels and names by which the records of a plan are found again. @internal */
export function isPlanRecord(owner: PlanOwner, record: NewObject): boolean {
  const { name, namespace } = owner.metadata;
  const workspace = workspaceOf(owner);
  const { metadata } = record;
  const plans = [name, `${name}.json`];
  return (
    metadata.namespace === namespace &&
    (plans.some(plan => metadata.name === `tfplan-${workspace}-${plan}`) ||
      (plans
        .map(labelValue)
        .includes(metadata.labels?.[`${GROUP}/plan-name`] ?? '') &&
        metadata.labels?.[`${GROUP}/plan-workspace`] === labelValue(workspace)))
  );
}
