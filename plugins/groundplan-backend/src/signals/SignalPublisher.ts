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
import {
  DomainId,
  REFETCH_INTERVAL_MS,
} from 'backstage-plugin-groundplan-common';
import { RowEvent } from '../fleet/RowEvent';
import { RowId } from '../fleet/Row';
import { ChannelIds } from './ChannelIds';
import { OpenTabs } from './OpenTabs';
import { Throttle } from './Throttle';

/** A list hears of changes at most once in this time. */
const DOMAIN_INTERVAL_MS = 1_000;
/** An open tab hears of a change within this time. */
const OBJECT_INTERVAL_MS = 100;
/** A tab that is open asks more often, unless it is hidden and nothing happens. */
const TAB_LIFETIME_MS = 2.5 * REFETCH_INTERVAL_MS;
const MAX_TABS = 10_000;

/** @internal */
export interface SignalPublisherOptions {
  signals: SignalsService;
  channels: ChannelIds;
  logger: LoggerService;
  domains: readonly DomainId[];
  /** Whether this replica is the one that tells the lists. */
  isHolder: () => boolean;
}

/**
 * Tells open pages that something has changed, and no more than that: they ask
 * again, and get what they may see. Of several replicas one tells the lists; each
 * tells the tabs that it has answered itself, as no other knows of them.
 *
 * @internal
 */
export class SignalPublisher {
  readonly #options: SignalPublisherOptions;
  readonly #throttles = new Map<string, Throttle>();
  readonly #tabs = OpenTabs.create({
    lifetimeMs: TAB_LIFETIME_MS,
    limit: MAX_TABS,
  });

  static create(options: SignalPublisherOptions): SignalPublisher {
    return new SignalPublisher(options);
  }

  private constructor(options: SignalPublisherOptions) {
    this.#options = options;
  }

  /** The channel of an object, for the tab of one who may see it. */
  channelOf(id: RowId): string {
    this.#tabs.asked(id);
    return this.#options.channels.ofObject(id);
  }

  handle(event: RowEvent): void {
    const { channels, isHolder } = this.#options;
    const { id, domain, change, live } = event;
    const isHost = id.kind === 'management-cluster';
    if (isHolder() && isHost) {
      // Every list carries the states of the hosts.
      this.announceAll();
    } else if (isHolder() && change !== 'none') {
      this.#tell(channels.ofDomain(domain), DOMAIN_INTERVAL_MS);
    }
    if (isHost) {
      // Their tabs say whether their host answers.
      this.#tabs.ofHost(id.host).forEach(tab => this.#tellTab(tab));
    } else if (live && this.#tabs.has(id)) {
      this.#tellTab(id);
    }
  }

  /** Tells the lists of all domains. */
  announceAll(): void {
    for (const domain of this.#options.domains) {
      this.#tell(this.#options.channels.ofDomain(domain), DOMAIN_INTERVAL_MS);
    }
  }

  /**
   * Tells the tabs of an object, whichever replica has answered them, of what no
   * other replica knows.
   */
  announceObject(id: RowId): void {
    this.#tellTab(id);
  }

  stop(): void {
    this.#throttles.forEach(throttle => throttle.stop());
    this.#throttles.clear();
  }

  #tellTab(id: RowId): void {
    this.#tell(this.#options.channels.ofObject(id), OBJECT_INTERVAL_MS);
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
