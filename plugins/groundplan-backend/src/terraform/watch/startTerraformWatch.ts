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
  AuditorService,
  DatabaseService,
  LifecycleService,
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { DatabaseLease, Mirror } from 'backstage-plugin-groundplan-node';
import { DailyTask } from '../../database/DailyTask';
import { FirstStarts } from '../../database/FirstStarts';
import { Fleets } from '../../fleet/Fleets';
import { Notifier } from '../../notifications/Notifier';
import { appliedOther } from '../../notifications/rules/terraformOccurrences';
import { SignalPublisher } from '../../signals/SignalPublisher';
import { AppliedPlanReader } from '../history/AppliedPlanReader';
import { AppliedPlans } from '../history/AppliedPlans';
import { AppliedPlanWatcher } from '../history/AppliedPlanWatcher';
import { ApprovedPlans } from '../history/ApprovedPlans';
import { GoneTerraforms } from '../history/GoneTerraforms';
import { HistoryCleaner } from '../history/HistoryCleaner';
import { areActionsEnabled } from '../operations/areActionsEnabled';
import { HostTerraforms } from '../operations/HostTerraforms';
import { OperationCleaner } from '../operations/OperationCleaner';
import { PlanReader } from '../plan/PlanReader';
import { TerraformWatch } from './TerraformWatch';

/**
 * Has what becomes of Terraform resources followed until the plugin is shut down; of
 * several replicas one does it.
 *
 * @internal
 */
export async function startTerraformWatch(options: {
  applied: AppliedPlans;
  approved: ApprovedPlans;
  auditor: AuditorService;
  config: RootConfigService;
  database: DatabaseService;
  fleets: Fleets;
  lifecycle: LifecycleService;
  logger: LoggerService;
  mirror: Mirror;
  /** Absent where owners are not to be told. */
  notifier?: Notifier;
  plans: PlanReader;
  signals: SignalPublisher;
  starts: FirstStarts;
  terraforms: HostTerraforms;
}): Promise<void> {
  const { database, fleets, lifecycle, logger } = options;
  const { mirror, notifier, signals } = options;
  const lease = DatabaseLease.create({
    knex: await database.getClient(),
    id: 'groundplan-terraform',
    logger,
  });
  const watch = TerraformWatch.create({
    mirror,
    logger,
    lease,
    followers: [
      AppliedPlanWatcher.create({
        ...options,
        reader: AppliedPlanReader.create(options),
        changed: id => signals.announceObject(id),
        tellOther: async (id, occurrence, plan) => {
          const row = fleets.find(id);
          if (row) {
            await notifier?.tell(
              row.summary,
              appliedOther(id.name, occurrence, plan),
            );
          }
        },
      }),
      // It patches as well, though nobody asks for it
      ...(areActionsEnabled(options.config)
        ? [OperationCleaner.create(options)]
        : []),
    ],
  });
  const cleaner = HistoryCleaner.create({
    ...options,
    gone: await GoneTerraforms.create(database),
  });
  const cleaning = DailyTask.create({
    lease,
    logger,
    name: 'History',
    work: now => cleaner.clean(now),
  });
  lifecycle.addShutdownHook(cleaning.start());
  lifecycle.addShutdownHook(watch.start());
}
