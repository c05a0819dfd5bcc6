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

/** How many values one statement may safely have in every database. */
const MAX_VALUES = 500;

/** Does something with all values, as many at once as a statement may have. @internal */
export async function inChunks<T>(
  values: readonly T[],
  work: (chunk: T[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < values.length; from += MAX_VALUES) {
    await work(values.slice(from, from + MAX_VALUES));
  }
}
