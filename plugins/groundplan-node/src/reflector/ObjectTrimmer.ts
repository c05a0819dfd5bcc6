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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { StringPool } from '../store/StringPool';
import { FieldSelection } from './FieldSelection';
import { readObjectMeta } from './readObjectMeta';

/** Options of {@link ObjectTrimmer.create}. @internal */
export interface ObjectTrimmerOptions {
  apiVersion: string;
  kind: string;
  /** As those of a kind rule. */
  fields: readonly string[];
  annotations?: readonly string[];
  pool: StringPool;
}

/**
 * Makes of an object from outside the one that is held: the fields of its kind
 * rule and the metadata, nothing else.
 *
 * @internal
 */
export class ObjectTrimmer {
  readonly #options: ObjectTrimmerOptions;
  readonly #selection: FieldSelection;
  readonly #annotations: ReadonlySet<string> | undefined;

  private constructor(options: ObjectTrimmerOptions) {
    this.#options = options;
    this.#selection = FieldSelection.create(options.fields);
    this.#annotations = options.annotations && new Set(options.annotations);
  }

  static create(options: ObjectTrimmerOptions): ObjectTrimmer {
    return new ObjectTrimmer(options);
  }

  /** Undefined for something that does not say its name. */
  trim(raw: unknown): KubernetesObject | undefined {
    const { apiVersion, kind, pool } = this.#options;
    const metadata = readObjectMeta(raw, pool, this.#annotations);
    if (!metadata) {
      return undefined;
    }
    const fields = this.#selection.select(raw);
    pool.shareWithin(fields);
    // Not as the object says it: items of lists of built-in kinds do not.
    return { ...fields, apiVersion, kind, metadata };
  }
}
