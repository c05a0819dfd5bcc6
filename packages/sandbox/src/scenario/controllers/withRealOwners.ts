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

import { LocalClient, NewObject } from '../../kubernetes-api';

/** The object with the uids that its owners have where others made them. @internal */
export function withRealOwners(
  client: LocalClient,
  object: NewObject,
): NewObject {
  const { ownerReferences, namespace } = object.metadata;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      ownerReferences: ownerReferences?.map(owner => {
        const { apiVersion, kind, name, uid } = owner;
        const metadata = { name, namespace };
        const found = client.get({ apiVersion, kind, metadata });
        return { ...owner, uid: found?.metadata.uid ?? uid };
      }),
    },
  };
}
