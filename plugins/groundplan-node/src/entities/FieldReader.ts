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

import { Finding, getRecord } from 'backstage-plugin-groundplan-common';
import { EntityField } from './EntityConfig';
import { Parsed } from './Parsed';

/** Something with annotations and labels. @internal */
export interface FieldSource {
  /** For messages, such as `the Namespace team-a`. */
  title: string;
  metadata: unknown;
}

/**
 * Reads what annotations and labels say of an entity, nearest source first, and
 * keeps what cannot be used as findings.
 *
 * @internal
 */
export class FieldReader {
  readonly findings: Finding[] = [];
  #inherits = false;
  readonly #places: {
    title: string;
    places: [string, Record<string, unknown>][];
  }[];
  readonly #keys: Record<EntityField, string[]>;

  static create(
    sources: FieldSource[],
    keys: Record<EntityField, string[]>,
  ): FieldReader {
    return new FieldReader(sources, keys);
  }

  private constructor(
    sources: FieldSource[],
    keys: Record<EntityField, string[]>,
  ) {
    this.#places = sources.map(({ title, metadata }) => ({
      title,
      places: [
        ['Annotation', getRecord(metadata, 'annotations') ?? {}],
        ['Label', getRecord(metadata, 'labels') ?? {}],
      ],
    }));
    this.#keys = keys;
  }

  /** Whether anything was taken from another source than the nearest. */
  get inherits(): boolean {
    return this.#inherits;
  }

  /** The first usable value; of one source an annotation goes before a label. */
  read<T>(
    field: EntityField,
    parse: (text: string) => Parsed<T>,
  ): T | undefined {
    for (const [distance, { title, places }] of this.#places.entries()) {
      for (const key of this.#keys[field]) {
        for (const [place, texts] of places) {
          const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
          if (typeof text === 'string' && text.trim() !== '') {
            const { value, problems } = parse(text);
            for (const problem of problems) {
              this.add({
                id: `${field}-invalid`,
                severity: 'warning',
                message: `${place} ${key} of ${title}: ${problem}`,
                field: key,
              });
            }
            if (value !== undefined) {
              this.#inherits ||= distance > 0;
              return value;
            }
          }
        }
      }
    }
    return undefined;
  }

  add(finding: Finding): void {
    this.findings.push(finding);
  }
}
