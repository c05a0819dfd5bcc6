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
import { ChangePlan } from 'backstage-plugin-groundplan-common';

/** What a plan does, in lines for a log. @internal */
export function describePlan({
  objects,
  files,
  base,
  parts = [],
}: ChangePlan): string[] {
  if (files.length === 0) {
    return [`Nothing is different from ${base}`];
  }
  return [
    ...parts.map(({ title, host }) => `${title} on ${host}`),
    ...objects.map(
      ({ change, kind, namespace, name }) =>
        `${kind} ${namespace ? `${namespace}/` : ''}${name}: ${change}`,
    ),
    ...files.map(
      ({ path, content }) => `${content === null ? 'delete' : 'write'} ${path}`,
    ),
  ];
}
