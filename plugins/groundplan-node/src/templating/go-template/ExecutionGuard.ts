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

import { TemplateError } from '../TemplateError';
import { TemplateSource } from '../TemplateSource';
import { WorkMeter } from '../WorkMeter';
import { shortenReason } from './shortenReason';

// Pipelines within branches within templates; more would not fit on the stack.
const NESTING = 4;

/** Holds the execution of a template to its limits, and errors to their place in it. */
export class ExecutionGuard {
  #depth = 0;

  constructor(readonly source: TemplateSource, readonly meter: WorkMeter) {}

  /** Runs one level deeper. Throws where that is too deep, or too much work. */
  nested<T>(node: { offset: number }, work: () => T): T {
    this.#depth += 1;
    this.run(node, () => {
      this.meter.spend(1);
      this.meter.checkDepth(this.#depth / NESTING);
    });
    const result = work();
    this.#depth -= 1;
    return result;
  }

  /** Runs, and says where in the template an error came up. */
  run<T>(node: { offset: number }, work: () => T, context = ''): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof TemplateError) {
        throw error;
      }
      const reason = error instanceof Error ? error.message : String(error);
      throw this.error(node, context + reason);
    }
  }

  error(node: { offset: number }, reason: string): TemplateError {
    return this.source.errorAt(node.offset, shortenReason(reason));
  }
}
