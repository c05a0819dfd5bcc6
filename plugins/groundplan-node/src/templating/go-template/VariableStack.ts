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

import { GoValue } from './GoValue';

/** The variables of one template, innermost last. */
export class VariableStack {
  readonly #variables: { name: string; value: GoValue }[] = [];

  /** How many there are, for {@link VariableStack.release}. */
  get size(): number {
    return this.#variables.length;
  }

  declare(name: string, value: GoValue) {
    this.#variables.push({ name, value });
  }

  /** Forgets what was declared since. */
  release(size: number) {
    this.#variables.length = size;
  }

  get(name: string): GoValue {
    return this.#find(name).value;
  }

  /** Gives the variable that is seen here another value. */
  assign(name: string, value: GoValue) {
    this.#find(name).value = value;
  }

  #find(name: string) {
    for (let i = this.#variables.length - 1; i >= 0; i--) {
      if (this.#variables[i].name === name) {
        return this.#variables[i];
      }
    }
    throw new Error(`undefined variable ${name}`);
  }
}
