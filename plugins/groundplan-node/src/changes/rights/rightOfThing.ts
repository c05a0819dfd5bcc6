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
import { InputError } from '@backstage/errors';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import {
  ACTIONS_GROUP,
  appliedBy,
  ChangeDomain,
  ChangedObject,
  ChangePlan,
  CLUSTER_API_GROUP,
  CLUSTER_NAME_LABEL,
  FLUX_HELM_GROUP,
  groundplanChangePermissions,
  groupOf,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver } from '../../entities/EntityResolver';
import { ResolvedEntity } from '../../entities/ResolvedEntity';
import { Mirror } from '../../mirror/Mirror';
import { parseWhat } from '../plan/parseWhat';

/** A permission that a change takes. @public */
export interface RequiredRight {
  permission: ResourcePermission;
  /** `host/namespace`, or an entity reference. */
  resourceRef: string;
  /** Whose reference it is, where there is an entity. */
  entity?: ResolvedEntity;
  /** What of the change takes it, where that is not to be seen. */
  why?: string;
}

/** What there is, and which entities it has. @internal */
export interface RightsContext {
  entities: EntityResolver;
  mirror: Mirror;
}

const SEGMENTS: Record<string, ChangeDomain | undefined> = {
  cluster: 'cluster',
  'gitops-cluster': 'cluster',
  terraform: 'terraform',
  'runner-scale-set': 'runner-scale-set',
  deployment: 'app',
};

/** For making something where it is not. @internal */
export function toMake(
  domain: ChangeDomain,
  host: string,
  namespace: string | undefined,
): RequiredRight {
  return {
    permission: groundplanChangePermissions[domain].create,
    resourceRef: `${host}/${namespace || '_'}`,
  };
}

/**
 * The entity of the object; of a release that installs a scale set, the scale
 * set's.
 *
 * @internal
 */
export function entityOf(
  host: string,
  object: Pick<ChangedObject, 'apiVersion' | 'kind' | 'namespace' | 'name'>,
  { entities, mirror }: RightsContext,
): ResolvedEntity | undefined {
  const lookup = mirror.lookup(host);
  const { apiVersion, kind, namespace, name } = object;
  const group = groupOf(apiVersion);
  const installed: KubernetesObject | undefined =
    group === FLUX_HELM_GROUP && kind === 'HelmRelease'
      ? lookup.list(ACTIONS_GROUP, 'AutoscalingRunnerSet').find(set => {
          const by = appliedBy(set);
          return by?.name === name && by.namespace === namespace;
        })
      : undefined;
  const live = installed ?? lookup.get(group, kind, namespace, name);
  return live && entities.resolve(host, live);
}

/**
 * The entity of the cluster that an object is part of, as Cluster API labels what
 * is there.
 *
 * @internal
 */
export function clusterOf(
  host: string,
  object: Pick<ChangedObject, 'apiVersion' | 'kind' | 'namespace' | 'name'>,
  { entities, mirror }: RightsContext,
): ResolvedEntity | undefined {
  const { apiVersion, kind, namespace, name } = object;
  const lookup = mirror.lookup(host);
  const part = lookup.get(groupOf(apiVersion), kind, namespace, name);
  const label = part?.metadata.labels?.[CLUSTER_NAME_LABEL];
  const cluster =
    label && lookup.get(CLUSTER_API_GROUP, 'Cluster', namespace, label);
  return cluster ? entities.resolve(host, cluster) : undefined;
}

/** For changing a thing, or making it where it is not there. @internal */
export function rightOfThing(
  thing: {
    host: string;
    namespace?: string;
    segment: string;
    name: string;
    operation?: string;
  },
  options: RightsContext,
  fallback: ChangeDomain = 'app',
): RequiredRight {
  const { host, segment, name, operation } = thing;
  const namespace = thing.namespace === '_' ? undefined : thing.namespace;
  const domain = SEGMENTS[segment] ?? fallback;
  const entity =
    options.entities.resolveKey(
      `${host}/${segment}/${namespace ?? '_'}/${name}`,
    ) ??
    (segment === 'runner-scale-set'
      ? entityOf(
          host,
          {
            apiVersion: `${FLUX_HELM_GROUP}/v2`,
            kind: 'HelmRelease',
            namespace,
            name,
          },
          options,
        )
      : undefined);
  const { update, delete: remove } = groundplanChangePermissions[domain];
  return entity
    ? {
        permission: operation === 'delete' ? remove : update,
        resourceRef: entity.entityRef,
        entity,
      }
    : toMake(domain, host, namespace);
}

/**
 * The branch of a change is named after a thing; a change on the branch of
 * another's would be put on top of it.
 *
 * @internal
 */
export function rightOfBranch(
  { what, host, namespace }: ChangePlan,
  fallback: ChangeDomain,
  options: RightsContext,
): RequiredRight {
  const parts = parseWhat(what);
  if (!parts || parts.host !== host || parts.namespace !== (namespace || '_')) {
    throw new InputError(
      `The plan's what, ${what}, is not of ${namespace || '_'} on ${host}`,
    );
  }
  return rightOfThing(parts, options, fallback);
}
