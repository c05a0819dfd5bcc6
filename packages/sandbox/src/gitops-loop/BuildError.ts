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

/** Files that cannot become objects; its message says which and why. @internal */
export class BuildError extends CustomErrorBase {
  name = 'BuildError' as const;

  /** Something that kustomize does and the sandbox does not. */
  static unsupported(where: string, what: string[]): BuildError {
    return new BuildError(
      `${where}: the sandbox does not support ${what.join(', ')}`,
    );
  }
}
