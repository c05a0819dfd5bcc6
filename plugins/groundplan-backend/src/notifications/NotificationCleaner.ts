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

import { EntityKindSegment } from 'backstage-plugin-groundplan-common';
import { Mirror } from 'backstage-plugin-groundplan-node';
import { Fleets } from '../fleet/Fleets';
import { NotificationWatch } from './NotificationWatch';
import { Notifier } from './Notifier';
import { SentNotifications } from './SentNotifications';

/** How long it is known that somebody was told, after it is no longer so. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** @internal */
export interface NotificationCleanerOptions {
  fleets: Fleets;
  mirror: Mirror;
  notifier: Notifier;
  sent: SentNotifications;
  watch: Pick<NotificationWatch, 'current'>;
}

/**
 * Forgets what owners were told of when it has not been so for long. What is still so
 * is kept however old it is: it would be told again.
 *
 * @internal
 */
export class NotificationCleaner {
  readonly #options: NotificationCleanerOptions;

  static create(options: NotificationCleanerOptions): NotificationCleaner {
    return new NotificationCleaner(options);
  }

  private constructor(options: NotificationCleanerOptions) {
    this.#options = options;
  }

  async clean(now: Date): Promise<void> {
    const { notifier, sent, watch } = this.#options;
    const current: string[] = [];
    for await (const { summary, occurrence } of watch.current()) {
      current.push(sent.idOf(summary, summary.uid, occurrence));
    }
    await sent.confirm(current, now);
    const old = await sent.before(new Date(now.getTime() - KEPT_MS));
    const ended = old
      .filter(({ object }) => this.#isKnown(object))
      .map(({ id }) => id);
    await sent.remove(ended);
    notifier.forget(ended);
  }

  /** Whether it would be among the rows if it were there. */
  #isKnown(key: string): boolean {
    const { fleets, mirror } = this.#options;
    const [segment, host] = key.split('/');
    return (
      mirror.hosts().some(({ name }) => name === host) &&
      !fleets.isBehind(host) &&
      fleets
        .stores()
        .flatMap(({ computer }) =>
          computer.subjectsOfSegment(segment as EntityKindSegment),
        )
        .every(({ group, kind }) => mirror.isComplete(host, group, kind))
    );
  }
}
