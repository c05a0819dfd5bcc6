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

import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { assertError, stringifyError } from '@backstage/errors';
import { Knex } from 'knex';
import {
  databaseTime,
  ensureLeasesTable,
  LeaseRow,
  LEASES_TABLE,
} from './leaseDatabase';

/** How long a process that ends waits for the database to take the lease back. */
const RELEASE_MS = 2_000;

/** Options of {@link DatabaseLease.create}. @public */
export interface DatabaseLeaseOptions {
  knex: Knex;
  /** What is leased; those who compete use the same. */
  id: string;
  logger: LoggerService;
  /** Names this process; a random id by default. */
  holder?: string;
  /** How long the lease outlives its holder; 15 seconds by default. */
  lifetimeMs?: number;
  /** How often it is renewed, or tried for; 5 seconds by default. */
  heartbeatMs?: number;
}

/**
 * Lets one of several processes do something: whoever holds the lease, a row in
 * a database that all of them use.
 *
 * @remarks
 * When the holder dies, another has the lease after at most a lifetime and a
 * heartbeat, 20 seconds by default. Only the database's clock decides who holds
 * it. The holder itself gives up before the database would give the lease away:
 * it measures from before each renewal, with a clock that nobody sets, so that
 * `held` is never true in two processes.
 *
 * @public
 */
export class DatabaseLease {
  readonly #knex: Knex;
  readonly #id: string;
  readonly #holder: string;
  readonly #logger: LoggerService;
  readonly #lifetimeMs: number;
  readonly #heartbeatMs: number;
  readonly #onAcquired = new Set<() => void>();
  readonly #onLost = new Set<() => void>();
  #heldUntil?: number;
  #ready?: Promise<void>;
  #heartbeat?: NodeJS.Timeout;
  #expiry?: NodeJS.Timeout;
  #running = false;
  #beating?: Promise<void>;

  static create(options: DatabaseLeaseOptions): DatabaseLease {
    return new DatabaseLease(options);
  }

  private constructor(options: DatabaseLeaseOptions) {
    this.#knex = options.knex;
    this.#id = options.id;
    this.#holder = options.holder ?? randomUUID();
    this.#logger = options.logger;
    this.#lifetimeMs = options.lifetimeMs ?? 15_000;
    this.#heartbeatMs = options.heartbeatMs ?? 5_000;
  }

  /** Whether this process holds the lease at this very moment. */
  get held(): boolean {
    return this.#heldUntil !== undefined && performance.now() < this.#heldUntil;
  }

  /** Calls the listener each time the lease has become ours. */
  onAcquired(listener: () => void): void {
    this.#onAcquired.add(listener);
  }

  /** Calls the listener each time the lease is ours no longer. */
  onLost(listener: () => void): void {
    this.#onLost.add(listener);
  }

  /** Begins to compete, and goes on until {@link DatabaseLease.stop}. */
  start(): void {
    if (!this.#running) {
      this.#running = true;
      this.#beat();
    }
  }

  /**
   * Stops competing, and hands the lease back so that another need not wait; not
   * for long where the database does not answer: a lease that is not handed back
   * expires.
   */
  async stop(): Promise<void> {
    this.#running = false;
    clearTimeout(this.#heartbeat);
    const isOurs = this.#heldUntil !== undefined;
    this.#lose();
    const handedBack = this.#handBack(isOurs).catch(error =>
      stringifyError(error),
    );
    const late = delay(RELEASE_MS, 'no answer in time', { ref: false });
    const problem = await Promise.race([handedBack, late]);
    if (problem) {
      this.#logger.info(
        `The lease '${
          this.#id
        }' could not be handed back, and is free once it has expired: ${problem}`,
      );
    }
  }

  async #handBack(isOurs: boolean): Promise<void> {
    await this.#beating;
    if (isOurs || this.#heldUntil !== undefined) {
      this.#lose();
      await this.#knex<LeaseRow>(LEASES_TABLE)
        .where({ id: this.#id, holder: this.#holder })
        .update({ expires_at: 0 });
    }
  }

  /** Renews the lease, or takes it if it is free. */
  async acquire(): Promise<boolean> {
    const begun = performance.now();
    await this.#prepare();
    const now = databaseTime(this.#knex);
    const rows = await this.#knex<LeaseRow>(LEASES_TABLE)
      .where({ id: this.#id })
      .andWhere(either =>
        either
          .where({ holder: this.#holder })
          .orWhere('expires_at', '<=', this.#knex.raw(now)),
      )
      .update({
        holder: this.#holder,
        expires_at: this.#knex.raw(`${now} + ?`, [this.#lifetimeMs]),
      })
      .timeout(this.#lifetimeMs);
    if (rows === 0) {
      this.#lose();
      return false;
    }
    this.#gain(begun + this.#lifetimeMs * 0.9);
    return this.held;
  }

  #beat(): void {
    this.#beating = this.acquire()
      .then(() => {})
      .catch(error => {
        assertError(error);
        this.#logger.warn(
          `The lease '${this.#id}' could not be renewed or tried for`,
          error,
        );
      })
      .then(() => {
        if (this.#running) {
          this.#heartbeat = setTimeout(() => this.#beat(), this.#heartbeatMs);
        }
      });
  }

  async #prepare(): Promise<void> {
    this.#ready ??= ensureLeasesTable(this.#knex)
      .then(() =>
        this.#knex<LeaseRow>(LEASES_TABLE)
          .insert({ id: this.#id, holder: '', expires_at: 0 })
          .onConflict('id')
          .ignore(),
      )
      .then(() => {});
    try {
      await this.#ready;
    } catch (error) {
      this.#ready = undefined;
      throw error;
    }
  }

  #gain(until: number): void {
    const isNew = this.#heldUntil === undefined;
    this.#heldUntil = until;
    clearTimeout(this.#expiry);
    this.#expiry = setTimeout(
      () => this.#lose(),
      Math.max(0, until - performance.now()),
    );
    if (isNew) {
      this.#logger.info(`The lease '${this.#id}' is now held by this process`);
      this.#onAcquired.forEach(listener => listener());
    }
  }

  #lose(): void {
    clearTimeout(this.#expiry);
    if (this.#heldUntil !== undefined) {
      this.#heldUntil = undefined;
      this.#logger.info(`The lease '${this.#id}' is no longer held here`);
      this.#onLost.forEach(listener => listener());
    }
  }
}
