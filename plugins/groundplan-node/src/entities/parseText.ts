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

import { Parsed, quote } from './Parsed';

const MAX_DESCRIPTION_LENGTH = 1000;
const MAX_LIFECYCLE_LENGTH = 63;

/** Reads a description; one that is too long is cut. @internal */
export function parseDescription(text: string): Parsed<string> {
  const value = text.trim();
  return value.length <= MAX_DESCRIPTION_LENGTH
    ? { value, problems: [] }
    : {
        value: `${value.slice(0, MAX_DESCRIPTION_LENGTH - 1)}…`,
        problems: [
          `a description of ${value.length} characters is cut to ${MAX_DESCRIPTION_LENGTH}`,
        ],
      };
}

/** Reads a lifecycle, which is any one word or phrase. @internal */
export function parseLifecycle(text: string): Parsed<string> {
  const value = text.trim();
  return value.length <= MAX_LIFECYCLE_LENGTH
    ? { value, problems: [] }
    : {
        problems: [
          `${quote(
            value,
          )} is too long for a lifecycle; allowed are ${MAX_LIFECYCLE_LENGTH} characters`,
        ],
      };
}
