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

import { ApiObjectMeta } from './ApiObject';
import { StatusError } from './StatusError';

/** @internal */
export function checkFinalizers(
  type: { group: string; kind: string },
  name: string,
  before: ApiObjectMeta,
  after: ApiObjectMeta,
) {
  const added = after.finalizers?.filter(
    finalizer => !before.finalizers?.includes(finalizer),
  );
  if (added?.length) {
    throw StatusError.invalid(type, name, [
      {
        reason: 'FieldValueForbidden',
        message: `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{${added
          .map(finalizer => JSON.stringify(finalizer))
          .join(', ')}}`,
        field: 'metadata.finalizers',
      },
    ]);
  }
}
