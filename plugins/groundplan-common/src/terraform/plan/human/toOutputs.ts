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
import { attributePath } from '../attributePath';
import { joinOutput } from '../joinOutput';
import { PlanAttribute, PlanOutput } from '../Plan';
import { BlockReader } from './BlockReader';

/** The outputs that were read, with the parts of each together. @internal */
export function toOutputs({ actions, found }: BlockReader): PlanOutput[] {
  const parts = new Map<string, PlanAttribute[]>();
  for (const { top, attribute } of found) {
    const path = attribute.path
      .slice(attributePath('', top).length)
      .replace(/^\./, '');
    const known = parts.get(top);
    if (known) {
      known.push({ ...attribute, path });
    } else {
      parts.set(top, [{ ...attribute, path }]);
    }
  }
  return [...actions].map(([name, action]) =>
    joinOutput(name, action, parts.get(name) ?? []),
  );
}
