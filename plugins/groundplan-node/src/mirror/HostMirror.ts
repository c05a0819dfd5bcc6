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

import { LoggerService } from '@backstage/backend-plugin-api';
import {
  HostKindState,
  HostState,
  KindRule,
  ObjectLookup,
  referencesBy,
} from 'backstage-plugin-groundplan-common';
import { Discovery } from '../discovery/Discovery';
import { ruleSelectsGroup } from '../discovery/selectTargets';
import { HostConnection } from '../host-clusters/HostConnection';
import { Backoff, jitter } from '../reflector/Backoff';
import { ReflectorStatus } from '../reflector/ReflectorStatus';
import { ObjectStore } from '../store/ObjectStore';
import { StringPool } from '../store/StringPool';
import { HostRequestError } from '../transport/HostRequestError';
import { HostTransport } from '../transport/HostTransport';
import { TurnQueue } from '../transport/TurnQueue';
import { ChangeQueue } from './ChangeQueue';
import { CustomResourceWatcher } from './CustomResourceWatcher';
import { deriveHostStatus } from './deriveHostStatus';
import { KindMirrors } from './KindMirrors';
import { MirrorCounters, MirroredHost } from './Mirror';
import { MirrorTiming } from './MirrorTiming';

/** Options of {@link HostMirror.create}. @internal */
export interface HostMirrorOptions {
  connection: HostConnection;
  rules: readonly KindRule[];
  logger: LoggerService;
  changes: ChangeQueue;
  pool: StringPool;
  turns: TurnQueue;
  timing: MirrorTiming;
  now: () => number;
}

/**
 * The mirror of one host cluster: asks what it serves, and keeps a reflector
 * for each kind that the rules select.
 *
 * @internal
 */
export class HostMirror {
  readonly #options: HostMirrorOptions;
  readonly #transport: HostTransport;
  readonly #discovery: Discovery;
  readonly #definitions: CustomResourceWatcher;
  readonly #store: ObjectStore;
  readonly #kinds: KindMirrors;
  readonly #poll: Backoff;
  readonly #stopping = new AbortController();
  #discoveryStatus: ReflectorStatus;
  /** Asked for with every list; undefined when it may be another. */
  #description?: MirroredHost;
  #lastState: HostState = 'syncing';
  #lastDiscovery?: number;
  #failing = false;
  #again = false;
  #running?: Promise<void>;

  private constructor(options: HostMirrorOptions) {
    const { connection, changes, timing, turns, now, rules } = options;
    this.#options = options;
    this.#poll = Backoff.create(...timing.backoffMs);
    this.#discoveryStatus = { state: 'syncing', since: now() };
    this.#transport = HostTransport.create({
      connection,
      turns,
      responseMs: timing.responseMs,
      maxConcurrentRequests: timing.maxConcurrentRequests,
      onOutcome: error => this.#takeOutcome(error),
    });
    this.#discovery = Discovery.create({
      transport: this.#transport,
      responseMs: timing.discoveryResponseMs,
      wantsGroup: group => rules.some(rule => ruleSelectsGroup(rule, group)),
    });
    this.#store = ObjectStore.create({
      onChange: change => {
        this.#description = undefined;
        changes.push({ type: 'object', host: connection.name, ...change });
      },
      referencesOf: referencesBy(rules),
    });
    this.#kinds = KindMirrors.create({
      host: connection.name,
      rules,
      logger: options.logger,
      pool: options.pool,
      store: this.#store,
      reflector: { transport: this.#transport, turns, timing, now },
      onNotFound: () => this.#discoverNow(),
      onStatus: () => {
        this.#description = undefined;
      },
      onState: change => {
        changes.push({ type: 'kind-state', host: connection.name, ...change });
        this.#announce();
      },
    });
    this.#definitions = CustomResourceWatcher.create({
      reflector: { transport: this.#transport, turns, timing, now },
      onChange: () => this.#discoverNow(),
    });
  }

  static create(options: HostMirrorOptions): HostMirror {
    return new HostMirror(options);
  }

  get name(): string {
    return this.#options.connection.name;
  }

  get lookup(): ObjectLookup {
    return this.#store;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#poll.wake();
    await Promise.all([
      this.#running,
      this.#definitions.stop(),
      this.#kinds.stop(),
    ]);
    this.#transport.close();
  }

  describe(): MirroredHost {
    this.#description ??= this.#describe();
    return this.#description;
  }

  isComplete(group: string, kind: string): boolean {
    return this.#kinds.isComplete(group, kind);
  }

  counters(): MirrorCounters {
    const { requests, failures, bytes } = this.#transport.counters;
    const contact = this.#kinds.oldestContact();
    return {
      host: this.name,
      requests: { ...requests },
      failures: { ...failures },
      bytes,
      ...this.#kinds.counters(),
      objects: this.#store.counts(),
      lagSeconds:
        contact === undefined ? 0 : (this.#options.now() - contact) / 1000,
    };
  }

  #describe(): MirroredHost {
    const { name, entityRef } = this.#options.connection;
    const kinds = this.#kinds.states();
    const { since, ...status } = this.#status(kinds);
    return {
      name,
      entityRef,
      ...status,
      since: new Date(since).toISOString(),
      kinds,
    };
  }

  #status(kinds: HostKindState[]): ReflectorStatus {
    return deriveHostStatus(this.#discoveryStatus, kinds);
  }

  async #run(): Promise<void> {
    const { timing } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#again = false;
      let wait = jitter(timing.discoveryMs);
      try {
        const served = await this.#discovery.refresh(signal);
        this.#lastDiscovery = this.#options.now();
        await this.#kinds.serve(served, signal);
        this.#definitions.start();
        this.#poll.reset();
        this.#setDiscovery('ready');
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        wait = this.#takeDiscoveryFailure(error, wait);
      }
      if (!this.#again) {
        await this.#poll.wait(wait);
      }
    }
  }

  #discoverNow(): void {
    this.#again = true;
    this.#poll.wake();
  }

  #takeDiscoveryFailure(error: unknown, wait: number): number {
    const failure =
      error instanceof HostRequestError
        ? error
        : new HostRequestError('connection', String(error), { cause: error });
    if (this.#lastDiscovery !== undefined) {
      this.#setDiscovery('stale', failure.message);
      if (failure.failure === 'timeout') {
        // It takes connections but says nothing; so may the watches be dead.
        this.#kinds.reconnect();
        this.#definitions.reflector.reconnect();
      }
    } else {
      this.#setDiscovery(
        failure.isRefused ? 'forbidden' : 'unreachable',
        failure.message,
      );
    }
    return failure.isRefused
      ? wait
      : Math.max(this.#poll.next(), (failure.retryAfterSeconds ?? 0) * 1000);
  }

  /** An answer after failures: whoever waits to try again need not any more. */
  #takeOutcome(error?: HostRequestError): void {
    if (error?.failure === 'connection' || error?.failure === 'timeout') {
      this.#failing = true;
    } else if (!error && this.#failing) {
      this.#failing = false;
      this.#kinds.retryUnreachable();
      if (this.#discoveryStatus.state !== 'ready') {
        this.#discoverNow();
      }
    }
  }

  #setDiscovery(state: HostState, message?: string): void {
    const changed = this.#discoveryStatus.state !== state;
    this.#discoveryStatus = {
      state,
      message,
      since: changed
        ? (state === 'stale' && this.#lastDiscovery) || this.#options.now()
        : this.#discoveryStatus.since,
    };
    this.#description = undefined;
    this.#announce();
  }

  #announce(): void {
    const { changes, logger } = this.#options;
    const { state, message } = this.#status(this.#kinds.states());
    if (state === this.#lastState) {
      return;
    }
    this.#lastState = state;
    const said = `Host cluster '${this.name}' is ${state}${
      message ? `: ${message}` : ''
    }`;
    if (state === 'ready' || state === 'syncing') {
      logger.info(said);
    } else {
      logger.warn(said);
    }
    changes.push({ type: 'host-state', host: this.name, state });
  }
}
