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

import { HostState } from 'backstage-plugin-groundplan-common';
import { resourcePath, ServedResource } from '../discovery/ServedResources';
import { MirrorTiming } from '../mirror/MirrorTiming';
import { HostRequestError } from '../transport/HostRequestError';
import { HostTransport } from '../transport/HostTransport';
import { TurnQueue } from '../transport/TurnQueue';
import { Backoff, jitter } from './Backoff';
import { describeRefusal } from './describeRefusal';
import { listObjects } from './listObjects';
import { ReflectorSink } from './ReflectorSink';
import { ReflectorStatus } from './ReflectorStatus';
import { WatchEventReader } from './WatchEventReader';

/** A watch may bring nonsense once; if it does so again, a list starts anew. */
const WATCHES_BEFORE_RELIST = 3;

/** A watch that ends sooner has told nothing of the host's health. */
const BRIEF_WATCH_MS = 1000;

/** Options of {@link Reflector.create}. @internal */
export interface ReflectorOptions {
  transport: HostTransport;
  turns: TurnQueue;
  timing: MirrorTiming;
  now: () => number;
  resource: ServedResource;
  labelSelector?: string;
  /** Another representation of the objects than all of them. */
  accept?: { list: string; watch: string };
  sink: ReflectorSink;
  /** Whether the objects were completely known to a reflector before this one. */
  complete: boolean;
  onStatus: () => void;
  /** The host says that it does not know the resource. */
  onNotFound: () => void;
}

/** What a reflector counts; the numbers only grow. @internal */
export interface ReflectorCounters {
  reconnects: number;
  relists: number;
}

/**
 * Keeps a sink equal to what a host cluster has of one resource: one LIST, then
 * a WATCH from its version, which goes on from where it was cut. Only when the
 * host no longer knows that version is everything listed again and compared.
 *
 * Behaves as the reflector of client-go does, with two differences: lists are
 * consistent reads, never of a cache of unknown age, since what they do not
 * have gets deleted; and being refused is a state, not an error.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 * @internal
 */
export class Reflector {
  readonly counters: ReflectorCounters = { reconnects: 0, relists: 0 };
  readonly #options: ReflectorOptions;
  readonly #path: string;
  readonly #backoff: Backoff;
  readonly #stopping = new AbortController();
  #status: ReflectorStatus;
  #complete: boolean;
  #version?: string;
  #lastContact?: number;
  #staleTimer?: NodeJS.Timeout;
  #watching?: AbortController;
  #barrenWatches = 0;
  #expiredLists = 0;
  #running?: Promise<void>;

  private constructor(options: ReflectorOptions) {
    this.#options = options;
    this.#path = resourcePath(options.resource);
    this.#backoff = Backoff.create(...options.timing.backoffMs);
    this.#complete = options.complete;
    this.#status = { state: 'syncing', since: options.now() };
  }

  static create(options: ReflectorOptions): Reflector {
    return new Reflector(options);
  }

  get status(): ReflectorStatus {
    return this.#status;
  }

  /** Whether the objects are, or once were, completely known. */
  get complete(): boolean {
    return this.#complete;
  }

  /** When the host last said something of the resource, be it a bookmark. */
  get lastContact(): number | undefined {
    return this.#lastContact;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#staleTimer);
    this.#stopping.abort();
    this.#backoff.wake();
    await this.#running;
  }

  /** Tries at once what it would have tried later. */
  retry(): void {
    this.#backoff.reset();
    this.#backoff.wake();
  }

  /** Connects anew: there is reason to believe that the connection is dead. */
  reconnect(): void {
    this.#watching?.abort(
      new HostRequestError(
        'timeout',
        `watch ${this.#path} was given up: the host cluster does not answer`,
      ),
    );
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        if (this.#version === undefined) {
          this.#version = await this.#list();
        } else {
          this.counters.reconnects += 1;
        }
        await this.#watch(this.#version);
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        await this.#backoff.wait(this.#takeFailure(error));
      }
    }
  }

  async #list(): Promise<string> {
    const { resource, labelSelector, accept, ...options } = this.#options;
    if (this.#complete) {
      this.counters.relists += 1;
    }
    const version = await listObjects({
      ...options,
      path: this.#path,
      query: labelSelector ? { labelSelector } : {},
      accept: accept?.list,
      signal: this.#stopping.signal,
      unpaged: this.#expiredLists > 1,
      onPage: () => this.#touch(),
    });
    this.#expiredLists = 0;
    this.#complete = true;
    this.#succeed();
    return version;
  }

  async #watch(version: string): Promise<void> {
    const { transport, timing, sink, accept, labelSelector } = this.#options;
    const [least, most] = timing.watchSeconds;
    const seconds = Math.round(least + Math.random() * (most - least));
    const query = new URLSearchParams({
      watch: '1',
      allowWatchBookmarks: 'true',
      resourceVersion: version,
      timeoutSeconds: String(seconds),
      ...(labelSelector && { labelSelector }),
    });
    let opened: number | undefined;
    let fruitful = false;
    const events = WatchEventReader.create({
      path: this.#path,
      sink,
      onVersion: latest => {
        fruitful = true;
        this.#barrenWatches = 0;
        this.#version = latest;
        this.#touch();
      },
    });
    const watching = new AbortController();
    this.#watching = watching;
    const stop = () => watching.abort();
    this.#stopping.signal.addEventListener('abort', stop, { once: true });
    try {
      await transport.watch({
        verb: 'watch',
        path: `${this.#path}?${query}`,
        accept: accept?.watch,
        signal: watching.signal,
        onOpen: () => {
          opened = this.#options.now();
          this.#succeed();
        },
        onLine: line => events.read(line),
        idleMs: () =>
          events.bookmarks
            ? timing.watchIdleMs
            : Math.max(timing.watchIdleMs, seconds * 1000 + timing.responseMs),
      });
    } finally {
      this.#watching = undefined;
      this.#stopping.signal.removeEventListener('abort', stop);
      if (
        opened !== undefined &&
        (fruitful || this.#options.now() - opened > BRIEF_WATCH_MS)
      ) {
        this.#backoff.reset();
      } else {
        this.#barrenWatches += 1;
      }
    }
    if (this.#barrenWatches > 0) {
      // Ended as soon as it began: the next one would, too.
      await this.#backoff.wait(this.#backoff.next());
    }
  }

  /** Decides what a failure means, and answers how long to wait. */
  #takeFailure(error: unknown): number {
    const { timing, resource } = this.#options;
    const failure =
      error instanceof HostRequestError
        ? error
        : new HostRequestError('connection', String(error), { cause: error });
    const listing = this.#version === undefined;
    if (failure.isExpired) {
      this.#version = undefined;
      if (this.#complete) {
        this.#lose(failure.message);
      }
      this.#expiredLists += listing ? 1 : 0;
      return listing ? this.#backoff.next() : 0;
    }
    if (failure.isRefused) {
      this.#cancelStale();
      this.#set('forbidden', describeRefusal(failure, resource));
      return jitter(timing.refusedRetryMs);
    }
    if (failure.status === 404) {
      this.#options.onNotFound();
      this.#cancelStale();
      this.#set(this.#complete ? 'stale' : 'absent', failure.message);
      return jitter(timing.refusedRetryMs);
    }
    if (
      failure.status === 400 ||
      (failure.failure === 'content' &&
        this.#barrenWatches >= WATCHES_BEFORE_RELIST)
    ) {
      this.#version = undefined;
      this.#barrenWatches = 0;
    }
    this.#lose(failure.message);
    return failure.retryAfterSeconds === undefined
      ? this.#backoff.next()
      : failure.retryAfterSeconds * 1000 + Math.random() * 500;
  }

  /** What is held may get old from now on; after a while it is called so. */
  #lose(message: string): void {
    if (!this.#complete) {
      this.#set('unreachable', message);
      return;
    }
    if (this.#status.state !== 'ready') {
      this.#set('stale', message);
      return;
    }
    this.#staleTimer ??= setTimeout(() => {
      this.#staleTimer = undefined;
      this.#set('stale', message);
    }, this.#options.timing.staleMs);
  }

  #cancelStale(): void {
    clearTimeout(this.#staleTimer);
    this.#staleTimer = undefined;
  }

  #touch(): void {
    this.#lastContact = this.#options.now();
  }

  #succeed(): void {
    this.#touch();
    this.#cancelStale();
    this.#set('ready');
  }

  #set(state: HostState, message?: string): void {
    const before = this.#status;
    if (before.state === state && before.message === message) {
      return;
    }
    const changed = before.state !== state;
    let since = before.since;
    if (changed) {
      // Of what is stale one wants to know until when it was true.
      since =
        state === 'stale' && this.#lastContact !== undefined
          ? this.#lastContact
          : this.#options.now();
    }
    this.#status = { state, since, message };
    this.#options.onStatus();
  }
}
