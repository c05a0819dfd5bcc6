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

import {
  DatabaseService,
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import { DatabaseLease } from 'backstage-plugin-groundplan-node';
import { Fleets } from '../fleet/Fleets';
import { ChannelIds } from './ChannelIds';
import { SignalPublisher } from './SignalPublisher';

/**
 * Has open pages told of changes until the plugin is shut down; of several
 * replicas one tells them.
 *
 * @internal
 */
export async function startSignals(options: {
  database: DatabaseService;
  fleets: Fleets;
  lifecycle: LifecycleService;
  logger: LoggerService;
  signals: SignalsService;
}): Promise<SignalPublisher> {
  const { database, fleets, lifecycle, logger, signals } = options;
  const lease = DatabaseLease.create({
    knex: await database.getClient(),
    id: 'groundplan-signals',
    logger,
  });
  const publisher = SignalPublisher.create({
    signals,
    logger,
    channels: await ChannelIds.create(database),
    domains: fleets.stores().map(({ domain }) => domain),
    isHolder: () => lease.held,
  });
  // Whatever has changed while nobody held the lease, nobody was told.
  lease.onAcquired(() => publisher.announceAll());
  fleets.subscribe(event => publisher.handle(event));
  lease.start();
  lifecycle.addShutdownHook(async () => {
    publisher.stop();
    await lease.stop();
  });
  return publisher;
}
