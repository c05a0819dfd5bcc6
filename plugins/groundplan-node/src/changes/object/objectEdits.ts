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
import {
  getField,
  getList,
  getString,
  ObjectChange,
} from 'backstage-plugin-groundplan-common';
import { ParsedManifest } from '../plan/parseManifests';
import { ManifestObject } from '../Rendered';
import { YamlEdit } from './editYaml';

/** A change of an object, other than taking it away. @internal */
export type EditingChange = Exclude<ObjectChange, { operation: 'delete' }>;

type ScaleChange = Extract<EditingChange, { operation: 'scale' }>;

/** Changes of one YAML document of a file. @internal */
export interface DocumentEdits {
  /** Of the documents of the file, from 0. */
  index: number;
  edits: YamlEdit[];
}

/**
 * What to change in the file of an object, which is one of its manifests.
 *
 * @throws InputError where the object has nothing of the kind.
 * @internal
 */
export function objectEdits(
  { object, index }: Pick<ParsedManifest, 'object' | 'index'>,
  change: EditingChange,
  manifests: readonly ParsedManifest[],
): DocumentEdits[] {
  switch (change.operation) {
    case 'edit':
      return [{ index, edits: [{ path: ['spec'], value: change.spec }] }];
    case 'upgrade':
      return [{ index, edits: [upgradeEdit(object, change.version)] }];
    default:
      return object.kind === 'Cluster' &&
        getField(object.spec, 'topology') === undefined
        ? scalePartsEdits(object, change, manifests)
        : [{ index, edits: scaleEdits(object, change) }];
  }
}

function upgradeEdit(object: ManifestObject, version: string): YamlEdit {
  if (getString(object.spec, 'topology', 'version') === undefined) {
    throw new InputError(
      `${object.kind} ${object.metadata.name} has no spec.topology.version to upgrade; its control plane is an object of its own`,
    );
  }
  return { path: ['spec', 'topology', 'version'], value: version };
}

function scaleEdits(object: ManifestObject, change: ScaleChange): YamlEdit[] {
  const { controlPlaneReplicas, workers = [], minRunners, maxRunners } = change;
  const edits: YamlEdit[] = [];
  if (controlPlaneReplicas !== undefined) {
    requireField(object, 'spec', 'topology');
    edits.push({
      path: ['spec', 'topology', 'controlPlane', 'replicas'],
      value: controlPlaneReplicas,
    });
  }
  for (const { name, replicas } of workers) {
    edits.push({ path: workerPath(object, name), value: replicas });
  }
  for (const [key, value] of Object.entries({ minRunners, maxRunners })) {
    if (value !== undefined) {
      requireField(object, 'spec', 'values');
      edits.push({ path: ['spec', 'values', key], value });
    }
  }
  if (edits.length === 0) {
    throw new InputError('There is no number to scale to');
  }
  return edits;
}

/** Without a topology, control plane and sets of machines are objects of their own. */
function scalePartsEdits(
  cluster: ManifestObject,
  { controlPlaneReplicas, workers = [] }: ScaleChange,
  manifests: readonly ParsedManifest[],
): DocumentEdits[] {
  const replicasOf = (
    value: number,
    kinds: readonly string[],
    name?: string,
  ) => {
    const found = manifests.find(
      ({ object }) =>
        kinds.includes(object.kind) && object.metadata.name === name,
    );
    if (!found) {
      throw new InputError(
        `The file of Cluster ${cluster.metadata.name} has no ${kinds.join(
          ' or ',
        )} ${name}; scale it where that is written`,
      );
    }
    return {
      index: found.index,
      edits: [{ path: ['spec', 'replicas'], value }],
    };
  };
  const controlPlane = ['spec', 'controlPlaneRef'];
  const edits = [
    ...(controlPlaneReplicas === undefined
      ? []
      : [
          replicasOf(
            controlPlaneReplicas,
            [getString(cluster, ...controlPlane, 'kind') ?? 'control plane'],
            getString(cluster, ...controlPlane, 'name'),
          ),
        ]),
    ...workers.map(({ name, replicas }) =>
      replicasOf(replicas, ['MachineDeployment', 'MachinePool'], name),
    ),
  ];
  if (edits.length === 0) {
    throw new InputError('There is no number to scale to');
  }
  return edits;
}

/** `spec.topology.workers.<kind>[<of that name>].replicas` */
function workerPath(object: ManifestObject, name: string): (string | number)[] {
  for (const kind of ['machineDeployments', 'machinePools']) {
    const index = getList(object.spec, 'topology', 'workers', kind).findIndex(
      set => getString(set, 'name') === name,
    );
    if (index >= 0) {
      return ['spec', 'topology', 'workers', kind, index, 'replicas'];
    }
  }
  throw new InputError(
    `${object.kind} ${object.metadata.name} has no set of machines that is called ${name}`,
  );
}

function requireField(object: ManifestObject, ...path: string[]): void {
  if (getField(object, ...path) === undefined) {
    throw new InputError(
      `${object.kind} ${object.metadata.name} has no ${path.join(
        '.',
      )} in its file; scale it where that is written`,
    );
  }
}
