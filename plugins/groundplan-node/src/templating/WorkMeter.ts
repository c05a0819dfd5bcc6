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

import { TemplateLimits } from './TemplateLimits';

const MAX_WORK = 1_000_000;
const CHARACTERS_PER_STEP = 4;

/** What a template may not use. No function swallows it. */
export class LimitError extends Error {}

/** Counts what a rendering uses, so that no template can stop the process. */
export class WorkMeter {
  readonly maxDepth: number;
  readonly #maxLength: number;
  #left = MAX_WORK;

  constructor(limits: Required<TemplateLimits>) {
    this.maxDepth = limits.maxDepth;
    this.#maxLength = limits.maxOutputLength;
  }

  /** Throws where more is done than a template may do. */
  spend(steps: number) {
    this.#left -= steps;
    if (!(this.#left >= 0)) {
      throw new LimitError(`more than ${MAX_WORK} steps`);
    }
  }

  /** For going over a text once. */
  spendText(length: number) {
    if (length > this.#maxLength) {
      throw new LimitError(`text is longer than ${this.#maxLength} characters`);
    }
    this.spend(Math.ceil(length / CHARACTERS_PER_STEP));
  }

  /** Throws where values are nested deeper than a template may nest them. */
  checkDepth(depth: number) {
    if (depth > this.maxDepth) {
      throw new LimitError(`value nested deeper than ${this.maxDepth}`);
    }
  }
}
