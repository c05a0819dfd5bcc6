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

import { setImmediate } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  ClaimVerifier,
  EntityResolver,
} from 'backstage-plugin-groundplan-node';

const RECHECK_MS = 60_000;
/** After the provider that hands the entities over has asked by itself. */
const COLLECT_MS = 1_000;
const CHUNK = 250;

/** Options of {@link ClaimWatch.create}. */
export interface ClaimWatchOptions {
  verifier: Pick<ClaimVerifier, 'verify' | 'recheck'>;
  resolver: Pick<EntityResolver, 'subscribe'>;
  logger: LoggerService;
}

/**
 * Makes every process know which claimed names are taken, whether it is the one
 * that hands entities over or not: all of them answer readers. Looks once a
 * minute whether names that were taken are free by now.
 */
export class ClaimWatch {
  readonly #options: ClaimWatchOptions;
  readonly #pending = new Set<string>();
  #unsubscribe?: () => void;
  #recheck?: NodeJS.Timeout;
  #collect?: NodeJS.Timeout;

  static create(options: ClaimWatchOptions): ClaimWatch {
    return new ClaimWatch(options);
  }

  private constructor(options: ClaimWatchOptions) {
    this.#options = options;
  }

  /** Begins with these entities, and goes on with all that change. */
  start(keys: readonly string[] = []): void {
    const { resolver, verifier } = this.#options;
    this.#note(keys);
    this.#unsubscribe = resolver.subscribe(changes =>
      this.#note(changes.map(({ key }) => key)),
    );
    this.#recheck = setInterval(
      () => this.#try(() => verifier.recheck()),
      RECHECK_MS,
    );
  }

  stop(): void {
    this.#unsubscribe?.();
    clearInterval(this.#recheck);
    clearTimeout(this.#collect);
  }

  #note(keys: readonly string[]): void {
    keys.forEach(key => this.#pending.add(key));
    if (this.#pending.size > 0) {
      this.#collect ??= setTimeout(
        () => this.#try(() => this.#verify()),
        COLLECT_MS,
      );
    }
  }

  async #verify(): Promise<void> {
    const keys = [...this.#pending];
    this.#pending.clear();
    this.#collect = undefined;
    for (let start = 0; start < keys.length; start += CHUNK) {
      try {
        await this.#options.verifier.verify(keys.slice(start, start + CHUNK));
      } catch (error) {
        // Asked again with the next change, or when this process hands over.
        keys.slice(start).forEach(key => this.#pending.add(key));
        throw error;
      }
      await setImmediate();
    }
  }

  #try(work: () => Promise<void>): void {
    work().catch(error =>
      this.#options.logger.warn(
        `The catalog could not be asked whether claimed names are free: ${error}`,
        isError(error) ? error : undefined,
      ),
    );
  }
}
