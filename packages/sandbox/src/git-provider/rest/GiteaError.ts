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

/** A failure with the code that Gitea answers with. @internal */
export class GiteaError extends CustomErrorBase {
  name = 'GiteaError' as const;

  private constructor(readonly status: number, message: string) {
    super(message);
  }

  static of(status: number, message: string): GiteaError {
    return new GiteaError(status, message);
  }

  static notFound(message = 'not found'): GiteaError {
    return new GiteaError(404, message);
  }

  static unprocessable(message: string): GiteaError {
    return new GiteaError(422, message);
  }

  /** The body that is sent; `url` is where the API is described. */
  toBody(url: string) {
    return {
      message: this.message,
      url,
      ...(this.status === 404 && { errors: null }),
    };
  }
}
