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
  ChangedObject,
  CLUSTER_API_GROUP,
  Finding,
  getBoolean,
  getList,
  getString,
  groupOf,
  ObjectLookup,
  TERRAFORM_GROUP,
} from 'backstage-plugin-groundplan-common';

/**
 * What people should know before they merge a change, beyond its files.
 *
 * @internal
 */
export function consequences(
  objects: readonly ChangedObject[],
  lookup: ObjectLookup,
): Finding[] {
  return objects.flatMap(object => {
    const group = groupOf(object.apiVersion);
    const live = lookup.get(group, object.kind, object.namespace, object.name);
    if (!live) {
      return [];
    }
    const isCluster = group === CLUSTER_API_GROUP && object.kind === 'Cluster';
    if (object.change === 'deleted') {
      if (isCluster) {
        return clusterDeletion(object, lookup);
      }
      return group === TERRAFORM_GROUP ? terraformDeletion(object, lookup) : [];
    }
    return object.change === 'created'
      ? [
          {
            id: 'exists-already',
            severity: 'warning' as const,
            message: `${object.kind} ${object.name} is there already, made elsewhere: this takes it over`,
          },
        ]
      : [];
  });
}

function clusterDeletion(
  { namespace = '', name }: ChangedObject,
  lookup: ObjectLookup,
): Finding[] {
  const machines = lookup
    .ofCluster(namespace, name)
    .filter(({ kind }) => kind === 'Machine').length;
  return [
    {
      id: 'deletes-cluster',
      severity: 'warning',
      message: `Once merged and applied, Cluster API deletes the cluster ${name} with ${
        machines === 1 ? 'its one machine' : `its ${machines} machines`
      } and all that runs on ${machines === 1 ? 'it' : 'them'}`,
    },
  ];
}

function terraformDeletion(
  { namespace = '', name }: ChangedObject,
  lookup: ObjectLookup,
): Finding[] {
  const all = lookup.list(TERRAFORM_GROUP, 'Terraform');
  const live = all.find(
    ({ metadata }) =>
      metadata.namespace === namespace && metadata.name === name,
  );
  const destroys = getBoolean(live?.spec, 'destroyResourcesOnDeletion');
  const dependents = all
    .filter(other =>
      getList(other.spec, 'dependsOn').some(
        on =>
          getString(on, 'name') === name &&
          (getString(on, 'namespace') ?? other.metadata.namespace) ===
            namespace,
      ),
    )
    .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  return [
    {
      id: 'deletes-terraform',
      severity: 'warning',
      message: destroys
        ? `${name} has destroyResourcesOnDeletion: once merged and applied, everything that it made is destroyed, without asking for approval`
        : `What ${name} made stays where it is, and is managed by nobody any more: destroyResourcesOnDeletion is not set`,
    },
    ...(dependents.length > 0
      ? [
          {
            id: 'has-dependents',
            severity: 'warning' as const,
            message: `${dependents.join(', ')} ${
              dependents.length === 1 ? 'depends' : 'depend'
            } on ${name}: tofu-controller waits with its deletion until they are gone`,
          },
        ]
      : []),
  ];
}
