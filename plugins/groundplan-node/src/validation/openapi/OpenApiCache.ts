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
import { OpenApiDocument } from './OpenApiDocument';

/** Of a host, about as many groups as one change is made of. */
const MAX_DOCUMENTS = 48;

/**
 * Documents that have been read, by host and by the hash of what they say, so
 * that what is found here is what the host would answer. The longest unused go
 * first.
 *
 * @internal
 */
export class OpenApiCache {
  readonly #documents = new Map<string, OpenApiDocument>();

  private constructor() {}

  static create(): OpenApiCache {
    return new OpenApiCache();
  }

  get(host: string, path: string): OpenApiDocument | undefined {
    const key = `${host} ${path}`;
    const document = this.#documents.get(key);
    if (document) {
      this.#documents.delete(key);
      this.#documents.set(key, document);
    }
    return document;
  }

  set(host: string, path: string, document: OpenApiDocument): void {
    this.#documents.set(`${host} ${path}`, document);
    for (const key of this.#documents.keys()) {
      if (this.#documents.size <= MAX_DOCUMENTS) {
        break;
      }
      this.#documents.delete(key);
    }
  }
}
