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

import { ApiObject } from './ApiObject';
import { decodeContinue, encodeContinue } from './ContinueToken';
import { ObjectStore } from './ObjectStore';
import { ResourceType, collectionOf } from './ResourceType';
import {
  ObjectFilter,
  parseFieldSelector,
  parseLabelSelector,
} from './selectors';
import { StatusError } from './StatusError';

const EXPIRED_CONTINUE =
  'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.';

/** A page of a list. @internal */
export interface ListPage {
  items: ApiObject[];
  metadata: {
    resourceVersion: string;
    continue?: string;
    remainingItemCount?: number;
  };
}

/** The selectors and the namespace of a request, as one filter. @internal */
export function filterOf(
  type: ResourceType,
  namespace: string | undefined,
  query: URLSearchParams,
): ObjectFilter {
  const label = parseLabelSelector(query.get('labelSelector') ?? '');
  const field = parseFieldSelector(query.get('fieldSelector') ?? '', {
    custom: type.custom,
  });
  return object =>
    (!namespace || object.metadata.namespace === namespace) &&
    label(object) &&
    field(object);
}

/** Reads a `resourceVersion` parameter; undefined where there is none. @internal */
export function parseRevision(text: string | null): number | undefined {
  if (!text) {
    return undefined;
  }
  if (!/^\d+$/.test(text)) {
    throw StatusError.badRequest(
      `resourceVersion: Invalid value: "${text}": must be a number`,
    );
  }
  return Number(text);
}

/** The state of the collection that a request asks for, and its revision. */
function snapshot(
  store: ObjectStore,
  collection: string,
  query: URLSearchParams,
): { objects: [string, ApiObject][]; revision: number; after?: string } {
  const current = store.history.revision;
  const wanted = parseRevision(query.get('resourceVersion'));
  const token = query.get('continue');
  if (token) {
    if (wanted) {
      throw StatusError.badRequest(
        'specifying resource version is not allowed when using continue',
      );
    }
    const { revision, after } = decodeContinue(token);
    const objects =
      revision < 0
        ? store.list(collection)
        : store.listAt(collection, revision);
    if (!objects) {
      throw StatusError.expired(
        EXPIRED_CONTINUE,
        encodeContinue({ revision: -1, after }),
      );
    }
    return { objects, after, revision: revision < 0 ? current : revision };
  }
  if (wanted && wanted > current) {
    throw StatusError.versionTooLarge(wanted, current);
  }
  if (wanted && query.get('resourceVersionMatch') === 'Exact') {
    const objects = store.listAt(collection, wanted);
    if (!objects) {
      throw StatusError.expired(
        `The resourceVersion for the provided list is too old.`,
      );
    }
    return { objects, revision: wanted };
  }
  return { objects: store.list(collection), revision: current };
}

/** Answers a LIST: all pages show the state that the first one was read from. @internal */
export function listObjects(
  store: ObjectStore,
  type: ResourceType,
  namespace: string | undefined,
  query: URLSearchParams,
): ListPage {
  const filter = filterOf(type, namespace, query);
  const { objects, revision, after } = snapshot(
    store,
    collectionOf(type),
    query,
  );
  const selected = objects.filter(
    ([key, object]) => (after === undefined || key > after) && filter(object),
  );
  const limit = Number(query.get('limit') ?? 0);
  const page = limit > 0 ? selected.slice(0, limit) : selected;
  const remaining = selected.length - page.length;
  const selective = query.get('labelSelector') || query.get('fieldSelector');
  return {
    items: page.map(([, object]) => object),
    metadata: {
      resourceVersion: String(revision),
      ...(remaining && {
        continue: encodeContinue({ revision, after: page[page.length - 1][0] }),
        ...(!selective && { remainingItemCount: remaining }),
      }),
    },
  };
}
