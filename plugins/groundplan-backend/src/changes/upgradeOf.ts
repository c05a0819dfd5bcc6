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
  ChangeOrigin,
  clusterImageOf,
  ClusterParts,
  EntityChangesResponse,
  getString,
  isNewerVersion,
  KubernetesObject,
  ObjectLookup,
  readClusterParts,
  refuseStep,
  refuseUpgrade,
} from 'backstage-plugin-groundplan-common';
import { knownVersions, versionsOfClass } from './knownVersions';

type Upgrade = NonNullable<EntityChangesResponse['upgrade']>;

/**
 * The versions that a cluster can go to: those of its class that are newer, and
 * no more than one minor version away, as Kubernetes skips none. Where the class
 * names none, or there is no class, any such may be asked for. Of other objects
 * nothing.
 *
 * @internal
 */
export function upgradeOf(
  object: KubernetesObject,
  lookup: ObjectLookup,
  origin?: ChangeOrigin,
): Upgrade | undefined {
  const { spec, kind } = object;
  if (kind !== 'Cluster') {
    return undefined;
  }
  const current = getString(spec, 'topology', 'version');
  return current === undefined
    ? upgradeOfParts(object, lookup, origin)
    : upgradeOfTopology(object, current, lookup);
}

function upgradeOfTopology(
  object: KubernetesObject,
  current: string,
  lookup: ObjectLookup,
): Upgrade {
  const { name, known } = versionsOfClass(object, lookup);
  if (known.length === 0) {
    return { allowed: true, current, versions: [], anyVersion: true };
  }
  const versions = known.filter(
    version => refuseStep(current, version) === undefined,
  );
  return versions.length > 0
    ? { allowed: true, current, versions }
    : {
        allowed: false,
        reason: `The ClusterClass ${name} has no version that ${current} could go to next`,
        current,
        versions,
      };
}

/** Without a topology, control plane and sets of machines are objects of their own. */
function upgradeOfParts(
  object: KubernetesObject,
  lookup: ObjectLookup,
  origin: ChangeOrigin | undefined,
): Upgrade | undefined {
  if (getString(object.spec, 'controlPlaneRef', 'kind') === undefined) {
    return undefined;
  }
  const parts = readClusterParts(object, lookup);
  const current = parts.controlPlane?.version ?? '';
  const image =
    origin?.source.kind === 'cluster'
      ? clusterImageOf(origin.values)
      : undefined;
  // Whether it can go anywhere at all, by the least step that there is
  const reason = refuseUpgrade(parts, { version: nextPatch(current) });
  const workers = workersBehind(parts);
  return {
    ...(reason
      ? { allowed: false, reason: sentence(reason) }
      : { allowed: true }),
    current,
    versions: knownVersions(object, lookup).filter(
      version => refuseUpgrade(parts, { version }) === undefined,
    ),
    anyVersion: true,
    ...(image && { image }),
    ...(workers && { workers }),
  };
}

function workersBehind(parts: ClusterParts): Upgrade['workers'] {
  const version = parts.controlPlane?.version;
  const behind = parts.workers.flatMap(({ name, version: own }) =>
    own && version && isNewerVersion(version, own) ? [{ name, own }] : [],
  );
  if (!version || behind.length === 0) {
    return undefined;
  }
  const sets = behind.map(({ name }) => name);
  const reason = refuseUpgrade(parts, { version, sets });
  const [oldest] = behind
    .map(({ own }) => own)
    .sort((a, b) => (isNewerVersion(a, b) ? 1 : -1));
  return {
    ...(reason
      ? { allowed: false, reason: sentence(reason) }
      : { allowed: true }),
    sets,
    current: oldest,
    versions: [version],
  };
}

/** Managed control planes have no patch: there the next minor version is the least step. */
function nextPatch(version: string): string {
  const [major, minor, patch] = version.replace(/^v/, '').split('.');
  return patch === undefined
    ? `v${major}.${Number(minor) + 1}`
    : `v${major}.${minor}.${parseInt(patch, 10) + 1}`;
}

function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase('en-GB') + text.slice(1);
}
