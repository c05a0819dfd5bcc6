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
import { parseEntityRef } from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { Summary } from 'backstage-plugin-groundplan-common';
import { FirstStarts } from '../database/FirstStarts';
import { Occurrence } from './Occurrence';
import { SentNotifications } from './SentNotifications';

/** What is found in this time after the first start has been there before. */
const FIRST_LOOK_MS = 5 * 60_000;

/** @internal */
export interface NotifierOptions {
  notifications: NotificationService;
  sent: SentNotifications;
  starts: FirstStarts;
  logger: LoggerService;
  now?: () => Date;
}

/**
 * Tells the owner of an object what has happened to it: once, whichever replica sees
 * it and however often. What was so before the first start is noted and not told.
 *
 * @internal
 */
export class Notifier {
  readonly #options: NotifierOptions;
  /** What the database has, so that it is not asked at each change of a row. */
  readonly #known = new Set<string>();
  #isInstalled = true;

  static create(options: NotifierOptions): Notifier {
    return new Notifier(options);
  }

  private constructor(options: NotifierOptions) {
    this.#options = options;
  }

  /** @throws where it could not be told yet; then it is to be told again. */
  async tell(summary: Summary, occurrence: Occurrence): Promise<void> {
    const { sent, starts } = this.#options;
    const { owner, uid } = summary;
    const sentId = sent.idOf(summary, uid, occurrence);
    if (!owner || this.#known.has(sentId)) {
      return;
    }
    const now = this.#now();
    const since = await starts.of(`notifications:${summary.host}`, now);
    if (!(await sent.has(sentId))) {
      const { at } = occurrence;
      const isOld =
        at === undefined
          ? now.getTime() - since < FIRST_LOOK_MS
          : at + 1_000 <= since;
      if (!isOld) {
        await this.#send(summary, owner, occurrence);
      }
      // A crash before this has it sent again, and with its scope it stands there once
      await sent.add(sentId, summary, occurrence, now);
    }
    this.#known.add(sentId);
  }

  /** Begins to follow a host, so that what happens on it from now on is news. */
  async begin(host: string): Promise<void> {
    await this.#options.starts.of(`notifications:${host}`, this.#now());
  }

  /** Lets these be told again, should they ever be so again. */
  forget(sentIds: readonly string[]): void {
    sentIds.forEach(id => this.#known.delete(id));
  }

  /** Where notifications are not installed there is nobody to send it to. */
  async #send(
    summary: Summary,
    owner: string,
    { topic, title, description, severity }: Occurrence,
  ): Promise<void> {
    const { notifications, logger, sent } = this.#options;
    const { kind, namespace, name } = parseEntityRef(summary.entityRef);
    const path = [namespace, kind, name].map(encodeURIComponent).join('/');
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: owner },
        payload: {
          title,
          description,
          severity,
          topic,
          link: `/catalog/${path.toLocaleLowerCase('en-US')}/infrastructure`,
          // What is told next of it takes the place of this: who comes back late
          // reads what is so, and not each plan that has waited since
          scope: sent.idOf(summary, summary.uid, { topic, key: '' }),
        },
      });
      this.#isInstalled = true;
    } catch (error) {
      const said = stringifyError(error);
      if (!/status 404/.test(said)) {
        throw new Error(
          `${owner} could not be told of '${title}' yet: ${said}`,
        );
      }
      if (this.#isInstalled) {
        logger.warn(
          'Owners are told of nothing: @backstage/plugin-notifications-backend is not installed. Install it, or set groundplan.notifications.enabled to false',
        );
      }
      this.#isInstalled = false;
    }
  }

  #now(): Date {
    return this.#options.now?.() ?? new Date();
  }
}
