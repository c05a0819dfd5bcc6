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

import { getString } from 'backstage-plugin-groundplan-common';
import { Document, LineCounter, Node } from 'yaml';
import { findSubstitutions, Substitution } from './findSubstitutions';
import { locateField } from './locateField';

/** One Kubernetes object in a file. @internal */
export class Manifest {
  readonly path: string;
  readonly object: Record<string, unknown>;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** Variables that Flux fills in. */
  readonly substitutions: Substitution[];
  readonly #document: Document;
  readonly #node: Node;
  readonly #lines: LineCounter;

  private constructor(options: Parameters<typeof Manifest.create>[0]) {
    const { object } = options;
    const apiVersion = getString(object, 'apiVersion') ?? '';
    const slash = apiVersion.indexOf('/');
    this.path = options.path;
    this.object = object;
    this.group = slash < 0 ? '' : apiVersion.slice(0, slash);
    this.version = apiVersion.slice(slash + 1);
    this.kind = getString(object, 'kind') ?? '';
    this.name = getString(object, 'metadata', 'name') ?? '';
    this.namespace = getString(object, 'metadata', 'namespace');
    this.substitutions = findSubstitutions(object);
    this.#document = options.document;
    this.#node = options.node;
    this.#lines = options.lines;
  }

  static create(options: {
    path: string;
    object: Record<string, unknown>;
    document: Document;
    node: Node;
    lines: LineCounter;
  }): Manifest {
    return new Manifest(options);
  }

  get apiVersion(): string {
    return this.group ? `${this.group}/${this.version}` : this.version;
  }

  /** Whether its values must not be told on. */
  get isSecret(): boolean {
    return this.group === '' && this.kind === 'Secret';
  }

  /** How a person would call it, such as `Cluster team-a/payments`. */
  get title(): string {
    const name =
      this.name || getString(this.object, 'metadata', 'generateName');
    return `${this.kind} ${[this.namespace, name ?? 'without a name']
      .filter(Boolean)
      .join('/')}`;
  }

  /** The line of a field, or of what it would be in. */
  lineOf(field = ''): number {
    const offset = locateField(this.#document, this.#node, field);
    return this.#lines.linePos(offset).line;
  }

  /** Whether a field, or something in it, is filled in by Flux. */
  isSubstituted(field: string): boolean {
    return this.substitutions.some(
      ({ field: substituted }) =>
        isWithin(substituted, field) || isWithin(field, substituted),
    );
  }
}

function isWithin(field: string, outer: string): boolean {
  return (
    outer === '' ||
    field === outer ||
    (field.startsWith(outer) && /[.[]/.test(field[outer.length]))
  );
}
