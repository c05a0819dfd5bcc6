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
import { terraformOperators } from 'backstage-plugin-groundplan-common';
import { Mirror } from 'backstage-plugin-groundplan-node';
import { AppliedPlans } from './AppliedPlans';
import { ApprovedPlans } from './ApprovedPlans';
import { GoneTerraforms } from './GoneTerraforms';

/** How long history outlives its resource. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Those of which there is history. */
const kinds = terraformOperators
  .filter(({ storesPlans }) => storesPlans)
  .flatMap(operator => operator.kinds);

/** @internal */
export interface HistoryCleanerOptions {
  applied: AppliedPlans;
  approved: ApprovedPlans;
  gone: GoneTerraforms;
  logger: LoggerService;
  mirror: Mirror;
}

/**
 * Lets the history of resources go that have been gone for long. Only a host that was
 * read completely tells that something is gone.
 *
 * @internal
 */
export class HistoryCleaner {
  readonly #options: HistoryCleanerOptions;

  static create(options: HistoryCleanerOptions): HistoryCleaner {
    return new HistoryCleaner(options);
  }

  private constructor(options: HistoryCleanerOptions) {
    this.#options = options;
  }

  async clean(now: Date): Promise<void> {
    const { mirror } = this.#options;
    for (const { name: host } of mirror.hosts()) {
      if (
        kinds.every(({ group, kind }) => mirror.isComplete(host, group, kind))
      ) {
        await this.#cleanHost(host, now);
      }
    }
  }

  async #cleanHost(host: string, now: Date): Promise<void> {
    const { applied, approved, gone, logger } = this.#options;
    const known = new Set([
      ...(await applied.uidsOf(host)),
      ...(await approved.uidsOf(host)),
    ]);
    const since = await gone.of(host);
    // Looked at last, so that nothing is missing that has come meanwhile
    const there = this.#uidsOn(host);
    const isGone = (uid: string) => known.has(uid) && !there.has(uid);
    await gone.remove(
      host,
      [...since.keys()].filter(uid => !isGone(uid)),
    );
    await gone.add(host, [...known].filter(isGone), now);
    const old = [...since]
      .filter(([uid, at]) => isGone(uid) && now.getTime() - at >= KEPT_MS)
      .map(([uid]) => uid);
    if (old.length > 0) {
      await applied.remove(host, old);
      await approved.remove(host, old);
      await gone.remove(host, old);
      logger.info(
        `The history of ${old.length} Terraform resources that are long gone from host cluster ${host} was removed`,
      );
    }
  }

  #uidsOn(host: string): Set<string | undefined> {
    const lookup = this.#options.mirror.lookup(host);
    return new Set(
      kinds.flatMap(({ group, kind }) =>
        [...lookup.list(group, kind)].map(({ metadata }) => metadata.uid),
      ),
    );
  }
}
