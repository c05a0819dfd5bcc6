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

import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';

/** Does one small piece of work; answers whether there is more. @internal */
export type Step = () => boolean;

/**
 * Runs work in slices, so that however much there is, the event loop goes on.
 * All stores share one, because the slices of several would add up.
 *
 * @internal
 */
export class SliceRunner {
  readonly #logger: LoggerService;
  readonly #budgetMs: number;
  readonly #waiting = new Set<Step>();
  #scheduled: NodeJS.Immediate | undefined;
  #stopped = false;

  static create(options: {
    logger: LoggerService;
    /** How long one slice may take. */
    budgetMs?: number;
  }): SliceRunner {
    return new SliceRunner(options.logger, options.budgetMs ?? 8);
  }

  private constructor(logger: LoggerService, budgetMs: number) {
    this.#logger = logger;
    this.#budgetMs = budgetMs;
  }

  /** Has a step run, over and over, until it says that there is no more. */
  wake(step: Step): void {
    this.#waiting.add(step);
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting.clear();
    if (this.#scheduled) {
      clearImmediate(this.#scheduled);
    }
  }

  #schedule(): void {
    if (!this.#scheduled && !this.#stopped && this.#waiting.size > 0) {
      this.#scheduled = setImmediate(() => {
        this.#scheduled = undefined;
        this.#runSlice();
        this.#schedule();
      });
    }
  }

  #runSlice(): void {
    const end = performance.now() + this.#budgetMs;
    do {
      const [step] = this.#waiting;
      this.#waiting.delete(step);
      if (this.#run(step)) {
        // To the end of the line: every store gets its turn.
        this.#waiting.add(step);
      }
    } while (this.#waiting.size > 0 && performance.now() < end);
  }

  #run(step: Step): boolean {
    try {
      return step();
    } catch (error) {
      this.#logger.error(
        `A fleet could not be brought up to date: ${stringifyError(error)}`,
      );
      return true;
    }
  }
}
