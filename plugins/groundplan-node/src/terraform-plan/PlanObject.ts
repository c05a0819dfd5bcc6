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
  getField,
  getList,
  getString,
} from 'backstage-plugin-groundplan-common';
import { PlanLocation } from './PlanLocation';
import { StoredPlanError } from './StoredPlanError';

const PREFIX = 'infra.contrib.fluxcd.io/';

/** A ConfigMap or Secret that holds a plan, or a part of one. @internal */
export interface PlanObject {
  name: string;
  planId: string;
  /** Its place among the parts; nothing where it is the whole. */
  part?: number;
  /** Of the plan's bytes in it, as its writer took it. */
  hash?: string;
  isGzip: boolean;
  data: Buffer;
  createdAt?: string;
  ownerUid?: string;
}

/** Whether an object was stored for the plan that is looked for. @internal */
export function isOfPlan(raw: unknown, location: PlanLocation): boolean {
  const name = getString(raw, 'metadata', 'name') ?? '';
  const annotation = (key: string) =>
    getString(raw, 'metadata', 'annotations', PREFIX + key);
  const label = (key: string) =>
    getString(raw, 'metadata', 'labels', PREFIX + key);
  const workspace =
    annotation('plan-full-workspace') ?? label('plan-workspace');
  const rest = name.startsWith(location.objectName)
    ? name.slice(location.objectName.length)
    : undefined;
  const fullName = annotation('plan-full-name');
  const owner = getString(
    getList(raw, 'metadata', 'ownerReferences')[0],
    'name',
  );
  return (
    // The binary plan of a resource called 'a.json' is labelled as ours of 'a'.
    (owner === undefined || owner === location.owner) &&
    (workspace === undefined || workspace === location.workspace) &&
    (fullName === location.planName ||
      (fullName === undefined &&
        rest !== undefined &&
        /^(?:-\d+)?$/.test(rest)))
  );
}

function readData(raw: unknown, name: string, isSecret: boolean): Buffer {
  const text = getString(raw, 'data', 'tfplan');
  const binary = isSecret ? text : getString(raw, 'binaryData', 'tfplan');
  if (binary !== undefined) {
    return Buffer.from(binary, 'base64');
  }
  if (text === undefined) {
    throw new StoredPlanError('damaged', `${name} has no key 'tfplan'`);
  }
  return Buffer.from(text, 'utf8');
}

function readPart(raw: unknown, name: string): number | undefined {
  const chunk = getString(
    raw,
    'metadata',
    'annotations',
    `${PREFIX}plan-chunk`,
  );
  if (!chunk) {
    return undefined;
  }
  if (!/^\d{1,4}$/.test(chunk)) {
    throw new StoredPlanError(
      'damaged',
      `${name} is part '${chunk.slice(0, 20)}' of the plan, which is no number`,
    );
  }
  return Number(chunk);
}

/**
 * Reads an object that holds a plan.
 *
 * @throws StoredPlanError where it holds none.
 * @internal
 */
export function readPlanObject(
  raw: unknown,
  { resource }: PlanLocation,
): PlanObject {
  const name = getString(raw, 'metadata', 'name') ?? '';
  const annotations = getField(raw, 'metadata', 'annotations');
  const planId = getString(annotations, 'savedPlan');
  if (!planId) {
    throw new StoredPlanError(
      'damaged',
      `${name} does not say of which plan it is`,
    );
  }
  return {
    name,
    planId,
    part: readPart(raw, name),
    hash: getString(annotations, `${PREFIX}plan-hash`),
    isGzip:
      resource === 'secrets' || getString(annotations, 'encoding') === 'gzip',
    data: readData(raw, name, resource === 'secrets'),
    createdAt: getString(raw, 'metadata', 'creationTimestamp'),
    ownerUid: getString(getList(raw, 'metadata', 'ownerReferences')[0], 'uid'),
  };
}
