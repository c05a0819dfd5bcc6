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
import { PlanAttribute, PlanOutput } from './Plan';

/** One side of an output: its value, or that of each of its parts that changes. */
function sideOf(
  parts: PlanAttribute[],
  side: 'before' | 'after',
): string | undefined {
  const shown = parts.flatMap(({ path, [side]: value }) => {
    if (value === undefined) {
      return [];
    }
    return path ? [`${path} = ${value}`] : [value];
  });
  return shown.length > 0 ? shown.join('\n') : undefined;
}

/**
 * An output of what changes in it.
 *
 * @param parts - with paths from the output's value; empty for all of it
 * @internal
 */
export function joinOutput(
  name: string,
  action: PlanOutput['action'],
  parts: PlanAttribute[],
): PlanOutput {
  return {
    name,
    action,
    before: sideOf(parts, 'before'),
    after: sideOf(parts, 'after'),
    sensitive: parts.some(part => part.sensitive) || undefined,
    unknown: parts.some(part => part.unknown) || undefined,
  };
}
