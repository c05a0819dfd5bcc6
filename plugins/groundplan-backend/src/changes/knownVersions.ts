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
  CLUSTER_API_GROUP,
  getList,
  getString,
  groupOf,
  isNewerVersion,
  KubernetesObject,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';

/** The versions that the class of a cluster names. @internal */
export function versionsOfClass(
  { spec, metadata }: KubernetesObject,
  lookup: ObjectLookup,
): { name: string; known: string[] } {
  const ref = (key: string) => getString(spec, 'topology', 'classRef', key);
  const name = ref('name') ?? getString(spec, 'topology', 'class') ?? '';
  const namespace =
    ref('namespace') ??
    getString(spec, 'topology', 'classNamespace') ??
    metadata.namespace;
  const found = lookup.get(CLUSTER_API_GROUP, 'ClusterClass', namespace, name);
  return { name, known: textsOf(found?.spec, 'kubernetesVersions') };
}

/**
 * The versions that control planes of the same kind have on the host: where no
 * class names any, somebody runs them all the same.
 *
 * @internal
 */
export function knownVersions(
  { spec }: KubernetesObject,
  lookup: ObjectLookup,
): string[] {
  const kind = getString(spec, 'controlPlaneRef', 'kind') ?? '';
  const group =
    getString(spec, 'controlPlaneRef', 'apiGroup') ??
    groupOf(getString(spec, 'controlPlaneRef', 'apiVersion') ?? '');
  const versions = lookup
    .list(group, kind)
    .flatMap(other => getString(other.spec, 'version') ?? []);
  return [...new Set(versions)].sort((a, b) => (isNewerVersion(a, b) ? 1 : -1));
}

function textsOf(from: unknown, ...path: string[]): string[] {
  return getList(from, ...path).filter(one => typeof one === 'string');
}
