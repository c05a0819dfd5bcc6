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
  ChangeDomain,
  ChangedObject,
  CLUSTER_API_GROUP,
  FLUX_SOURCE_GROUP,
  groundplanChangePermissions,
  groupOf,
} from 'backstage-plugin-groundplan-common';
import { FileBeforeAndAfter, objectsOf } from '../plan/describeObjects';
import { domainOf, SCALE_SET_CHART } from '../plan/domainOf';
import { PlannedChange } from '../plan/finishPlan';
import { FileReach } from '../reach/FileReach';
import { ManifestObject } from '../Rendered';
import {
  clusterOf,
  entityOf,
  RequiredRight,
  RightsContext,
  rightOfBranch,
  rightOfThing,
  toMake,
} from './rightOfThing';

/**
 * What somebody must be allowed to for a change: to make things where they are
 * not, to change and delete what has an entity. It goes by the files alone, not
 * by what was said of them.
 *
 * @remarks
 * The configuration and the sources that come with a cluster, a Terraform resource,
 * a scale set or a deployment in its own namespace take no further permission, nor
 * do the templates of a cluster that is there; its parts take that for the cluster. What has no
 * namespace takes the one for `host/_`. Several things take what each would.
 *
 * @internal
 */
export function requiredRights(
  { now, ...change }: PlannedChange,
  options: RightsContext,
): RequiredRight[] {
  const all = [change, ...(now && now.files.length > 0 ? [now] : [])];
  const rights = all
    .flatMap(one => one.parts ?? [one])
    .flatMap(one => rightsOf(one, options));
  return [...new Map(rights.map(right => [keyOf(right), right])).values()];
}

function keyOf({ permission, resourceRef }: RequiredRight): string {
  return `${permission.name} ${resourceRef}`;
}

function rightsOf(
  { plan, files, reach }: PlannedChange,
  options: RightsContext,
): RequiredRight[] {
  const rights = new Map<string, RequiredRight>();
  const add = (right: RequiredRight) => {
    const known = rights.get(keyOf(right));
    rights.set(keyOf(right), known?.why ? known : right);
  };
  const here = plan.objects.filter(
    ({ namespace }) => namespace === plan.namespace,
  );
  const own = new Set(here.map(({ domain }) => domain));
  if (
    files.some(
      ({ path, before, after }) =>
        path.endsWith('/Chart.yaml') && isOfScaleSet(before ?? after),
    )
  ) {
    own.add('runner-scale-set');
  }
  const namesOf = (
    domain: ChangeDomain,
    isIt: (one: ChangedObject) => unknown,
  ) =>
    new Set(here.filter(one => one.domain === domain && isIt(one)).map(nameOf));
  const entityIn = (one: ChangedObject) => entityOf(plan.host, one, options);
  const deployed = namesOf('app', entityIn);
  const clusters = namesOf(
    'cluster',
    one => entityIn(one) ?? clusterOf(plan.host, one, options),
  );
  const gone = new Set(
    here
      .filter(({ change }) => change === 'deleted')
      .map(one => entityIn(one)?.entityRef),
  );
  const namesBeside = (isIt: (object: ManifestObject) => boolean) =>
    new Set(
      files
        .filter(file => isOneThing(file, reach, isIt))
        .flatMap(file => objectsOf(file, 'before'))
        .map(nameOfManifest),
    );
  const together = namesBeside(
    object =>
      domainOf(object) !== 'app' || deployed.has(nameOfManifest(object)),
  );
  const besideCluster = namesBeside(object =>
    clusters.has(nameOfManifest(object)),
  );
  const leading = [...own].filter(domain => domain !== 'app');

  for (const object of plan.objects) {
    const entity = entityOf(plan.host, object, options);
    const cluster = entity ? undefined : clusterOf(plan.host, object, options);
    const permissions = groundplanChangePermissions[object.domain];
    const known = object.domain === 'cluster' ? besideCluster : together;
    const accompanies =
      object.domain === 'app'
        ? leading.length > 0 || deployed.size > 0
        : object.domain === 'cluster' && clusters.size > 0;
    if (cluster) {
      add({
        permission: gone.has(cluster.entityRef)
          ? permissions.delete
          : permissions.update,
        resourceRef: cluster.entityRef,
        entity: cluster,
      });
    } else if (entity) {
      add({
        permission:
          object.change === 'deleted' ? permissions.delete : permissions.update,
        resourceRef: entity.entityRef,
        entity,
      });
    } else if (
      object.namespace !== plan.namespace ||
      !accompanies ||
      !isConfiguration(object) ||
      (object.change !== 'created' && !known.has(nameOf(object)))
    ) {
      add(toMake(object.domain, plan.host, object.namespace));
    }
  }
  const isOfThings = files.every(({ path }) =>
    reach.some(one => one.path === path && one.thing),
  );
  if (rights.size === 0 && files.length > 0 && !isOfThings) {
    // Files that are no objects, such as a new chart's values
    const domains: ChangeDomain[] = leading.length > 0 ? leading : ['app'];
    domains.forEach(domain => add(toMake(domain, plan.host, plan.namespace)));
  }
  for (const { path, why, host, namespace, thing } of reach) {
    add({
      ...(thing
        ? rightOfThing({ host, namespace, ...thing }, options)
        : toMake('app', host, namespace)),
      why: `${path}: ${why}`,
    });
  }
  add(rightOfBranch(plan, leading[0] ?? 'app', options));
  return [...rights.values()];
}

/** Whether what is in a file came together: with one of these, or in its chart. */
function isOneThing(
  file: FileBeforeAndAfter,
  reach: readonly FileReach[],
  isIt: (object: ManifestObject) => boolean,
): boolean {
  return (
    reach.some(one => one.path === file.path && one.thing) ||
    objectsOf(file, 'before').some(isIt)
  );
}

function nameOfManifest({
  apiVersion,
  kind,
  metadata,
}: ManifestObject): string {
  return nameOf({ apiVersion, kind, name: metadata.name });
}

function nameOf({
  apiVersion,
  kind,
  name,
}: Pick<ChangedObject, 'apiVersion' | 'kind' | 'name'>): string {
  return `${groupOf(apiVersion)} ${kind} ${name}`;
}

/** What runs nothing by itself. */
function isConfiguration({ apiVersion, kind }: ChangedObject): boolean {
  const group = groupOf(apiVersion);
  return (
    (group === '' && ['ConfigMap', 'Secret'].includes(kind)) ||
    (group.endsWith(`.${CLUSTER_API_GROUP}`) && kind.endsWith('Template')) ||
    [FLUX_SOURCE_GROUP, 'external-secrets.io'].includes(group)
  );
}

/** A chart's folder that depends on ARC's chart. */
function isOfScaleSet(text: string | null): boolean {
  return new RegExp(
    `^\\s*-?\\s*name: ["']?${SCALE_SET_CHART}["']?\\s*$`,
    'm',
  ).test(text ?? '');
}
