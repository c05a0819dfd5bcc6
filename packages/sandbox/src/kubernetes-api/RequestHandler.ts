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

import { applyPatch, parseBody, PATCH_TYPES } from './applyPatch';
import { isRecord } from './ApiObject';
import { filterOf, listObjects, parseRevision } from './listObjects';
import { ObjectStore, storageKey } from './ObjectStore';
import { ObjectWriter } from './ObjectWriter';
import { Representation } from './Representation';
import { collectionOf } from './ResourceType';
import { StatusError } from './StatusError';
import { WatchStream } from './WatchStream';
import { isTrue } from './verbOf';
import { sendJson } from './sendJson';
import {
  HandledRequest,
  targetOf,
  optionsOf,
  mediaType,
  send,
} from './HandledRequest';

const MAX_WATCH_MS = 30 * 60 * 1000;

/** Answers the verbs of resources. @internal */
export class RequestHandler {
  readonly #store: ObjectStore;
  readonly #writer: ObjectWriter;
  readonly #watches = new Set<WatchStream>();
  readonly #bookmarkMs: number;

  private constructor(
    store: ObjectStore,
    writer: ObjectWriter,
    bookmarkMs: number,
  ) {
    this.#store = store;
    this.#writer = writer;
    this.#bookmarkMs = bookmarkMs;
  }

  static create(options: {
    store: ObjectStore;
    writer: ObjectWriter;
    bookmarkMs: number;
  }): RequestHandler {
    return new RequestHandler(
      options.store,
      options.writer,
      options.bookmarkMs,
    );
  }

  handle(verb: string, handled: HandledRequest): void {
    const { info, resource } = handled;
    if (
      info.subresource === 'status'
        ? !resource.version.hasStatus
        : info.subresource
    ) {
      throw StatusError.unknownResource();
    }
    switch (verb) {
      case 'list':
        return this.#list(handled);
      case 'watch':
        return this.#watch(handled);
      case 'get':
        return send(handled, 200, this.#writer.get(targetOf(handled)));
      case 'create':
        return this.#create(handled);
      case 'update':
        return send(
          handled,
          200,
          this.#writer.update(
            targetOf(handled),
            parseBody(handled.body),
            optionsOf(handled),
          ),
        );
      case 'patch':
        return this.#patch(handled);
      case 'delete':
        return this.#delete(handled);
      default:
        return this.#deleteCollection(handled);
    }
  }

  /** Ends the watches of a collection, or of all. */
  endWatches(collection?: string, how: 'end' | 'destroy' = 'end'): void {
    for (const watch of [...this.#watches]) {
      if (!collection || watch.collection === collection) {
        this.#watches.delete(watch);
        watch[how]();
      }
    }
  }

  #list(handled: HandledRequest): void {
    const { request, response, info, resource, query } = handled;
    const shown = Representation.fromAccept(resource, request.headers.accept);
    const page = listObjects(this.#store, resource.type, info.namespace, query);
    sendJson(response, 200, shown.list(page.items, page.metadata));
  }

  #watch(handled: HandledRequest): void {
    const { request, response, info, resource, query } = handled;
    const filter = filterOf(resource.type, info.namespace, query);
    const seconds = Number(query.get('timeoutSeconds') ?? 0);
    const initialEventsEnd = isTrue(query.get('sendInitialEvents'));
    const watch = WatchStream.open(
      {
        store: this.#store,
        collection: collectionOf(resource.type),
        filter: info.name
          ? object => object.metadata.name === info.name && filter(object)
          : filter,
        representation: Representation.fromAccept(
          resource,
          request.headers.accept,
        ),
        revision: initialEventsEnd
          ? undefined
          : parseRevision(query.get('resourceVersion')),
        bookmarks: isTrue(query.get('allowWatchBookmarks')),
        initialEventsEnd,
        timeoutMs: seconds > 0 ? seconds * 1000 : MAX_WATCH_MS,
        bookmarkMs: this.#bookmarkMs,
      },
      response,
    );
    this.#watches.add(watch);
    response.on('close', () => this.#watches.delete(watch));
  }

  #create(handled: HandledRequest): void {
    const { info, resource, body } = handled;
    if (info.name) {
      throw StatusError.methodNotAllowed();
    }
    const object = this.#writer.create(
      { resource, namespace: info.namespace },
      parseBody(body),
      optionsOf(handled),
    );
    send(handled, 201, object);
  }

  #patch(handled: HandledRequest): void {
    const { request, body, info, resource } = handled;
    const contentType = mediaType(request);
    const target = targetOf(handled);
    const options = optionsOf(handled);
    const current = this.#store.get(
      collectionOf(resource.type),
      storageKey(info.namespace, target.name),
    );
    if (!current) {
      if (contentType === PATCH_TYPES.apply && options.part === 'main') {
        const object = this.#writer.create(target, parseBody(body), options);
        return send(handled, 201, object);
      }
      throw StatusError.notFound(resource.type, target.name);
    }
    const shown = Representation.fromAccept(resource, undefined).object(
      current,
    );
    const patched = applyPatch(shown, contentType, body);
    if (contentType === PATCH_TYPES.apply && isRecord(patched)) {
      const { resourceVersion } = current.metadata;
      const metadata = isRecord(patched.metadata) ? patched.metadata : {};
      patched.metadata = { resourceVersion, ...metadata };
    }
    return send(handled, 200, this.#writer.update(target, patched, options));
  }

  #delete(handled: HandledRequest): void {
    const { response, resource, body, query } = handled;
    const target = targetOf(handled);
    const options = body ? parseBody(body) : {};
    const { uid } = this.#writer.get(target).metadata;
    const waiting = this.#writer.remove(target, {
      dryRun: query.get('dryRun') === 'All',
      preconditions: isRecord(options) ? options.preconditions : undefined,
    });
    if (waiting) {
      return send(handled, 200, waiting);
    }
    const { group, plural } = resource.type;
    return sendJson(response, 200, {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name: target.name,
        ...(group && { group }),
        kind: plural,
        uid,
      },
    });
  }

  #deleteCollection(handled: HandledRequest): void {
    const { request, response, info, resource, query } = handled;
    const page = listObjects(this.#store, resource.type, info.namespace, query);
    for (const { metadata } of page.items) {
      const { name, namespace } = metadata;
      this.#writer.remove({ resource, namespace, name });
    }
    const shown = Representation.fromAccept(resource, request.headers.accept);
    sendJson(response, 200, shown.list(page.items, page.metadata));
  }
}
