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

import { EntityChangesResponse } from 'backstage-plugin-groundplan-common';
import { PartialChange } from './changeSchema';

type Scale = NonNullable<EntityChangesResponse['scale']>;

/** Something of an object that there can be more or less of. @internal */
export interface Quantity {
  id: string;
  kind: 'controlPlane' | 'workers' | 'minRunners' | 'maxRunners';
  /** Of sets of machines. */
  name?: string;
  /** How many there should be now. */
  now?: number;
}

/** What can be scaled, by what an object says that it has. @internal */
export function quantitiesOf(scale: Scale): Quantity[] {
  const single = (
    kind: Exclude<Quantity['kind'], 'workers'>,
    now: number | undefined,
  ): Quantity[] => (now === undefined ? [] : [{ id: kind, kind, now }]);
  return [
    ...single('controlPlane', scale.controlPlaneReplicas),
    ...(scale.workers ?? []).map(({ name, replicas }) => ({
      id: `workers/${name}`,
      kind: 'workers' as const,
      name,
      now: replicas,
    })),
    ...runners(scale),
  ];
}

/** A set of runners has both bounds, whether they are written down or not. */
function runners(scale: Scale): Quantity[] {
  return scale.minRunners === undefined && scale.maxRunners === undefined
    ? []
    : [
        { id: 'minRunners', kind: 'minRunners', now: scale.minRunners },
        { id: 'maxRunners', kind: 'maxRunners', now: scale.maxRunners },
      ];
}

/** What was filled in before. @internal */
export function numbersOf(
  quantities: Quantity[],
  value: PartialChange,
): Record<string, number | undefined> {
  const asked = ({ kind, name }: Quantity) =>
    ({
      controlPlane: value.controlPlaneReplicas,
      workers: value.workers?.find(it => it.name === name)?.replicas,
      minRunners: value.minRunners,
      maxRunners: value.maxRunners,
    }[kind]);
  return Object.fromEntries(quantities.map(it => [it.id, asked(it) ?? it.now]));
}

/** The change to these numbers; nothing where all stays as it is. @internal */
export function scaleTo(
  quantities: Quantity[],
  numbers: Record<string, number | undefined>,
): Omit<PartialChange, 'entityRef'> | undefined {
  const change: Omit<PartialChange, 'entityRef'> = { operation: 'scale' };
  const changed = quantities.filter(
    it => numbers[it.id] !== undefined && numbers[it.id] !== it.now,
  );
  for (const { id, kind, name } of changed) {
    const number = numbers[id]!;
    if (kind === 'workers') {
      change.workers = [
        ...(change.workers ?? []),
        { name: name!, replicas: number },
      ];
    } else if (kind === 'controlPlane') {
      change.controlPlaneReplicas = number;
    } else {
      change[kind] = number;
    }
  }
  return changed.length > 0 ? change : undefined;
}
