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
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { HealthThresholds } from 'backstage-plugin-groundplan-common';
import { DatabaseLease, Mirror } from 'backstage-plugin-groundplan-node';
import { readNotificationSettings } from '../config/readNotificationSettings';
import { DailyTask } from '../database/DailyTask';
import { FirstStarts } from '../database/FirstStarts';
import { Fleets } from '../fleet/Fleets';
import { NotificationCleaner } from './NotificationCleaner';
import { NotificationWatch } from './NotificationWatch';
import { Notifier } from './Notifier';
import { SentNotifications } from './SentNotifications';

/**
 * Has owners told of what happens to what is theirs until the plugin is shut down; of
 * several replicas one does it.
 *
 * @returns who tells them; nothing where they are not to be told
 * @internal
 */
export async function startNotifications(options: {
  config: RootConfigService;
  database: DatabaseService;
  fleets: Fleets;
  lifecycle: LifecycleService;
  logger: LoggerService;
  mirror: Mirror;
  notifications: NotificationService;
  starts: FirstStarts;
  thresholds: HealthThresholds;
}): Promise<Notifier | undefined> {
  const { config, database, lifecycle, logger, thresholds } = options;
  const settings = readNotificationSettings(config);
  if (!settings) {
    return undefined;
  }
  const sent = await SentNotifications.create(database);
  const notifier = Notifier.create({ ...options, sent });
  const lease = DatabaseLease.create({
    knex: await database.getClient(),
    id: 'groundplan-notifications',
    logger,
  });
  const watch = NotificationWatch.create({
    ...options,
    notifier,
    thresholds: { ...thresholds.clusterApi, ...settings },
    lease,
  });
  const cleaner = NotificationCleaner.create({
    ...options,
    notifier,
    sent,
    watch,
  });
  const cleaning = DailyTask.create({
    lease,
    logger,
    name: 'What owners were told of',
    work: now => cleaner.clean(now),
  });
  lifecycle.addShutdownHook(cleaning.start());
  lifecycle.addShutdownHook(watch.start());
  return notifier;
}
