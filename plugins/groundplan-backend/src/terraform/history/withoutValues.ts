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

import { createHmac } from 'node:crypto';
import {
  Plan,
  PlanAttribute,
  PlanOutput,
} from 'backstage-plugin-groundplan-common';

type WithValues = Pick<PlanAttribute | PlanOutput, 'before' | 'after'>;

/**
 * A plan in which a mark stands for each value: of two plans with the same salt it
 * can be told which values differ, and never what they are.
 *
 * @internal
 */
export function withoutValues(plan: Plan, salt: string): Plan {
  const mark = (value: string | undefined) =>
    value === undefined
      ? undefined
      : createHmac('sha256', salt).update(value).digest('base64url');
  const marked = <T extends WithValues>(part: T): T => ({
    ...part,
    before: mark(part.before),
    after: mark(part.after),
  });
  return {
    ...plan,
    resources: plan.resources.map(resource => ({
      ...resource,
      attributes: resource.attributes.map(marked),
    })),
    outputs: plan.outputs.map(marked),
    // No difference is looked for in them, and they can be long
    drift: [],
    unread: [],
  };
}
