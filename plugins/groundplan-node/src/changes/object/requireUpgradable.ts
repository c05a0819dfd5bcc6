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
  KubernetesObject,
  ObjectChange,
  ObjectLookup,
  readClusterParts,
  refuseUpgrade,
} from 'backstage-plugin-groundplan-common';

/**
 * Refuses to upgrade the parts of a cluster in an order that Kubernetes does not
 * allow, by what runs now. With a topology, Cluster API itself sees to the order.
 *
 * @internal
 */
export function requireUpgradable(
  object: KubernetesObject,
  change: ObjectChange,
  lookup: ObjectLookup,
): void {
  if (
    change.operation !== 'upgrade' ||
    object.kind !== 'Cluster' ||
    getField(object.spec, 'topology') !== undefined
  ) {
    return;
  }
  const refused = refuseUpgrade(readClusterParts(object, lookup), change);
  if (refused) {
    throw new InputError(
      `${object.metadata.name} cannot be upgraded to ${change.version}: ${refused}`,
    );
  }
}
