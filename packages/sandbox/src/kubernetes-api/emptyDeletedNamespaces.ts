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

import { ObjectStore } from './ObjectStore';
import { ResourceRegistry } from './ResourceRegistry';
import { collectionOf } from './ResourceType';

const NAMESPACES = collectionOf({ group: '', plural: 'namespaces' });

/**
 * Takes what is in a namespace along when the namespace goes. (Without its
 * controllers a real server would leave the namespace Terminating for ever.)
 *
 * @internal
 */
export function emptyDeletedNamespaces(
  store: ObjectStore,
  registry: ResourceRegistry,
): void {
  store.history.subscribe(({ collection, previous, current }) => {
    if (collection !== NAMESPACES || !previous || current) {
      return;
    }
    const { name } = previous.metadata;
    for (const type of registry.types()) {
      const own = collectionOf(type);
      for (const [key, { metadata }] of store.list(own)) {
        if (type.namespaced && metadata.namespace === name) {
          store.remove(own, key);
        }
      }
    }
  });
}
