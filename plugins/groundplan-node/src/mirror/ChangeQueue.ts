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
import { MirrorChange } from './Mirror';

/**
 * Gathers changes and hands those of one turn of the event loop to each
 * listener together.
 *
 * @internal
 */
export class ChangeQueue {
  readonly #logger: LoggerService;
  readonly #listeners = new Set<(changes: MirrorChange[]) => void>();
  #changes: MirrorChange[] = [];

  private constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  static create(logger: LoggerService): ChangeQueue {
    return new ChangeQueue(logger);
  }

  push(change: MirrorChange): void {
    if (this.#changes.length === 0) {
      setImmediate(() => this.#flush());
    }
    this.#changes.push(change);
  }

  subscribe(listener: (changes: MirrorChange[]) => void): () => void {
    // A function of its own, so that one listener can subscribe twice.
    const entry = (changes: MirrorChange[]) => listener(changes);
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  }

  #flush(): void {
    const changes = this.#changes;
    this.#changes = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener([...changes]);
      } catch (error) {
        this.#logger.error(
          'A listener to the mirror has failed',
          toError(error),
        );
      }
    }
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
