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
  ACTIONS_GROUP,
  appliedBy,
  assessHealth,
  ChangedObject,
  groupOf,
  HealthStatus,
  KubernetesObject,
  ObjectLookup,
} from 'backstage-plugin-groundplan-common';
import { ChangeProgress } from './ChangeProgress';

/** Kinds that are kept wherever they are served. */
const KEPT = new Set(['Cluster', 'Terraform', 'HelmRelease', 'GitRepository']);

/** How far the objects of a merged change are. @internal */
export function objectProgress(
  objects: readonly ChangedObject[],
  lookup: ObjectLookup,
): ChangeProgress {
  const missing: string[] = [];
  const unwell: string[] = [];
  const unknown: string[] = [];
  let measured = 0;
  for (const object of objects) {
    const { apiVersion, kind, namespace, name, change } = object;
    const live = lookup.get(groupOf(apiVersion), kind, namespace, name);
    if (change === 'deleted') {
      if (live) {
        missing.push(`${kind} ${name} is still there`);
      }
      continue;
    }
    if (!live) {
      // What the mirror does not keep cannot be waited for
      const list = isMirrored(lookup, apiVersion, kind) ? missing : unknown;
      list.push(
        list === missing
          ? `${kind} ${name} is not there yet`
          : `${kind} ${name}`,
      );
      continue;
    }
    for (const { about, status } of healthOf(live, lookup)) {
      measured += 1;
      if (status.health !== 'Healthy') {
        unwell.push(
          `${about} is ${status.health}${
            status.message ? `: ${status.message}` : ''
          }`,
        );
      }
    }
  }
  const rest = [...missing, ...unwell];
  if (rest.length > 0) {
    return {
      stage: missing.length > 0 ? 'merged' : 'present',
      message: rest.join('; '),
      isOver: false,
    };
  }
  const isGone = objects.every(({ change }) => change === 'deleted');
  if (measured > 0 || isGone) {
    return {
      stage: 'healthy',
      message: `All of it is there and well${
        unknown.length > 0
          ? `, but for what is not watched: ${unknown.join(', ')}`
          : ''
      }`,
      isOver: false,
    };
  }
  // Nobody can say that it is well: waiting longer changes nothing
  return {
    stage: unknown.length > 0 ? 'merged' : 'present',
    message: `Nothing here tells how well it is${
      unknown.length > 0 ? `; not watched: ${unknown.join(', ')}` : ''
    }`,
    isOver: true,
  };
}

function isMirrored(
  lookup: ObjectLookup,
  apiVersion: string,
  kind: string,
): boolean {
  return lookup.list(groupOf(apiVersion), kind).length > 0 || KEPT.has(kind);
}

function healthOf(
  live: KubernetesObject,
  lookup: ObjectLookup,
): { about: string; status: HealthStatus }[] {
  const { namespace = '', name } = live.metadata;
  const sets =
    live.kind === 'HelmRelease'
      ? lookup.list(ACTIONS_GROUP, 'AutoscalingRunnerSet').filter(set => {
          const by = appliedBy(set);
          return by?.name === name && by.namespace === namespace;
        })
      : [];
  const subjects = [live, ...sets];
  const related =
    live.kind === 'Cluster'
      ? lookup.ofCluster(namespace, name)
      : subjects.flatMap(({ metadata }) => lookup.ownedBy(metadata.uid ?? ''));
  const assessments = assessHealth([...subjects, ...related]);
  return assessments
    .filter(({ ref }) =>
      subjects.some(
        ({ kind, metadata }) =>
          kind === ref.kind &&
          metadata.name === ref.name &&
          (metadata.namespace ?? undefined) === ref.namespace,
      ),
    )
    .map(({ ref, status }) => ({ about: `${ref.kind} ${ref.name}`, status }));
}
