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

import {
  getField,
  getRecord,
  getString,
} from 'backstage-plugin-groundplan-common';
import { HostRequestError } from '../transport/HostRequestError';
import { toStatusError } from '../transport/toStatusError';
import { ReflectorSink } from './ReflectorSink';

/** Options of {@link WatchEventReader.create}. @internal */
export interface WatchEventReaderOptions {
  path: string;
  sink: ReflectorSink;
  /** Called with the version that a later watch can go on from. */
  onVersion: (version: string) => void;
}

/**
 * Takes the events of a watch, one line each. What is no event is an error.
 *
 * @internal
 */
export class WatchEventReader {
  readonly #options: WatchEventReaderOptions;
  #bookmarks = false;

  private constructor(options: WatchEventReaderOptions) {
    this.#options = options;
  }

  static create(options: WatchEventReaderOptions): WatchEventReader {
    return new WatchEventReader(options);
  }

  /** Whether the server has sent a bookmark, so that silence means something. */
  get bookmarks(): boolean {
    return this.#bookmarks;
  }

  read(line: string): void {
    const { path, sink, onVersion } = this.#options;
    const event = parseEvent(path, line);
    const type = getString(event, 'type');
    const object = getField(event, 'object');
    switch (type) {
      case 'ADDED':
      case 'MODIFIED':
        requireObject(path, object);
        sink.put(object);
        break;
      case 'DELETED':
        requireObject(path, object);
        sink.remove(object);
        break;
      case 'BOOKMARK':
        this.#bookmarks = true;
        break;
      case 'ERROR':
        throw toStatusError(object, { what: `watch ${path}` });
      default:
        throw new HostRequestError(
          'content',
          `watch ${path} brought an event of an unknown type`,
        );
    }
    const version = getString(object, 'metadata', 'resourceVersion');
    if (version) {
      onVersion(version);
    }
  }
}

function parseEvent(path: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new HostRequestError(
      'content',
      `watch ${path} brought something that is not JSON`,
      { cause: error },
    );
  }
}

function requireObject(path: string, object: unknown): void {
  if (!getRecord(object, 'metadata')) {
    throw new HostRequestError(
      'content',
      `watch ${path} brought an event without an object`,
    );
  }
}
