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

/** Takes what a reflector reads. Objects are as they came. @internal */
export interface ReflectorSink {
  /**
   * Takes an object as it is now; answers its key, or undefined where it cannot
   * be told which object it is.
   */
  put(object: unknown): string | undefined;
  /** The object is no longer there. */
  remove(object: unknown): void;
  /** A list is complete: what has none of these keys is no longer there. */
  complete(keys: ReadonlySet<string>): void;
}
