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
import { stringifyError } from '@backstage/errors';
import {
  DomainId,
  Fleet,
  HealthThresholds,
  HostState,
  KubernetesObject,
  SummaryByDomain,
} from 'backstage-plugin-groundplan-common';
import {
  EntityResolver,
  Mirror,
  MirrorChange,
} from 'backstage-plugin-groundplan-node';
import { KeyedQueue } from './KeyedQueue';
import { Row, RowId, rowKey } from './Row';
import { ComputedDetails, RowComputer } from './RowComputer';
import { RowEvent } from './RowEvent';
import { RowChange, RowIndex } from './RowIndex';
import { RowTask, taskKey, taskOf } from './RowTask';
import { SliceRunner } from './SliceRunner';

/** @internal */
export interface FleetStoreOptions<D extends DomainId> {
  fleet: Fleet<D>;
  mirror: Mirror;
  entities: EntityResolver;
  runner: SliceRunner;
  logger: LoggerService;
  now?: () => Date;
  thresholds?: HealthThresholds;
}

/**
 * The rows of one domain, computed again when the mirror reports something
 * that they were computed from, never when they are asked for.
 *
 * @internal
 */
export class FleetStore<D extends DomainId> {
  readonly domain: D;
  readonly index: RowIndex<D>;
  readonly computer: RowComputer<D>;
  readonly #subjects: Fleet<D>['subjects'];
  readonly #mirror: Mirror;
  readonly #entities: EntityResolver;
  readonly #runner: SliceRunner;
  readonly #logger: LoggerService;
  /** By the object itself: a later version of it may belong elsewhere. */
  readonly #changed = new KeyedQueue<
    KubernetesObject,
    { host: string; object: KubernetesObject }
  >();
  readonly #tasks = new KeyedQueue<string, RowTask>();
  readonly #sweeps = new KeyedQueue<string, RowTask>();
  /** The hosts that are being read, whose objects' coming is no news. */
  readonly #syncing = new Set<string>();
  /**
   * Those read for the first time, of which nothing has been computed: while the
   * parts of a cluster come one after the other, its row would be another each time.
   */
  readonly #awaited = new Set<string>();
  /** What they had when they were taken, which may be much. */
  readonly #arrived = new KeyedQueue<
    KubernetesObject,
    { host: string; object: KubernetesObject }
  >();
  readonly #withoutRow = new Map<string, Set<string>>();
  readonly #otherTabs = new Map<string, () => ComputedDetails<D> | undefined>();
  readonly #listeners = new Set<(event: RowEvent) => void>();
  readonly #settled: Promise<void>;
  #settle: () => void = () => {};

  static create<T extends DomainId>(
    options: FleetStoreOptions<T>,
  ): FleetStore<T> {
    return new FleetStore(options);
  }

  private constructor(options: FleetStoreOptions<D>) {
    this.domain = options.fleet.id;
    this.index = RowIndex.create(options.fleet.id);
    this.computer = RowComputer.create(options);
    this.#subjects = options.fleet.subjects;
    this.#mirror = options.mirror;
    this.#entities = options.entities;
    this.#runner = options.runner;
    this.#logger = options.logger;
    this.#settled = new Promise(resolve => {
      this.#settle = resolve;
    });
  }

  /** Reads what the mirror has and follows it until the answer is called. */
  start(): () => void {
    const unsubscribe = [
      this.#mirror.subscribe(changes => this.#follow(changes)),
      this.#entities.subscribe(changes => {
        for (const { key, host, domain, kind } of changes) {
          if (domain === this.domain && !this.#awaited.has(host)) {
            const [, , namespace, name] = key.split('/');
            for (const subject of this.computer.subjectsOfSegment(kind)) {
              this.#add({
                host,
                group: subject.group,
                kind: subject.kind,
                namespace: namespace === '_' ? undefined : namespace,
                name,
                sweep: false,
              });
            }
          }
        }
        this.#runner.wake(this.#step);
      }),
    ];
    for (const { name: host, state } of this.#mirror.hosts()) {
      this.#awaited.add(host);
      this.#setState(host, state);
    }
    this.#runner.wake(this.#step);
    return () => unsubscribe.forEach(stop => stop());
  }

  /**
   * Resolves when what the mirror has of each host has been read once. Who asks
   * does not wait for hosts of which more is coming.
   */
  async settled(): Promise<void> {
    this.#takeAwaited();
    await this.#settled;
  }

  /** Whether the mirror has objects of a host that have no row yet. */
  isBehind(host: string): boolean {
    const waiting = this.#withoutRow.get(host)?.size ?? 0;
    return waiting > 0 || this.#arrived.size > 0 || this.#awaited.has(host);
  }

  subscribe(listener: (event: RowEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /**
   * Puts in a row that stands for no object of the mirror, with what computes
   * its tab.
   */
  put(
    row: Row<SummaryByDomain[D]>,
    details: () => ComputedDetails<D> | undefined,
  ): void {
    this.#otherTabs.set(row.key, details);
    this.#tell(row.summary, this.index.put(row), true);
  }

  /** The tab of a row; undefined where its object has just gone. */
  details(row: Row<SummaryByDomain[D]>): ComputedDetails<D> | undefined {
    const other = this.#otherTabs.get(row.key);
    return other ? other() : this.computer.details(row);
  }

  /** Has rows assessed again whose verdict may depend on the time. */
  sweep(which: 'unhealthy' | 'all'): void {
    // A kind that cannot be read, or not to its end, must not hide the others.
    this.#takeAwaited();
    this.#sweep(({ status }) => which === 'all' || status.health !== 'Healthy');
    this.#runner.wake(this.#step);
  }

  /** Rows that are assessed anew, and told of only if they differ then. */
  #sweep(isMeant: (summary: SummaryByDomain[D]) => boolean): void {
    for (const { key, summary } of this.index.rows()) {
      const [subject] = this.computer.subjectsOfSegment(summary.kind);
      if (subject && isMeant(summary)) {
        const { host, namespace, name } = summary;
        const { group, kind } = subject;
        const task = { host, group, kind, namespace, name, sweep: true };
        this.#sweeps.add(key, task);
      }
    }
  }

  #follow(changes: MirrorChange[]): void {
    for (const change of changes) {
      if (change.type === 'host-state') {
        this.#setState(change.host, change.state);
      } else if (change.type === 'kind-state') {
        // What is absent counts as missing only once all of its kind is known.
        if (this.computer.dependsOnReading(change.group, change.kind)) {
          this.#sweep(({ host }) => host === change.host);
        }
      } else if (!this.#awaited.has(change.host)) {
        const { host, object, previous } = change;
        const task = taskOf(host, object);
        const { group, kind } = task;
        if (this.computer.subjectsOfKind(group, kind).length > 0) {
          this.#add(task);
        }
        // What it no longer belongs to has changed as well.
        for (const version of previous ? [previous, object] : [object]) {
          this.#changed.add(version, { host, object: version });
        }
      }
    }
    this.#runner.wake(this.#step);
  }

  #setState(host: string, state: HostState): void {
    if (state === 'syncing') {
      this.#syncing.add(host);
    } else {
      this.#syncing.delete(host);
      this.#take(host);
    }
  }

  #takeAwaited(): void {
    this.#awaited.forEach(host => this.#take(host));
    this.#runner.wake(this.#step);
  }

  /** Has rows computed of all that the mirror has of a host; from then on they follow. */
  #take(host: string): void {
    if (this.#awaited.delete(host)) {
      for (const { group, kind } of this.#subjects) {
        for (const object of this.#mirror.lookup(host).list(group, kind)) {
          this.#arrived.add(object, { host, object });
        }
      }
    }
  }

  readonly #step = (): boolean => {
    const arrived = this.#arrived.take();
    if (arrived) {
      this.#add(taskOf(arrived.host, arrived.object));
      return true;
    }
    const changed = this.#changed.take();
    if (changed) {
      const { host, object } = changed;
      for (const subject of this.computer.affected(host, object)) {
        this.#add(taskOf(host, subject));
      }
      return true;
    }
    const task = this.#tasks.take() ?? this.#sweeps.take();
    if (task) {
      this.#perform(task);
      return true;
    }
    if (this.#awaited.size === 0) {
      this.#settle();
    }
    return false;
  };

  #add(task: RowTask): void {
    const key = taskKey(task);
    this.#tasks.add(key, task);
    const { host, group, kind } = task;
    const hasRow = this.computer
      .subjectsOfKind(group, kind)
      .some(({ segment }) =>
        this.index.get(rowKey({ ...task, kind: segment })),
      );
    if (!hasRow) {
      const waiting = this.#withoutRow.get(host) ?? new Set();
      this.#withoutRow.set(host, waiting.add(key));
    }
  }

  #perform(task: RowTask): void {
    const { host, group, kind, namespace, name, sweep } = task;
    const waiting = this.#withoutRow.get(host);
    waiting?.delete(taskKey(task));
    const isRead =
      !this.#syncing.has(host) && this.#mirror.isComplete(host, group, kind);
    for (const { segment } of this.computer.subjectsOfKind(group, kind)) {
      const id = { kind: segment, host, namespace, name };
      // The first rows of a host may come long after its objects.
      const isNews =
        isRead && (!waiting?.size || Boolean(this.index.get(rowKey(id))));
      try {
        const row = this.computer.row(id);
        const change = row
          ? this.index.put(row)
          : this.index.delete(rowKey(id));
        const mayMatter = sweep || !row ? change !== 'none' : true;
        this.#tell(id, change, isNews && mayMatter);
      } catch (error) {
        // The row before this one stays: losing it would be worse than its age.
        this.#logger.error(
          `The row of ${rowKey(id)} could not be computed: ${stringifyError(
            error,
          )}`,
        );
      }
    }
  }

  #tell(id: RowId, change: RowChange, live: boolean): void {
    if (change !== 'none' || live) {
      const { kind, host, namespace, name } = id;
      const event: RowEvent = {
        domain: this.domain,
        id: { kind, host, namespace, name },
        change,
        live,
      };
      for (const listener of this.#listeners) {
        listener(event);
      }
    }
  }
}
