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
  getString,
  isAutoscaled,
  isNewerVersion,
  ObjectChange,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../Rendered';
import { YamlEdit } from './editYaml';
import { ObjectLocation } from './locateObject';
import { FindPart, PartFinder, SETS } from './PartFinder';
import { fixedImage } from './fixedImage';

/** Changes of one object, where it is written. @internal */
export interface PartEdits {
  location: ObjectLocation;
  edits: YamlEdit[];
}

type Change = Extract<ObjectChange, { operation: 'scale' | 'upgrade' }>;

/**
 * What to change in the files of a cluster without a topology: its control plane
 * and its sets of machines are objects of their own, each in a file of its own or
 * all in one.
 *
 * @throws NotFoundError where one of them is written nowhere.
 * @internal
 */
export async function partEdits(
  cluster: ManifestObject,
  change: Change,
  find: FindPart,
): Promise<PartEdits[]> {
  const parts = PartFinder.create(cluster, find);
  if (change.operation === 'upgrade') {
    return change.sets
      ? await Promise.all(
          change.sets.map(async name =>
            upgraded(await parts.set(name), change.version, find),
          ),
        )
      : [await upgraded(await parts.controlPlane(), change.version, find)];
  }
  const { controlPlaneReplicas, workers = [] } = change;
  const edits = [
    ...(controlPlaneReplicas === undefined
      ? []
      : [scaled(await parts.controlPlane(), controlPlaneReplicas)]),
    ...(await Promise.all(
      workers.map(async ({ name, replicas }) =>
        scaled(await parts.set(name), replicas),
      ),
    )),
  ];
  if (edits.length === 0) {
    throw new InputError('There is no number to scale to');
  }
  return edits;
}

function scaled(location: ObjectLocation, replicas: number): PartEdits {
  const { kind, metadata } = location.object;
  if (isAutoscaled(metadata.annotations)) {
    throw new InputError(
      `How many machines ${kind} ${metadata.name} has is an autoscaler's to decide; edit its bounds`,
    );
  }
  return { location, edits: [{ path: ['spec', 'replicas'], value: replicas }] };
}

async function upgraded(
  location: ObjectLocation,
  version: string,
  find: FindPart,
): Promise<PartEdits> {
  const { object } = location;
  const { kind, metadata } = object;
  const path = SETS.includes(kind)
    ? ['spec', 'template', 'spec', 'version']
    : ['spec', 'version'];
  const present = getString(object, ...path);
  if (present === undefined) {
    throw new InputError(
      `${kind} ${metadata.name} has no ${path.join('.')} in its file`,
    );
  }
  if (!isNewerVersion(version, present)) {
    throw new InputError(
      `${kind} ${metadata.name} is at ${present} in its file already, and ${version} is not newer`,
    );
  }
  const image = await fixedImage(object, find);
  if (image) {
    throw new InputError(
      `The machines of ${kind} ${metadata.name} start from the image ${image.image}, which holds its own version of Kubernetes: write another ${image.template} with an image of ${version}, and refer to it where the version is`,
    );
  }
  return { location, edits: [{ path, value: version }] };
}
