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
  KubernetesObject,
  terraformOperators,
} from 'backstage-plugin-groundplan-common';
import { DatabaseLease, Mirror } from 'backstage-plugin-groundplan-node';
import { rowKey } from '../../fleet/Row';
import { KeyedQueue } from '../../fleet/KeyedQueue';
import { locateTerraform } from '../locateTerraform';
import { TerraformFollower } from './TerraformFollower';

/** How often all are looked at again, for what has failed. */
const SWEEP_MS = 60_000;

type Lease = Pick<DatabaseLease, 'held' | 'onAcquired' | 'start' | 'stop'>;

/** @internal */
export interface TerraformWatchOptions {
  mirror: Mirror;
  lease: Lease;
  followers: readonly TerraformFollower[];
  logger: LoggerService;
  sweepMs?: number;
}

interface Changed {
  host: string;
  group: string;
  kind: string;
  namespace?: string;
  name: string;
}

const kinds = terraformOperators.flatMap(operator => operator.kinds);

/**
 * Has every change of a Terraform resource followed by one of several replicas, one
 * resource of a host at a time. Whoever takes over looks at all of them, so that
 * nothing is lost between.
 *
 * @internal
 */
export class TerraformWatch {
  readonly #options: TerraformWatchOptions;
  readonly #queues = new Map<string, KeyedQueue<string, Changed>>();
  readonly #running = new Map<string, Promise<void>>();

  static create(options: TerraformWatchOptions): TerraformWatch {
    return new TerraformWatch(options);
  }

  private constructor(options: TerraformWatchOptions) {
    this.#options = options;
  }

  /** Follows the mirror until the answer is called, and what has begun is done. */
  start(): () => Promise<void> {
    const { lease, mirror, sweepMs = SWEEP_MS } = this.#options;
    const unsubscribe = mirror.subscribe(changes => {
      for (const change of changes) {
        if (change.type === 'object' && change.action !== 'deleted') {
          this.#add(change.host, change.object);
        }
      }
    });
    lease.onAcquired(() => this.#addAll());
    const sweep = setInterval(() => this.#addAll(), sweepMs).unref();
    lease.start();
    return async () => {
      unsubscribe();
      clearInterval(sweep);
      this.#queues.clear();
      await lease.stop();
      await Promise.all(this.#running.values());
    };
  }

  #addAll(): void {
    const { mirror } = this.#options;
    for (const { name: host } of mirror.hosts()) {
      for (const { group, kind } of kinds) {
        for (const object of mirror.lookup(host).list(group, kind)) {
          this.#add(host, object);
        }
      }
    }
  }

  #add(host: string, object: KubernetesObject): void {
    const located = this.#options.lease.held && locateTerraform(host, object);
    if (!located) {
      return;
    }
    const queue = this.#queues.get(host) ?? new KeyedQueue();
    const { kind } = object;
    const { id, resource } = located;
    const { namespace, name } = id;
    const { group } = resource;
    queue.add(rowKey(id), { host, group, kind, namespace, name });
    this.#queues.set(host, queue);
    if (!this.#running.has(host)) {
      this.#running.set(host, this.#run(host));
    }
  }

  async #run(host: string): Promise<void> {
    const { lease, logger, mirror, followers } = this.#options;
    // What comes in one turn is worked on after it
    await Promise.resolve();
    for (;;) {
      const changed = this.#queues.get(host)?.take();
      if (!changed || !lease.held) {
        this.#running.delete(host);
        return;
      }
      const { group, kind, namespace, name } = changed;
      const object = mirror.lookup(host).get(group, kind, namespace, name);
      const where = object && locateTerraform(host, object);
      for (const follower of where ? followers : []) {
        try {
          await follower.follow(where!, object!);
        } catch (error) {
          logger.warn(
            `${rowKey(where!.id)} will be looked at again: ${stringifyError(
              error,
            )}`,
          );
        }
      }
    }
  }
}
