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
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { GitProviderError } from '../../git-providers/GitProviderError';

const CLASSES = {
  'not-found': NotFoundError,
  unauthorized: NotAllowedError,
  forbidden: NotAllowedError,
  'protected-branch': NotAllowedError,
  archived: ConflictError,
  empty: ConflictError,
  conflict: ConflictError,
  invalid: InputError,
  'rate-limited': ServiceUnavailableError,
  unavailable: ServiceUnavailableError,
  moved: ConflictError,
  unsupported: InputError,
} as const;

/**
 * A failure of a Git provider as one of Backstage's, with the same words: a route
 * answers it with the status that fits.
 *
 * @public
 */
export function toBackstageError(error: unknown): unknown {
  return error instanceof GitProviderError
    ? new CLASSES[error.kind](error.message)
    : error;
}
