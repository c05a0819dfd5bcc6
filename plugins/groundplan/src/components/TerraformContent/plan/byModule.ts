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

import { PlanResource } from 'backstage-plugin-groundplan-common';
import { destructiveFirst } from './destruction';

/** Fewer than these are better read in one list. */
const MANY = 12;

/** Resources of one module; of the whole plan where it has few. @internal */
export interface ModuleGroup {
  /** None for the root module, or where they are not told apart. */
  module?: string;
  resources: PlanResource[];
}

/**
 * The resources by module where there are many; modules and resources with what can
 * hurt first.
 *
 * @internal
 */
export function byModule(resources: PlanResource[]): ModuleGroup[] {
  const sorted = destructiveFirst(resources);
  const modules = new Map<string | undefined, PlanResource[]>();
  for (const resource of sorted) {
    const group = modules.get(resource.module) ?? [];
    group.push(resource);
    modules.set(resource.module, group);
  }
  return sorted.length < MANY || modules.size < 2
    ? [{ resources: sorted }]
    : [...modules].map(([module, group]) => ({ module, resources: group }));
}
