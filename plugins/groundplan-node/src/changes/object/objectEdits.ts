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
  ANNOTATION_APPROVAL,
  getField,
  getList,
  getString,
  ObjectChange,
  refuseStep,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../Rendered';
import { YamlEdit } from './editYaml';

/** A change of an object, other than taking it away. @internal */
export type EditingChange = Exclude<ObjectChange, { operation: 'delete' }>;

type SpecChange = Extract<EditingChange, { operation: 'edit' }>;
type ScaleChange = Extract<EditingChange, { operation: 'scale' }>;

/**
 * What to change in an object itself.
 *
 * @throws InputError where the object has nothing of the kind.
 * @internal
 */
export function objectEdits(
  object: ManifestObject,
  change: EditingChange,
): YamlEdit[] {
  switch (change.operation) {
    case 'edit':
      return [{ path: ['spec'], value: change.spec }, ...approvalEdits(change)];
    case 'upgrade':
      return [upgradeEdit(object, change.version)];
    default:
      return scaleEdits(object, change);
  }
}

/** Whether an object is a cluster whose parts are objects of their own. @internal */
export function isOfParts({ kind, spec }: ManifestObject): boolean {
  return kind === 'Cluster' && getField(spec, 'topology') === undefined;
}

/** Who has read the plan that the spec approves: history compares it with its own. */
function approvalEdits({ spec, approval }: SpecChange): YamlEdit[] {
  if (!approval) {
    return [];
  }
  if (spec.approvePlan !== approval.planId) {
    throw new InputError(
      `It approves ${spec.approvePlan}, and what was read is ${approval.planId}`,
    );
  }
  return [
    {
      path: ['metadata', 'annotations', ANNOTATION_APPROVAL],
      value: JSON.stringify(approval),
    },
  ];
}

function upgradeEdit(object: ManifestObject, version: string): YamlEdit {
  const present = getString(object.spec, 'topology', 'version');
  if (present === undefined) {
    throw new InputError(
      `${object.kind} ${object.metadata.name} has no spec.topology.version to upgrade`,
    );
  }
  const refused = refuseStep(present, version);
  if (refused) {
    throw new InputError(refused);
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
