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

import { setImmediate } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { DatabaseLease } from 'backstage-plugin-groundplan-node';
import { EntitySource, SourcedEntity } from '../entities/EntitySource';
import { Delta, EmittedEntities } from './EmittedEntities';
import { FindingLog } from './FindingLog';
import { FlushTimer } from './FlushTimer';
import { HandedOver, HandedOverStore } from './HandedOverStore';
import { KeptEntities } from './KeptEntities';

/** What a {@link GroundplanEntityProvider} works with. */
export interface GroundplanEntityProviderOptions {
  source: EntitySource;
  lease: DatabaseLease;
  store: HandedOverStore;
  logger: LoggerService;
}

/**
 * The catalog hashes all entities of a mutation without a pause: a mutation of
 * this many keeps the process responsive.
 */
const CHUNK = 100;

/**
 * One for all providers, so that an entity may pass from one to another, as when
 * a cluster moves to another host cluster and keeps the name it claims.
 */
const LOCATION_KEY = 'groundplan';

/**
 * Hands the entities of one source over to the catalog, as the source has them:
 * all of a group once it is completely known, then what changes.
 *
 * @remarks
 * An entity is taken back only when its object was seen to go, or when it is
 * missing from a complete list. Nothing that fails takes anything back.
 */
export class GroundplanEntityProvider implements EntityProvider {
  readonly #source: EntitySource;
  readonly #lease: DatabaseLease;
  readonly #store: HandedOverStore;
  readonly #logger: LoggerService;
  readonly #findings: FindingLog;
  readonly #kept: KeptEntities;
  readonly #timer: FlushTimer;
  readonly #pending = new Set<string>();
  readonly #swept = new Set<string>();
  #epoch = 0;
  #emitted = EmittedEntities.create();
  #handedOver?: Map<string, HandedOver>;
  #connection?: EntityProviderConnection;
  #unsubscribe?: () => void;

  static create(
    options: GroundplanEntityProviderOptions,
  ): GroundplanEntityProvider {
    return new GroundplanEntityProvider(options);
  }

  private constructor(options: GroundplanEntityProviderOptions) {
    this.#source = options.source;
    this.#lease = options.lease;
    this.#store = options.store;
    this.#logger = options.logger.child({ provider: this.#source.name });
    this.#findings = FindingLog.create(this.#logger);
    this.#kept = KeptEntities.create(this.#logger);
    this.#timer = FlushTimer.create(
      () => this.#flush(),
      (error, retryMs) =>
        this.#logger.warn(
          `The catalog could not be told of ${
            this.#pending.size
          } entities, trying again in ${Math.round(retryMs)} ms: ${error}`,
          isError(error) ? error : undefined,
        ),
    );
  }

  getProviderName(): string {
    return this.#source.name;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    this.#lease.onAcquired(() => this.#startOver());
    this.#unsubscribe = this.#source.subscribe(keys => {
      if (this.#lease.held) {
        keys.forEach(key => this.#pending.add(key));
        this.#timer.ask();
      }
    });
    this.#startOver();
  }

  async close(): Promise<void> {
    this.#unsubscribe?.();
    await this.#timer.close();
  }

  /** Another process may have written since: what it left is not known here. */
  #startOver(): void {
    this.#epoch++;
    this.#emitted = EmittedEntities.create();
    this.#handedOver = undefined;
    this.#pending.clear();
    this.#swept.clear();
    this.#timer.ask();
  }

  async #flush(): Promise<void> {
    if (!this.#connection || !this.#lease.held) {
      return;
    }
    const epoch = this.#epoch;
    const goesOn = () => epoch === this.#epoch && this.#lease.held;
    const handedOver =
      this.#handedOver ?? (await this.#store.list(this.#source.name));
    if (!goesOn()) {
      return;
    }
    this.#handedOver = handedOver;
    const sweeping = this.#source.groups.filter(
      group => !this.#swept.has(group) && this.#source.isComplete(group),
    );
    this.#kept
      .follow(this.#source.unread())
      .forEach(key => this.#pending.add(key));
    for (const group of sweeping) {
      this.#source.keysOf(group).forEach(key => this.#pending.add(key));
      // From here on changes of the group are followed.
      this.#swept.add(group);
    }
    try {
      // What changes meanwhile waits for the next flush, or there was no batch
      let left = this.#pending.size;
      while (left > 0 && goesOn()) {
        const keys = take(this.#pending, Math.min(left, CHUNK));
        left -= keys.length;
        await this.#handOver(keys);
        await setImmediate();
      }
      for (const group of sweeping) {
        await this.#takeBackUnknown(group, goesOn);
      }
    } catch (error) {
      if (goesOn()) {
        sweeping.forEach(group => this.#swept.delete(group));
      }
      throw error;
    } finally {
      this.#findings.flush();
      if (this.#swept.size > 0) {
        this.#kept.flush();
      }
    }
  }

  async #handOver(keys: string[]): Promise<void> {
    const known = keys.filter(key =>
      this.#swept.has(this.#source.groupOf(key)),
    );
    try {
      await this.#source.verify(known);
      const wanted = new Map<string, SourcedEntity | undefined>();
      for (const key of known) {
        const entity = this.#source.resolve(key);
        this.#findings.note(key, entity?.findings ?? []);
        if (entity && this.#keeps(key, entity.entityRef)) {
          this.#emitted.keep(key, entity.entityRef);
        } else {
          wanted.set(key, entity);
        }
      }
      const delta = this.#emitted.diff(wanted);
      await this.#mutate(delta.added, delta.removed);
      delta.commit();
    } catch (error) {
      known.forEach(key => this.#pending.add(key));
      throw error;
    }
  }

  #keeps(key: string, entityRef: string): boolean {
    return (
      !this.#emitted.hasTold(entityRef) &&
      this.#kept.keeps(key, this.#handedOver?.get(entityRef))
    );
  }

  /** Takes back what was handed over once and is in no complete list now. */
  async #takeBackUnknown(group: string, goesOn: () => boolean): Promise<void> {
    if (!goesOn()) {
      return;
    }
    const unknown = new Set(
      [...(this.#handedOver ?? [])]
        .filter(
          ([entityRef, earlier]) =>
            earlier.group === group && !this.#emitted.has(entityRef),
        )
        .map(([entityRef]) => entityRef),
    );
    if (unknown.size > 0) {
      this.#logger.info(
        `${unknown.size} entities of ${group} are taken back: their objects are gone`,
      );
    }
    while (unknown.size > 0 && goesOn()) {
      await this.#mutate([], take(unknown, CHUNK));
      await setImmediate();
    }
  }

  async #mutate(added: Delta['added'], removed: string[]): Promise<void> {
    const connection = this.#connection;
    if (!connection || (added.length === 0 && removed.length === 0)) {
      return;
    }
    const fresh = new Map<string, HandedOver>();
    for (const { entityRef, key, inherits } of added) {
      const group = this.#source.groupOf(key);
      const earlier = this.#handedOver?.get(entityRef);
      if (earlier?.group !== group || earlier.inherits !== inherits) {
        fresh.set(entityRef, { group, inherits });
      }
    }
    if (fresh.size > 0) {
      await this.#store.add(this.#source.name, fresh);
      fresh.forEach((entity, ref) => this.#handedOver?.set(ref, entity));
    }
    await connection.applyMutation({
      type: 'delta',
      added: added.map(({ entity }) => ({ entity, locationKey: LOCATION_KEY })),
      removed: removed.map(entityRef => ({
        entityRef,
        locationKey: LOCATION_KEY,
      })),
    });
    if (removed.length > 0) {
      await this.#store.remove(this.#source.name, removed);
      removed.forEach(entityRef => this.#handedOver?.delete(entityRef));
    }
  }
}

/** Takes up to so many out of a set. */
function take(set: Set<string>, count: number): string[] {
  const taken: string[] = [];
  for (const item of set) {
    if (taken.length === count) {
      break;
    }
    taken.push(item);
    set.delete(item);
  }
  return taken;
}
