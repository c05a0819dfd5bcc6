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

import { readFileSync, statSync } from 'node:fs';

/**
 * A file with a token that somebody else renews, as Kubernetes does with those
 * that it mounts.
 *
 * @internal
 */
export class TokenFile {
  readonly #path: string;
  #modified?: number;
  #token = '';

  private constructor(path: string) {
    this.#path = path;
  }

  static create(path: string): TokenFile {
    return new TokenFile(path);
  }

  /** The token that is in the file now. */
  read(): string {
    const modified = statSync(this.#path).mtimeMs;
    if (modified !== this.#modified) {
      this.#token = readFileSync(this.#path, 'utf8').trim();
      this.#modified = modified;
    }
    return this.#token;
  }
}
