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

import { CustomErrorBase } from '@backstage/errors';

/**
 * What went wrong, for code to decide on:
 *
 * - `not-found`: the repository, or a part of it, is not there for these credentials
 * - `unauthorized`: the provider does not know the credentials
 * - `forbidden`: it knows them, and they may not
 * - `protected-branch`: a rule of the branch refuses the change
 * - `archived`, `empty`: the repository takes no changes, or has no commit yet
 * - `conflict`: somebody else was faster; what was read is no longer true
 * - `invalid`: the provider refuses the content of the request
 * - `rate-limited`: too many requests; see {@link GitProviderError.retryAfter}
 * - `unavailable`: no answer, or one that is the provider's own failure
 * - `moved`: the repository is at another host now
 * - `unsupported`: no integration, or a thing that this provider cannot do
 *
 * @public
 */
export type GitProviderErrorKind =
  | 'not-found'
  | 'unauthorized'
  | 'forbidden'
  | 'protected-branch'
  | 'archived'
  | 'empty'
  | 'conflict'
  | 'invalid'
  | 'rate-limited'
  | 'unavailable'
  | 'moved'
  | 'unsupported';

/** @public */
export interface GitProviderErrorOptions {
  kind: GitProviderErrorKind;
  /** What was not done, and why. */
  what: string;
  /** The repository, branch or path, with the provider. */
  where: string;
  /** What the reader can do about it. */
  next: string;
  retryAfter?: number;
  status?: number;
}

/**
 * A failure of a Git provider, told so that it can be shown to the person who
 * asked: what, where, what next. Holds no token and no path of the provider's.
 *
 * @public
 */
export class GitProviderError extends CustomErrorBase {
  name = 'GitProviderError' as const;
  readonly kind: GitProviderErrorKind;
  /** Seconds until a further request makes sense, where the provider says so. */
  readonly retryAfter?: number;
  /** The HTTP status, where one was answered. */
  readonly status?: number;
  readonly #options: GitProviderErrorOptions;

  constructor(options: GitProviderErrorOptions) {
    // No cause: its message would become part of this one, whatever it holds
    super(`${options.what} (${options.where}). ${options.next}`);
    this.kind = options.kind;
    this.retryAfter = options.retryAfter;
    this.status = options.status;
    this.#options = options;
  }

  /** The same, with one more thing that the reader should know. */
  andThen(next: string): GitProviderError {
    const options = this.#options;
    return new GitProviderError({
      ...options,
      next: `${options.next} ${next}`,
    });
  }
}
