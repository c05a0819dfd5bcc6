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
import { stringifyError } from '@backstage/errors';
import {
  KubernetesObject,
  Summary,
  TERRAFORM_GROUP,
} from 'backstage-plugin-groundplan-common';
import { DatabaseLease, Mirror } from 'backstage-plugin-groundplan-node';
import { Fleets } from '../fleet/Fleets';
import { KeyedQueue } from '../fleet/KeyedQueue';
import { RowId, rowKey } from '../fleet/Row';
import { NotificationThresholds } from './NotificationSettings';
import { Notifier } from './Notifier';
import { Occurrence } from './Occurrence';
import { clusterOccurrences } from './rules/clusterOccurrences';
import { scaleSetOccurrences } from './rules/scaleSetOccurrences';
import { terraformOccurrences } from './rules/terraformOccurrences';

/** How often all are looked at again, for what only time brings. */
const SWEEP_MS = 60_000;

/** @internal */
export interface NotificationWatchOptions {
  fleets: Fleets;
  lease: Pick<DatabaseLease, 'held' | 'onAcquired' | 'start' | 'stop'>;
  logger: LoggerService;
  mirror: Mirror;
  notifier: Notifier;
  thresholds: NotificationThresholds;
  now?: () => Date;
  sweepMs?: number;
}

/**
 * Looks for what owners are to be told of, in rows that change and, for what takes
 * its time, in all of them once a minute. Of several replicas one does it.
 *
 * @internal
 */
export class NotificationWatch {
  readonly #options: NotificationWatchOptions;
  readonly #queue = new KeyedQueue<string, RowId>();
  /** Since when a row is in Error, where it does not say so itself. */
  readonly #errorSince = new Map<string, number>();
  #running?: Promise<void>;

  static create(options: NotificationWatchOptions): NotificationWatch {
    return new NotificationWatch(options);
  }

  private constructor(options: NotificationWatchOptions) {
    this.#options = options;
  }

  /** Follows the rows until the answer is called, and what has begun is done. */
  start(): () => Promise<void> {
    const { fleets, lease, sweepMs = SWEEP_MS } = this.#options;
    const unsubscribe = fleets.subscribe(({ id, change }) => {
      if (change === 'added' || change === 'modified') {
        this.#add(id);
      }
    });
    lease.onAcquired(() => this.#addAll());
    const sweep = setInterval(() => this.#addAll(), sweepMs).unref();
    lease.start();
    return async () => {
      unsubscribe();
      clearInterval(sweep);
      await lease.stop();
      await this.#running;
    };
  }

  /** All that is so now, whether it was told or is to be told yet. */
  async *current(): AsyncGenerator<{
    summary: Summary;
    occurrence: Occurrence;
  }> {
    for (const store of this.#options.fleets.stores()) {
      for (const { summary, hidden } of [...store.index.rows()]) {
        // All rows of a fleet at once would keep requests waiting
        await setImmediate();
        for (const occurrence of hidden ? [] : this.#occurrences(summary)) {
          yield { summary, occurrence };
        }
      }
    }
  }

  #addAll(): void {
    for (const store of this.#options.fleets.stores()) {
      for (const { summary } of store.index.rows()) {
        this.#add(summary);
      }
    }
  }

  #add({ kind, host, namespace, name }: RowId): void {
    if (this.#options.lease.held) {
      const id = { kind, host, namespace, name };
      this.#queue.add(rowKey(id), id);
      this.#running ??= this.#run();
    }
  }

  async #run(): Promise<void> {
    const { fleets, lease, logger, notifier } = this.#options;
    for (;;) {
      // All rows of a fleet at once would keep requests waiting
      await setImmediate();
      const id = this.#queue.take();
      if (!id || !lease.held) {
        this.#running = undefined;
        return;
      }
      const row = fleets.find(id);
      try {
        if (row && !row.hidden) {
          await notifier.begin(id.host);
          for (const occurrence of this.#occurrences(row.summary)) {
            await notifier.tell(row.summary, occurrence);
          }
        }
      } catch (error) {
        logger.warn(
          `What has happened to ${rowKey(
            id,
          )} will be looked at again: ${stringifyError(error)}`,
        );
      }
    }
  }

  #occurrences(summary: Summary): Occurrence[] {
    const { mirror, thresholds } = this.#options;
    const now = this.#options.now?.() ?? new Date();
    const lookup = mirror.lookup(summary.host);
    const { namespace = '', name } = summary;
    const seenSince = this.#seenSince(summary, now);
    switch (summary.kind) {
      case 'terraform': {
        const object = lookup.get(
          TERRAFORM_GROUP,
          'Terraform',
          namespace,
          name,
        );
        return object
          ? terraformOccurrences(summary, object, thresholds, now)
          : [];
      }
      case 'runner-scale-set':
        return scaleSetOccurrences(summary, seenSince);
      case 'cluster':
      case 'gitops-cluster':
      case 'management-cluster':
        return clusterOccurrences(
          summary,
          lookup.ofCluster(namespace, name).filter(isMachine),
          thresholds,
          now,
          seenSince,
        );
      default:
        // Other Terraform operators keep neither plans nor locks in the cluster
        return [];
    }
  }

  #seenSince(summary: Summary, now: Date): number | undefined {
    const key = rowKey(summary);
    if (summary.status.health !== 'Error') {
      this.#errorSince.delete(key);
      return undefined;
    }
    const since = this.#errorSince.get(key) ?? now.getTime();
    this.#errorSince.set(key, since);
    return since;
  }
}

function isMachine({ kind }: KubernetesObject): boolean {
  return kind === 'Machine';
}
