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
import { UnreadKind } from '../entities/EntitySource';
import { HandedOver } from './HandedOverStore';

/**
 * The entities that stay as an earlier process has handed them over, because
 * what other objects say of them cannot be read just now: without it they would
 * go to the default owner.
 *
 * @remarks
 * What cannot be read for a fault keeps all of them. What may not be read keeps
 * those that got something from it; the others never had anything from there,
 * and a host cluster's rules may stay as they are for ever.
 */
export class KeptEntities {
  readonly #logger: LoggerService;
  readonly #keys = new Set<string>();
  #unread: readonly UnreadKind[] = [];
  #said = '';

  static create(logger: LoggerService): KeptEntities {
    return new KeptEntities(logger);
  }

  private constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  /** Takes note of what is unread now, and answers with what may go on by that. */
  follow(unread: readonly UnreadKind[]): string[] {
    const changed = signatureOf(unread) !== signatureOf(this.#unread);
    this.#unread = unread;
    if (!changed) {
      return [];
    }
    const freed = [...this.#keys];
    this.#keys.clear();
    return freed;
  }

  /** Whether an entity stays as it was handed over earlier. */
  keeps(key: string, earlier: HandedOver | undefined): boolean {
    const keeps =
      earlier !== undefined &&
      this.#unread.some(({ refused }) => !refused || earlier.inherits);
    if (keeps) {
      this.#keys.add(key);
    } else {
      this.#keys.delete(key);
    }
    return keeps;
  }

  /** Logs once which kinds are unread, and how many entities stay as they are. */
  flush(): void {
    const faulty = this.#unread.some(({ refused }) => !refused);
    const said = faulty || this.#keys.size > 0 ? signatureOf(this.#unread) : '';
    if (said === this.#said) {
      return;
    }
    this.#said = said;
    if (said === '') {
      this.#logger.info(
        'All kinds that say something of these entities have been read, or are not to be read',
      );
      return;
    }
    this.#logger.warn(
      `Entities are handed over without what these kinds say of them, and ${
        this.#keys.size
      } stay as they were handed over earlier: ${this.#unread
        .map(({ kind, message }) => (message ? `${kind} (${message})` : kind))
        .join(', ')}`,
    );
  }
}

function signatureOf(unread: readonly UnreadKind[]): string {
  return unread.map(({ kind, refused }) => `${kind} ${refused}`).join();
}
