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

interface FieldNode {
  /** Whether everything below is kept. */
  all: boolean;
  children: Map<string, FieldNode>;
}

/** A segment that stands for every element of an array or value of a map. */
const EVERY = '*';

/**
 * Copies the fields of an object that are on a list, and nothing else. A list of
 * what may enter, because nobody can list all the places in which secrets are.
 *
 * @internal
 */
export class FieldSelection {
  readonly #root: FieldNode;

  private constructor(root: FieldNode) {
    this.#root = root;
  }

  /** `paths` as those of a kind rule, such as `spec.replicas`. */
  static create(paths: readonly string[]): FieldSelection {
    const root: FieldNode = { all: false, children: new Map() };
    for (const path of paths) {
      let node = root;
      for (const segment of path.split('.')) {
        let child = node.children.get(segment);
        if (!child) {
          child = { all: false, children: new Map() };
          node.children.set(segment, child);
        }
        node = child;
      }
      node.all = true;
    }
    return new FieldSelection(root);
  }

  /** The listed fields of a value. Never throws. */
  select(value: unknown): Record<string, unknown> {
    const selected = select(value, this.#root);
    return isRecord(selected) ? selected : {};
  }
}

function select(value: unknown, node: FieldNode): unknown {
  if (node.all) {
    return value;
  }
  const every = node.children.get(EVERY);
  if (Array.isArray(value)) {
    // Without the segment a path means a field of an object, and this is none.
    return every && value.map(element => select(element, every));
  }
  if (!isRecord(value)) {
    // A scalar where the path goes on below it: a type that nobody expected.
    return undefined;
  }
  // Plain loops: this runs for each object of a fleet, many times a second.
  const selected: Record<string, unknown> = {};
  if (every) {
    for (const key of Object.keys(value)) {
      keep(selected, key, value, node.children.get(key) ?? every);
    }
  } else {
    for (const [key, child] of node.children) {
      keep(selected, key, value, child);
    }
  }
  return selected;
}

function keep(
  selected: Record<string, unknown>,
  key: string,
  value: Record<string, unknown>,
  node: FieldNode,
): void {
  // JSON allows such a key; assigning to it would not make a property.
  if (key !== '__proto__' && Object.hasOwn(value, key)) {
    const kept = select(value[key], node);
    if (kept !== undefined) {
      selected[key] = kept;
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
