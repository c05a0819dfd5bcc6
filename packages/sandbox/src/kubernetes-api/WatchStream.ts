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

import { ServerResponse } from 'node:http';
import { ApiObject } from './ApiObject';
import { StoredEvent } from './EventHistory';
import { ObjectStore } from './ObjectStore';
import { Representation } from './Representation';
import { ObjectFilter } from './selectors';
import { StatusError } from './StatusError';

/** What a watch shows, and for how long. @internal */
export interface WatchOptions {
  store: ObjectStore;
  collection: string;
  filter: ObjectFilter;
  representation: Representation;
  /** Undefined or 0: begin with what is there. */
  revision?: number;
  bookmarks: boolean;
  /** Tell where the initial objects end, as `sendInitialEvents` asks. */
  initialEventsEnd: boolean;
  timeoutMs: number;
  bookmarkMs: number;
}

/** Before the end of a watch a bookmark tells where to go on. */
const LAST_BOOKMARK_MS = 2000;

/** One open WATCH. @internal */
export class WatchStream {
  readonly #options: WatchOptions;
  readonly #response: ServerResponse;
  readonly #timers: NodeJS.Timeout[] = [];
  #unsubscribe: () => void = () => {};
  /** The latest version that the client knows of. */
  #known = 0;

  private constructor(options: WatchOptions, response: ServerResponse) {
    this.#options = options;
    this.#response = response;
  }

  static open(options: WatchOptions, response: ServerResponse): WatchStream {
    const stream = new WatchStream(options, response);
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Cache-Control': 'no-cache, private',
    });
    response.flushHeaders();
    response.on('close', () => stream.#release());
    stream.#start();
    return stream;
  }

  get collection(): string {
    return this.#options.collection;
  }

  /** Ends the watch as the server does when its time has come. */
  end(): void {
    this.#release();
    this.#response.end();
  }

  /** Cuts the connection. */
  destroy(): void {
    this.#release();
    this.#response.destroy();
  }

  #start(): void {
    const { store, collection, filter, revision, bookmarkMs, timeoutMs } =
      this.#options;
    if (revision) {
      const missed = store.history.since(revision);
      if (!missed) {
        const expired = StatusError.expired(
          `too old resource version: ${revision} (${store.history.revision})`,
        );
        this.#send('ERROR', expired.toStatus());
        this.end();
        return;
      }
      this.#known = revision;
      missed.forEach(event => this.#show(event));
    } else {
      for (const [, object] of store.list(collection)) {
        if (filter(object)) {
          this.#sendObject('ADDED', object);
        }
      }
      if (this.#options.initialEventsEnd) {
        this.#bookmark(true);
      }
      this.#known = store.history.revision;
    }
    this.#unsubscribe = store.history.subscribe(event => this.#show(event));
    this.#timers.push(setTimeout(() => this.end(), timeoutMs));
    if (this.#options.bookmarks) {
      this.#timers.push(
        setInterval(() => this.#bookmark(), bookmarkMs),
        setTimeout(
          () => this.#bookmark(),
          Math.max(timeoutMs - LAST_BOOKMARK_MS, 0),
        ),
      );
    }
    this.#timers.forEach(timer => timer.unref());
  }

  #show({ collection, revision, previous, current }: StoredEvent): void {
    if (collection !== this.#options.collection) {
      return;
    }
    const { filter } = this.#options;
    const was = previous && filter(previous);
    const is = current && filter(current);
    if (is) {
      this.#sendObject(was ? 'MODIFIED' : 'ADDED', current);
    } else if (was) {
      this.#sendObject('DELETED', {
        ...previous,
        metadata: {
          ...previous.metadata,
          resourceVersion: String(revision),
        },
      });
    }
  }

  #bookmark(initialEventsEnd = false): void {
    const { representation, store } = this.#options;
    const { revision } = store.history;
    if (revision <= this.#known && !initialEventsEnd) {
      return;
    }
    this.#known = revision;
    this.#send('BOOKMARK', representation.bookmark(revision, initialEventsEnd));
  }

  #sendObject(type: string, object: ApiObject): void {
    this.#known = Math.max(
      this.#known,
      Number(object.metadata.resourceVersion),
    );
    this.#send(type, this.#options.representation.object(object));
  }

  #send(type: string, object: unknown): void {
    this.#response.write(`${JSON.stringify({ type, object })}\n`);
  }

  #release(): void {
    this.#unsubscribe();
    this.#timers.forEach(timer => clearTimeout(timer));
  }
}
