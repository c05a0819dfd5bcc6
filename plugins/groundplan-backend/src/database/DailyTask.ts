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
import { DatabaseLease } from 'backstage-plugin-groundplan-node';

const DAY_MS = 24 * 3_600_000;
/** How often it is seen whether a day has passed, or what has failed is tried again. */
const CHECK_MS = 60_000;

/** @internal */
export interface DailyTaskOptions {
  /** Whoever holds it does the task. */
  lease: Pick<DatabaseLease, 'held'>;
  logger: LoggerService;
  /** For the log, such as 'History'. */
  name: string;
  work: (now: Date) => Promise<void>;
  now?: () => Date;
  checkMs?: number;
}

/**
 * Does something once a day in the one of several replicas that holds a lease. That
 * it is done again after a restart must do no harm.
 *
 * @internal
 */
export class DailyTask {
  readonly #options: DailyTaskOptions;
  #doneAt?: number;
  #running?: Promise<void>;

  static create(options: DailyTaskOptions): DailyTask {
    return new DailyTask(options);
  }

  private constructor(options: DailyTaskOptions) {
    this.#options = options;
  }

  /** Goes on until the answer is called, and what has begun is done. */
  start(): () => Promise<void> {
    const { checkMs = CHECK_MS } = this.#options;
    const timer = setInterval(() => this.#check(), checkMs).unref();
    return async () => {
      clearInterval(timer);
      await this.#running;
    };
  }

  #check(): void {
    const { lease, now = () => new Date() } = this.#options;
    const at = now();
    const isDue =
      this.#doneAt === undefined || at.getTime() - this.#doneAt >= DAY_MS;
    if (lease.held && isDue) {
      this.#running ??= this.#do(at);
    }
  }

  async #do(at: Date): Promise<void> {
    const { logger, name, work } = this.#options;
    try {
      await work(at);
      this.#doneAt = at.getTime();
    } catch (error) {
      logger.warn(`${name} will be cleaned up again: ${stringifyError(error)}`);
    } finally {
      this.#running = undefined;
    }
  }
}
