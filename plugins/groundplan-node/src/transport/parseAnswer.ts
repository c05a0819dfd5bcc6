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
import { HostRequestError } from './HostRequestError';

/** A body that is JSON; anything else is a failure. @internal */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HostRequestError(
      'content',
      `${what} was answered with something that is not JSON`,
      { cause: error },
    );
  }
}

/** A body that explains a refusal, whatever it is. @internal */
export function parseStatus(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Proxies answer with pages of their own.
    return {
      message: text.slice(0, 200).replace(/\s+/g, ' ').trim() || undefined,
    };
  }
}
