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
import { getRecord } from 'backstage-plugin-groundplan-common';

/** A text that is the same for values that are equal. @internal */
export function jsonKey(value: unknown): string {
  return JSON.stringify(value, (_, nested: unknown) => {
    const record = getRecord(nested);
    return record
      ? Object.fromEntries(
          Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : nested;
  });
}
