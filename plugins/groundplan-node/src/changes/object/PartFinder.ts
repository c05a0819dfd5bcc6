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
import { InputError, NotFoundError } from '@backstage/errors';
import {
  CLUSTER_API_GROUP,
  getRecord,
  getString,
  groupOf,
} from 'backstage-plugin-groundplan-common';
import { ManifestObject } from '../Rendered';
import { ObjectLocation, ObjectName } from './locateObject';

/** What finds an object in the files of a repository. @internal */
export type FindPart = (
  name: ObjectName,
) => Promise<ObjectLocation | undefined>;

/** The kinds of sets of machines. @internal */
export const SETS = ['MachineDeployment', 'MachinePool'];

/**
 * Finds where the parts of a cluster without a topology are written.
 *
 * @internal
 */
export class PartFinder {
  readonly #cluster: ManifestObject;
  readonly #find: FindPart;

  static create(cluster: ManifestObject, find: FindPart): PartFinder {
    return new PartFinder(cluster, find);
  }

  private constructor(cluster: ManifestObject, find: FindPart) {
    this.#cluster = cluster;
    this.#find = find;
  }

  async controlPlane(): Promise<ObjectLocation> {
    const ref = getRecord(this.#cluster.spec, 'controlPlaneRef');
    return await this.#required(
      getString(ref, 'apiGroup') ?? groupOf(getString(ref, 'apiVersion') ?? ''),
      [getString(ref, 'kind') ?? 'control plane'],
      getString(ref, 'name') ?? '',
    );
  }

  async set(name: string): Promise<ObjectLocation> {
    const found = await this.#required(CLUSTER_API_GROUP, SETS, name);
    const { kind, spec } = found.object;
    if (getString(spec, 'clusterName') !== this.#cluster.metadata.name) {
      throw new InputError(
        `${kind} ${name} is not of Cluster ${this.#cluster.metadata.name}`,
      );
    }
    return found;
  }

  async #required(
    group: string,
    kinds: string[],
    name: string,
  ): Promise<ObjectLocation> {
    const { namespace } = this.#cluster.metadata;
    for (const kind of kinds) {
      const found = await this.#find({ group, kind, namespace, name });
      if (found) {
        return found;
      }
    }
    throw new NotFoundError(
      `The repository of Cluster ${
        this.#cluster.metadata.name
      } has no ${kinds.join(' or ')} ${name}; change it where that is written`,
    );
  }
}
