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
import { PlanObject } from './PlanObject';
import { StoredPlanError } from './StoredPlanError';

/** How much the controller puts into one object; only the last holds less. */
const PART_BYTES = 1024 * 1024;

function requireWhole(parts: PlanObject[]): void {
  parts.forEach((object, index) => {
    if (object.part === index) {
      return;
    }
    const twice = parts[index - 1]?.part === object.part;
    throw new StoredPlanError(
      'damaged',
      twice
        ? `Part ${object.part} of the plan is there twice: in ${
            parts[index - 1].name
          } and in ${object.name}`
        : `Part ${index} of the plan is missing`,
    );
  });
  // Nothing says how many there are.
  if (parts[parts.length - 1].data.length >= PART_BYTES) {
    throw new StoredPlanError(
      'damaged',
      `Part ${parts.length} of the plan is missing: the one before it is full`,
    );
  }
}

/**
 * Puts the parts of a plan together, in whatever order they come.
 *
 * @throws StoredPlanError where they are not those of one plan, or not all.
 * @internal
 */
export function joinParts(objects: PlanObject[]): Buffer {
  const ids = [...new Set(objects.map(({ planId }) => planId))];
  if (ids.length > 1) {
    throw new StoredPlanError(
      'damaged',
      `The parts are of several plans, ${ids.join(
        ' and ',
      )}: the controller may be writing one just now`,
    );
  }
  if (objects.length === 1 && objects[0].part === undefined) {
    return objects[0].data;
  }
  const whole = objects.find(({ part }) => part === undefined);
  if (whole) {
    throw new StoredPlanError(
      'damaged',
      `${whole.name} is a whole plan, but there are parts of one beside it`,
    );
  }
  const parts = [...objects].sort((a, b) => (a.part ?? 0) - (b.part ?? 0));
  requireWhole(parts);
  return Buffer.concat(parts.map(({ data }) => data));
}
