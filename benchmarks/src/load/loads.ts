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

import { cluster } from './objects/cluster';
import { clusterWithMachines } from './objects/clusterWithMachines';
import { LoadObject } from './objects/loadObject';
import { runner, scaleSet } from './objects/scaleSet';
import { terraform } from './objects/terraform';

/** What an API server is filled with. */
export interface Load {
  name: 'A' | 'B';
  title: string;
  namespaces: string[];
  objects: LoadObject[];
  /** How many of the objects have an entity. */
  entities: number;
  runners: { namespace: string; scaleSet: string; name: string }[];
}

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}-${i}`);

/**
 * Load A, a fleet: 500 clusters of 20 machines, 1,000 Terraform resources, 100
 * scale sets with 2,000 runners. `scale` 0.1 makes a tenth of each.
 */
export function loadA(scale: number): Load {
  const clusters = names('cluster', Math.round(500 * scale));
  const terraforms = names('terraform', Math.round(1_000 * scale));
  const scaleSets = names('runners', Math.round(100 * scale));
  const namespaces = names('team', 10);
  const namespaceOf = (i: number) => namespaces[i % namespaces.length];
  const runners = scaleSets.flatMap((set, i) =>
    names(`${set}-runner`, 20).map(name => ({
      namespace: namespaceOf(i),
      scaleSet: set,
      name,
    })),
  );
  return {
    name: 'A',
    title: `${clusters.length} clusters with 20 machines each, ${terraforms.length} Terraform resources, ${scaleSets.length} scale sets with 20 runners each`,
    namespaces,
    entities: clusters.length + terraforms.length + scaleSets.length,
    objects: [
      ...clusters.flatMap((name, i) =>
        clusterWithMachines(namespaceOf(i), name, 20),
      ),
      ...terraforms.map((name, i) => terraform(namespaceOf(i), name)),
      ...scaleSets.flatMap((name, i) => scaleSet(namespaceOf(i), name)),
      ...runners.map(({ namespace, scaleSet: of, name }) =>
        runner(namespace, of, name),
      ),
    ],
    runners,
  };
}

/** Load B, the catalog's limit: 10,000 clusters alone. */
export function loadB(scale: number): Load {
  const clusters = names('cluster', Math.round(10_000 * scale));
  const namespaces = names('team', 10);
  return {
    name: 'B',
    title: `${clusters.length} clusters alone`,
    namespaces,
    entities: clusters.length,
    runners: [],
    objects: clusters.map((name, i) => cluster(namespaces[i % 10], name)),
  };
}
