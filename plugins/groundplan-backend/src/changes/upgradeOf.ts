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
  EntityChangesResponse,
  getList,
  getString,
  KubernetesObject,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';

type Upgrade = NonNullable<EntityChangesResponse['upgrade']>;

/**
 * The versions that a cluster of a ClusterClass can go to: those of the class
 * that are newer, and no more than one minor version away, as Kubernetes skips
 * none (https://kubernetes.io/releases/version-skew-policy/). Where the class
 * names none, any may be asked for. Of other objects nothing.
 *
 * @internal
 */
export function upgradeOf(
  { spec, kind, metadata }: KubernetesObject,
  lookup: ObjectLookup,
): Upgrade | undefined {
  const current = getString(spec, 'topology', 'version');
  if (kind !== 'Cluster' || current === undefined) {
    return undefined;
  }
  const ref = (key: string) => getString(spec, 'topology', 'classRef', key);
  const name = ref('name') ?? getString(spec, 'topology', 'class') ?? '';
  const namespace =
    ref('namespace') ??
    getString(spec, 'topology', 'classNamespace') ??
    metadata.namespace;
  const clusterClass = lookup.get(
    CLUSTER_API_GROUP,
    'ClusterClass',
    namespace,
    name,
  );
  const known = getList(clusterClass?.spec, 'kubernetesVersions').filter(
    version => typeof version === 'string',
  );
  const from = parse(current);
  if (known.length === 0 || !from) {
    return { allowed: true, current, versions: [] };
  }
  const versions = known.filter(version => {
    const to = parse(version);
    return (
      to !== undefined &&
      to.major === from.major &&
      (to.minor === from.minor + 1 ||
        (to.minor === from.minor && to.patch > from.patch))
    );
  });
  return versions.length > 0
    ? { allowed: true, current, versions }
    : {
        allowed: false,
        reason: `The ClusterClass ${name} has no version that ${current} could go to next`,
        current,
        versions,
      };
}

function parse(version: string) {
  const found = /^v?(\d+)\.(\d+)\.(\d+)/.exec(version);
  return found
    ? {
        major: Number(found[1]),
        minor: Number(found[2]),
        patch: Number(found[3]),
      }
    : undefined;
}
