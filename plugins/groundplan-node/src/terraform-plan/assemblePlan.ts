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
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import {
  getString,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { inflatePlan, tooLarge } from './inflatePlan';
import { joinParts } from './joinParts';
import { PlanLocation } from './PlanLocation';
import { isOfPlan, PlanObject, readPlanObject } from './PlanObject';
import { StoredPlan, StoredPlanState } from './StoredPlan';
import { StoredPlanError } from './StoredPlanError';

function decode(bytes: Buffer, problems: string[]): string {
  if (!isUtf8(bytes)) {
    problems.push('The text is not valid UTF-8: some of it is replaced');
  }
  return bytes.toString('utf8');
}

function findOddities(objects: PlanObject[], location: PlanLocation): string[] {
  const problems: string[] = [];
  for (const { name, hash, data } of objects) {
    if (hash && hash !== createHash('sha256').update(data).digest('hex')) {
      problems.push(`${name} holds something else than was stored in it`);
    }
  }
  return isForeign(objects, location)
    ? [
        ...problems,
        'The plan was stored for an earlier resource of the same name',
      ]
    : problems;
}

function isForeign(objects: PlanObject[], { ownerUid }: PlanLocation): boolean {
  return objects.some(
    object => object.ownerUid && ownerUid && object.ownerUid !== ownerUid,
  );
}

function stateOf(planId: string, terraform: KubernetesObject): StoredPlanState {
  const pending = getString(terraform.status, 'plan', 'pending');
  const applied = getString(terraform.status, 'plan', 'lastApplied');
  if (planId === pending) {
    return 'pending';
  }
  if (planId === applied) {
    return 'applied';
  }
  return pending || applied ? 'superseded' : 'other';
}

/**
 * Makes the plan of the objects that hold it.
 *
 * @param raws - ConfigMaps or Secrets, also such of other plans
 * @throws StoredPlanError where they do not make one.
 * @internal
 */
export async function assemblePlan(
  raws: unknown[],
  options: {
    terraform: KubernetesObject;
    location: PlanLocation;
    maxBytes: number;
  },
): Promise<StoredPlan> {
  const { terraform, location, maxBytes } = options;
  const objects = raws
    .filter(raw => isOfPlan(raw, location))
    .map(raw => readPlanObject(raw, location));
  if (objects.length === 0) {
    throw new StoredPlanError(
      'absent',
      raws.length > 0
        ? `What is stored is not of this resource in the workspace '${location.workspace}'`
        : `There is no ${location.objectName} yet: the controller stores it when it plans`,
    );
  }
  const stored = joinParts(objects);
  const bytes = objects.some(({ isGzip }) => isGzip)
    ? await inflatePlan(stored, maxBytes)
    : stored;
  if (bytes.length > maxBytes) {
    throw tooLarge(maxBytes);
  }
  const problems = findOddities(objects, location);
  const text = decode(bytes, problems);
  const [{ planId, createdAt }] = objects;
  return {
    text,
    format: location.format,
    planId,
    state: isForeign(objects, location)
      ? 'superseded'
      : stateOf(planId, terraform),
    savedAt: createdAt,
    problems,
  };
}
