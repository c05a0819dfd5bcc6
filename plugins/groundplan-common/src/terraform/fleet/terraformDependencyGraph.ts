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

import { KubernetesObject } from '../../kubernetes';
import { NamespacedName, readDependsOn } from '../readTerraform';

/** What waits for what around a Terraform resource, by `namespace/name`. @public */
export interface DependencyGraph {
  /** Nearest first; the resource itself is the first. */
  nodes: { id: string; namespace: string; name: string }[];
  edges: { from: string; to: string }[];
  /** Those that wait for each other, each beginning and ending with the same one. */
  circles: string[][];
  /** How many nodes are left out. */
  omitted: number;
}

/**
 * The graph of `spec.dependsOn` around one of these objects, in both directions and
 * across namespaces.
 *
 * @remarks
 * A resource that the reader may not see is a node only where one that they may see
 * names it, and nothing that lies behind it is found through it.
 *
 * @public
 */
export function terraformDependencyGraph(
  objects: readonly KubernetesObject[],
  start: NamespacedName,
  options: { isSeen(ref: NamespacedName): boolean; maxNodes: number },
): DependencyGraph {
  const { isSeen, maxNodes } = options;
  const waitsFor = new Map<string, NamespacedName[]>();
  const waiting = new Map<string, NamespacedName[]>();
  for (const object of objects) {
    const ref = {
      namespace: object.metadata.namespace ?? '',
      name: object.metadata.name,
    };
    if (isSeen(ref)) {
      const targets = readDependsOn(object);
      waitsFor.set(idOf(ref), targets);
      for (const target of targets) {
        const id = idOf(target);
        waiting.set(id, [...(waiting.get(id) ?? []), ref]);
      }
    }
  }
  const found = new Map<string, NamespacedName>([[idOf(start), start]]);
  for (const [id, ref] of found) {
    const next = isSeen(ref) || id === idOf(start) ? waiting.get(id) ?? [] : [];
    for (const other of [...(waitsFor.get(id) ?? []), ...next]) {
      if (!found.has(idOf(other))) {
        found.set(idOf(other), other);
      }
    }
  }
  const nodes = [...found]
    .slice(0, maxNodes)
    .map(([id, { namespace, name }]) => ({ id, namespace, name }));
  const shown = new Set(nodes.map(({ id }) => id));
  const edges = nodes.flatMap(({ id: from }) =>
    (waitsFor.get(from) ?? [])
      .map(target => ({ from, to: idOf(target) }))
      .filter(({ to }) => shown.has(to)),
  );
  return {
    nodes,
    edges,
    circles: findCircles(
      nodes.map(({ id }) => id),
      edges,
    ),
    omitted: found.size - nodes.length,
  };
}

function idOf({ namespace, name }: NamespacedName): string {
  return `${namespace}/${name}`;
}

/** One circle for each edge that leads back to where its path came from. */
function findCircles(
  ids: string[],
  edges: DependencyGraph['edges'],
): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edges) {
    targets.set(from, [...(targets.get(from) ?? []), to]);
  }
  const done = new Set<string>();
  const circles: string[][] = [];
  const walk = (id: string, path: string[]): void => {
    const seenAt = path.indexOf(id);
    if (seenAt >= 0) {
      circles.push([...path.slice(seenAt), id]);
      return;
    }
    if (done.has(id)) {
      return;
    }
    for (const target of targets.get(id) ?? []) {
      walk(target, [...path, id]);
    }
    done.add(id);
  };
  ids.forEach(id => walk(id, []));
  return circles;
}
