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
import { SignalsService } from '@backstage/plugin-signals-node';
import { DomainId } from 'backstage-plugin-groundplan-common';
import { RowEvent } from '../fleet/RowEvent';
import { RowId, rowKey } from '../fleet/Row';
import { ChannelIds } from './ChannelIds';
import { Throttle } from './Throttle';

/** A list hears of changes at most once in this time. */
const DOMAIN_INTERVAL_MS = 1_000;
/** An open tab hears of a change within this time. */
const OBJECT_INTERVAL_MS = 100;
/** The tabs that are told when their host stops answering. */
const MAX_HANDED_OUT = 2_000;

/** @internal */
export interface SignalPublisherOptions {
  signals: SignalsService;
  channels: ChannelIds;
  logger: LoggerService;
  domains: readonly DomainId[];
  /** Whether this replica is the one that publishes. */
  isHolder: () => boolean;
}

/**
 * Tells open pages that something has changed, and no more than that: they ask
 * again, and get what they may see.
 *
 * @internal
 */
export class SignalPublisher {
  readonly #options: SignalPublisherOptions;
  readonly #throttles = new Map<string, Throttle>();
  readonly #handedOut = new Map<string, RowId>();

  static create(options: SignalPublisherOptions): SignalPublisher {
    return new SignalPublisher(options);
  }

  private constructor(options: SignalPublisherOptions) {
    this.#options = options;
  }

  /** The channel of an object, for one who may see it. */
  channelOf(id: RowId): string {
    const key = rowKey(id);
    this.#handedOut.delete(key);
    this.#handedOut.set(key, id);
    const [oldest] = this.#handedOut.keys();
    if (this.#handedOut.size > MAX_HANDED_OUT) {
      this.#handedOut.delete(oldest);
    }
    return this.#options.channels.ofObject(id);
  }

  handle(event: RowEvent): void {
    const { channels, isHolder } = this.#options;
    const { id, domain, change, live } = event;
    if (id.kind === 'management-cluster') {
      this.#handleHost(id.host);
    }
    if (!isHolder()) {
      return;
    }
    if (id.kind === 'management-cluster') {
      // Every list carries the states of the hosts.
      this.announceAll();
    } else if (change !== 'none') {
      this.#tell(channels.ofDomain(domain), DOMAIN_INTERVAL_MS);
    }
    if (live) {
      this.#tell(channels.ofObject(id), OBJECT_INTERVAL_MS);
    }
  }

  /** Tells the lists of all domains. */
  announceAll(): void {
    for (const domain of this.#options.domains) {
      this.#tell(this.#options.channels.ofDomain(domain), DOMAIN_INTERVAL_MS);
    }
  }

  stop(): void {
    this.#throttles.forEach(throttle => throttle.stop());
    this.#throttles.clear();
  }

  /**
   * Every replica has a mirror of its own, whose host may stop answering on its
   * own: each tells those whose tabs it has answered.
   */
  #handleHost(host: string): void {
    for (const id of this.#handedOut.values()) {
      if (id.host === host) {
        this.#tell(this.#options.channels.ofObject(id), OBJECT_INTERVAL_MS);
      }
    }
  }

  #tell(channel: string, intervalMs: number): void {
    const known = this.#throttles.get(channel);
    if (known) {
      known.trigger();
      return;
    }
    const throttle = Throttle.create({
      intervalMs,
      run: () => this.#publish(channel),
      onQuiet: () => this.#throttles.delete(channel),
    });
    this.#throttles.set(channel, throttle);
    throttle.trigger();
  }

  #publish(channel: string): void {
    const { signals, logger } = this.#options;
    signals
      .publish({ recipients: { type: 'broadcast' }, channel, message: {} })
      .catch(error => {
        logger.warn(
          `Open pages could not be told of a change: ${stringifyError(error)}`,
        );
      });
  }
}
