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
  groupOf,
  appliedBy,
  ACTIONS_GROUP,
  ChangeDomain,
  ChangedObject,
  FLUX_HELM_GROUP,
  FLUX_SOURCE_GROUP,
  KubernetesObject,
  groundplanChangePermissions,
} from 'backstage-plugin-groundplan-common';
import { ResourcePermission } from '@backstage/plugin-permission-common';
import { EntityResolver } from '../../entities/EntityResolver';
import { ResolvedEntity } from '../../entities/ResolvedEntity';
import { Mirror } from '../../mirror/Mirror';
import { PlannedChange } from '../plan/finishPlan';
import { SCALE_SET_CHART } from '../plan/domainOf';

/** A permission that a change takes. @public */
export interface RequiredRight {
  permission: ResourcePermission;
  /** `host/namespace`, or an entity reference. */
  resourceRef: string;
  /** Whose reference it is, where there is an entity. */
  entity?: ResolvedEntity;
}

/**
 * What somebody must be allowed to for a change: to make things where they are
 * not, to change and delete what has an entity. It goes by the files alone, not
 * by what was said of them.
 *
 * @remarks
 * The configuration and the sources that come with a cluster, a Terraform resource
 * or a scale set in its own namespace take no further permission. What has no
 * namespace takes the one for `host/_`.
 *
 * @internal
 */
export function requiredRights(
  { plan, files }: PlannedChange,
  options: { entities: EntityResolver; mirror: Mirror },
): RequiredRight[] {
  const rights = new Map<string, RequiredRight>();
  const add = (right: RequiredRight) =>
    rights.set(`${right.permission.name} ${right.resourceRef}`, right);
  const own = new Set(
    plan.objects
      .filter(({ namespace }) => namespace === plan.namespace)
      .map(({ domain }) => domain),
  );
  if (files.some(({ before, after }) => isOfScaleSet(before ?? after))) {
    own.add('runner-scale-set');
  }
  const leading = [...own].filter(domain => domain !== 'app');

  for (const object of plan.objects) {
    const entity = entityOf(plan.host, object, options);
    const permissions = groundplanChangePermissions[object.domain];
    if (entity) {
      add({
        permission:
          object.change === 'deleted' ? permissions.delete : permissions.update,
        resourceRef: entity.entityRef,
        entity,
      });
    } else if (
      object.domain !== 'app' ||
      object.namespace !== plan.namespace ||
      leading.length === 0 ||
      !isConfiguration(object)
    ) {
      add(toMake(object.domain, plan.host, object.namespace));
    }
  }
  if (rights.size === 0) {
    // Files that are no objects, such as a chart's values
    const domains: ChangeDomain[] = leading.length > 0 ? leading : ['app'];
    domains.forEach(domain => add(toMake(domain, plan.host, plan.namespace)));
  }
  return [...rights.values()];
}

/** What runs nothing by itself. */
function isConfiguration({ apiVersion, kind }: ChangedObject): boolean {
  const group = groupOf(apiVersion);
  return (
    (group === '' && ['ConfigMap', 'Secret'].includes(kind)) ||
    [FLUX_SOURCE_GROUP, 'external-secrets.io'].includes(group)
  );
}

function toMake(
  domain: ChangeDomain,
  host: string,
  namespace: string | undefined,
): RequiredRight {
  return {
    permission: groundplanChangePermissions[domain].create,
    resourceRef: `${host}/${namespace || '_'}`,
  };
}

/** The entity of the object; of a release that installs a scale set, the scale set's. */
function entityOf(
  host: string,
  object: ChangedObject,
  { entities, mirror }: { entities: EntityResolver; mirror: Mirror },
): ResolvedEntity | undefined {
  const lookup = mirror.lookup(host);
  const { apiVersion, kind, namespace, name } = object;
  const group = groupOf(apiVersion);
  const live: KubernetesObject | undefined =
    group === FLUX_HELM_GROUP && kind === 'HelmRelease'
      ? lookup.list(ACTIONS_GROUP, 'AutoscalingRunnerSet').find(set => {
          const by = appliedBy(set);
          return by?.name === name && by.namespace === namespace;
        })
      : lookup.get(group, kind, namespace, name);
  return live && entities.resolve(host, live);
}

/** A chart's folder that depends on ARC's chart. */
function isOfScaleSet(text: string | null): boolean {
  return new RegExp(
    `^\\s*-?\\s*name: ["']?${SCALE_SET_CHART}["']?\\s*$`,
    'm',
  ).test(text ?? '');
}
