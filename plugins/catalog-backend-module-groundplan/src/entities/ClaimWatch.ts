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
import { isError } from '@backstage/errors';
import { ClaimVerifier } from 'backstage-plugin-groundplan-node';

const RECHECK_MS = 60_000;

/** Looks once a minute whether claimed names that were taken are free by now. */
export class ClaimWatch {
  readonly #verifier: ClaimVerifier;
  readonly #logger: LoggerService;
  #timer?: NodeJS.Timeout;

  static create(options: {
    verifier: ClaimVerifier;
    logger: LoggerService;
  }): ClaimWatch {
    return new ClaimWatch(options);
  }

  private constructor(options: {
    verifier: ClaimVerifier;
    logger: LoggerService;
  }) {
    this.#verifier = options.verifier;
    this.#logger = options.logger;
  }

  start(): void {
    this.#timer = setInterval(() => this.#recheck(), RECHECK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #recheck(): void {
    this.#verifier
      .recheck()
      .catch(error =>
        this.#logger.warn(
          `The catalog could not be asked whether names are free again: ${error}`,
          isError(error) ? error : undefined,
        ),
      );
  }
}
