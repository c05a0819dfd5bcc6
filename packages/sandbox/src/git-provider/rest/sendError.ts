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

import { ErrorRequestHandler } from 'express';
import { GiteaError } from './GiteaError';

function statusOf(error: unknown): number {
  // The JSON parser's own errors carry a status.
  const status = (error as { status?: unknown })?.status;
  return typeof status === 'number' ? status : 500;
}

/** Answers failures as Gitea does. @internal */
export function sendError(url: string): ErrorRequestHandler {
  return (error, _, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const failure =
      error instanceof GiteaError
        ? error
        : GiteaError.of(
            statusOf(error),
            error instanceof Error ? error.message : String(error),
          );
    response.status(failure.status).json(failure.toBody(url));
  };
}
