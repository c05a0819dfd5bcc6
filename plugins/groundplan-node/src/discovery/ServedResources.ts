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

/** A resource that a host cluster serves, in one of its versions. @internal */
export interface ServedResource {
  group: string;
  version: string;
  kind: string;
  /** The resource's name in paths, such as `machinedeployments`. */
  plural: string;
  namespaced: boolean;
  verbs: readonly string[];
}

/** What a host cluster serves. @internal */
export interface ServedResources {
  /** Of one group in the order of the server's preference of versions. */
  resources: ServedResource[];
  /**
   * Groups of which discovery knew nothing for sure, because what serves them
   * does not answer. That a kind of them is missing here means nothing.
   */
  unavailableGroups: ReadonlySet<string>;
}

/** The path below which objects of the resource are. @internal */
export function resourcePath(
  resource: Pick<ServedResource, 'group' | 'version' | 'plural'>,
): string {
  const { group, version, plural } = resource;
  return group
    ? `/apis/${group}/${version}/${plural}`
    : `/api/${version}/${plural}`;
}
