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

import { ApiObject, NewObject } from '../../kubernetes-api';
import { isRecord, valueAt } from '../../kubernetes-api/ApiObject';
import { stableHex } from '../stableId';

const GROUP = 'infra.contrib.fluxcd.io';

function workspaceOf(object: ApiObject): string {
  const given = valueAt(object, ['spec', 'workspace']);
  return typeof given === 'string' && given ? given : 'default';
}

/** What a plan would do: there is no code, so a bucket stands for all. */
function planText(object: ApiObject, isChange: boolean): string {
  const { name } = object.metadata;
  const destroys = valueAt(object, ['spec', 'destroy']) === true;
  if (destroys) {
    return `
OpenTofu used the selected providers to generate the following execution
plan. Resource actions are indicated with the following symbols:
  - destroy

OpenTofu will perform the following actions:

  # aws_s3_bucket.this will be destroyed
  - resource "aws_s3_bucket" "this" {
      - bucket = "${name}" -> null
      - id     = "${name}" -> null
    }

Plan: 0 to add, 0 to change, 1 to destroy.
`;
  }
  const [symbol, word, verb, sum] = isChange
    ? ['~', 'update in-place', 'updated in-place', '0 to add, 1 to change']
    : ['+', 'create', 'created', '1 to add, 0 to change'];
  const body = isChange
    ? `        id   = "${name}"
      ~ tags = {
          ~ "revision" = "before" -> "after"
        }`
    : `      + bucket = "${name}"
      + id     = (known after apply)`;
  return `
OpenTofu used the selected providers to generate the following execution
plan. Resource actions are indicated with the following symbols:
  ${symbol} ${word}

OpenTofu will perform the following actions:

  # aws_s3_bucket.this will be ${verb}
  ${symbol} resource "aws_s3_bucket" "this" {
${body}
    }

Plan: ${sum}, 0 to destroy.
`;
}

/** The readable plan that tofu-controller keeps beside the binary one. @internal */
export function planRecord(
  object: ApiObject,
  planId: string,
): NewObject | undefined {
  if (valueAt(object, ['spec', 'storeReadablePlan']) !== 'human') {
    return undefined;
  }
  const { name, namespace } = object.metadata;
  const workspace = workspaceOf(object);
  const isChange =
    valueAt(object, ['status', 'plan', 'lastApplied']) !== undefined;
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: `tfplan-${workspace}-${name}`,
      namespace,
      labels: {
        [`${GROUP}/plan-name`]: name.slice(0, 63),
        [`${GROUP}/plan-workspace`]: workspace,
      },
      annotations: { savedPlan: planId },
    },
    data: { tfplan: planText(object, isChange) },
  };
}

/** The Secret with the outputs, under the names that are asked for. @internal */
export function outputsRecord(
  object: ApiObject,
): { secret: NewObject; outputs: string[] } | undefined {
  const target = valueAt(object, ['spec', 'writeOutputsToSecret']);
  if (!isRecord(target)) {
    return undefined;
  }
  const asked = Array.isArray(target.outputs) ? target.outputs.map(String) : [];
  const pairs = (asked.length ? asked : ['id', 'endpoint']).map(output => {
    const [name, key = name] = output.split(':');
    return { name, key };
  });
  const value = (name: string) =>
    Buffer.from(
      `${name}-${stableHex(`${object.metadata.name}/${name}`, 8)}`,
    ).toString('base64');
  return {
    outputs: pairs.map(({ name }) => name),
    secret: {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'Opaque',
      metadata: {
        name: String(target.name),
        namespace: object.metadata.namespace,
      },
      data: Object.fromEntries(
        pairs.map(({ name, key }) => [key, value(name)]),
      ),
    },
  };
}
