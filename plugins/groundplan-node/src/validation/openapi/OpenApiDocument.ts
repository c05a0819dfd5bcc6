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
import { KindSchema } from './KindSchema';
import { readKindSchema } from './readKindSchema';

/** A kind in one of its versions. @internal */
export interface GroupVersionKind {
  group: string;
  version: string;
  kind: string;
}

/** What a host serves of one version of one API group. @internal */
export class OpenApiDocument {
  readonly #body: unknown;
  readonly #kinds = new Map<string, KindSchema | undefined>();

  private constructor(body: unknown) {
    this.#body = body;
  }

  static create(body: unknown): OpenApiDocument {
    return new OpenApiDocument(body);
  }

  kind(gvk: GroupVersionKind): KindSchema | undefined {
    const key = `${gvk.group}/${gvk.version}/${gvk.kind}`;
    if (!this.#kinds.has(key)) {
      this.#kinds.set(key, readKindSchema(this.#body, gvk));
    }
    return this.#kinds.get(key);
  }
}
