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
  DomainId,
  EntityDomainId,
  fleets as allFleets,
  HealthThresholds,
} from 'backstage-plugin-groundplan-common';
import { EntityResolver, Mirror } from 'backstage-plugin-groundplan-node';
import { FleetStore } from './FleetStore';
import { HostRows } from './HostRows';
import { Row, RowId, rowKey } from './Row';
import { RowEvent } from './RowEvent';
import { SliceRunner } from './SliceRunner';

/** How often what is not well is looked at again without news of it. */
const SWEEP_MS = 30_000;
/** Every how many sweeps all is looked at again: every ten minutes. */
const FULL_SWEEP_EVERY = 20;

type Stores = { [D in DomainId]: FleetStore<D> };

/** @internal */
export interface FleetsOptions {
  mirror: Mirror;
  entities: EntityResolver;
  logger: LoggerService;
  fleets?: typeof allFleets;
  thresholds?: HealthThresholds;
  now?: () => Date;
}

/**
 * The stores of all domains with the host clusters among the clusters.
 *
 * @internal
 */
export class Fleets {
  readonly #stores: Stores;
  readonly #hosts: HostRows;
  readonly #runner: SliceRunner;

  static create(options: FleetsOptions): Fleets {
    const { fleets = allFleets, mirror, entities, logger } = options;
    const { now, thresholds } = options;
    const runner = SliceRunner.create({ logger });
    const shared = { mirror, entities, runner, logger, now, thresholds };
    const [clusters, terraforms, runnerScaleSets] = fleets;
    const stores: Stores = {
      clusters: FleetStore.create({ ...shared, fleet: clusters }),
      terraforms: FleetStore.create({ ...shared, fleet: terraforms }),
      'runner-scale-sets': FleetStore.create({
        ...shared,
        fleet: runnerScaleSets,
      }),
    };
    const store = stores.clusters;
    return new Fleets(
      stores,
      HostRows.create({ mirror, entities, store }),
      runner,
    );
  }

  private constructor(stores: Stores, hosts: HostRows, runner: SliceRunner) {
    this.#stores = stores;
    this.#hosts = hosts;
    this.#runner = runner;
  }

  /** Follows the mirror until the answer is called. */
  start(): () => void {
    const stops = [
      ...this.stores().map(store => store.start()),
      this.#hosts.start(),
    ];
    let sweeps = 0;
    const timer = setInterval(() => {
      sweeps++;
      for (const store of this.stores()) {
        store.sweep(sweeps % FULL_SWEEP_EVERY === 0 ? 'all' : 'unhealthy');
      }
    }, SWEEP_MS).unref();
    return () => {
      clearInterval(timer);
      stops.forEach(stop => stop());
      this.#runner.stop();
    };
  }

  /** Whether the objects of a domain have rows; templates have none. */
  has(domain: EntityDomainId): domain is DomainId {
    return Object.hasOwn(this.#stores, domain);
  }

  store<D extends DomainId>(domain: D): FleetStore<D> {
    return this.#stores[domain];
  }

  stores(): Stores[DomainId][] {
    return Object.values(this.#stores);
  }

  subscribe(listener: (event: RowEvent) => void): () => void {
    const stops = this.stores().map(store => store.subscribe(listener));
    return () => stops.forEach(stop => stop());
  }

  /** The row of this name, whatever its domain. */
  find(id: RowId): Row | undefined {
    const key = rowKey(id);
    for (const store of this.stores()) {
      const row = store.index.get(key);
      if (row) {
        return row;
      }
    }
    return undefined;
  }

  isBehind(host: string): boolean {
    return this.stores().some(store => store.isBehind(host));
  }
}
