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

import { groupOf, KubernetesObject } from 'backstage-plugin-groundplan-common';

/** A row that is to be computed again. @internal */
export interface RowTask {
  host: string;
  group: string;
  kind: string;
  namespace?: string;
  name: string;
  /** Whether only time has passed, and nothing has been reported of its object. */
  sweep: boolean;
}

/** @internal */
export function taskOf(host: string, object: KubernetesObject): RowTask {
  const { namespace, name } = object.metadata;
  const group = groupOf(object.apiVersion);
  return { host, group, kind: object.kind, namespace, name, sweep: false };
}

/** @internal */
export function taskKey(task: RowTask): string {
  const { host, group, kind, namespace, name } = task;
  return `${host}/${group}/${kind}/${namespace ?? ''}/${name}`;
}
