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
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ChartReader,
  changeServiceRef,
  entityResolverServiceRef,
  hostConnectionsServiceRef,
  mirrorServiceRef,
} from 'backstage-plugin-groundplan-node';
import { registerActions } from './actions/registerActions';
import { readHealthThresholds } from './config/readHealthThresholds';
import { FirstStarts } from './database/FirstStarts';
import { Fleets } from './fleet/Fleets';
import { publishMetrics } from './metrics/publishMetrics';
import { startNotifications } from './notifications/startNotifications';
import { createChangeRoutes } from './changes/createChangeRoutes';
import { registerPermissions } from './permissions/registerPermissions';
import { createRouter } from './router/createRouter';
import { FleetService } from './service/FleetService';
import { registerTerraformActions } from './terraform/actions/registerTerraformActions';
import { createTerraformRoutes } from './terraform/createTerraformRoutes';
import { AppliedPlans } from './terraform/history/AppliedPlans';
import { ApprovedPlans } from './terraform/history/ApprovedPlans';
import { HostActors } from './terraform/HostActors';
import { HostTerraforms } from './terraform/operations/HostTerraforms';
import { StoredPlanReader } from './terraform/plan/StoredPlanReader';
import { startTerraformWatch } from './terraform/watch/startTerraformWatch';
import { startSignals } from './signals/startSignals';
import { VisibilityService } from './visibility/VisibilityService';

/**
 * The backend plugin: what the mirror has, for those who may see it, over REST,
 * as actions and live.
 *
 * @public
 */
export const groundplanPlugin = createBackendPlugin({
  pluginId: 'groundplan',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        changes: changeServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        entities: entityResolverServiceRef,
        hosts: hostConnectionsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        mirror: mirrorServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { auditor, entities, httpAuth, lifecycle, logger, mirror } = deps;
        registerPermissions(deps.permissionsRegistry, { entities });
        publishMetrics(deps.metrics, mirror);

        const thresholds = readHealthThresholds(deps.config);
        const fleets = Fleets.create({
          mirror,
          entities,
          logger,
          thresholds,
        });
        const visibility = VisibilityService.create({ ...deps, fleets });
        const signals = await startSignals({ ...deps, fleets });
        const service = FleetService.create({
          mirror,
          entities,
          fleets,
          visibility,
          channelOf: id => signals.channelOf(id),
        });
        registerActions({
          actionsRegistry: deps.actionsRegistry,
          auditor,
          service,
        });
        const changes = createChangeRoutes({
          ...deps,
          visibility,
          charts: ChartReader.create({ reader: deps.urlReader }),
        });
        const actors = HostActors.create(deps.hosts);
        const plans = StoredPlanReader.create({
          actors,
          readSecrets:
            deps.config.getOptionalBoolean(
              'groundplan.terraform.readPlansFromSecrets',
            ) ?? false,
        });
        const watched = {
          ...deps,
          applied: await AppliedPlans.create(deps.database),
          approved: await ApprovedPlans.create(deps.database),
          plans,
          terraforms: HostTerraforms.create({ actors }),
        };
        const terraform = createTerraformRoutes({
          ...watched,
          actors,
          fleets,
          service,
          visibility,
        });
        registerTerraformActions({
          actionsRegistry: deps.actionsRegistry,
          auditor,
          terraform,
        });
        const starts = await FirstStarts.create(deps.database);
        const notifier = await startNotifications({
          ...deps,
          fleets,
          starts,
          thresholds,
        });
        await startTerraformWatch({
          ...watched,
          fleets,
          notifier,
          signals,
          starts,
        });
        deps.httpRouter.use(
          await createRouter({
            service,
            httpAuth,
            auditor,
            changes,
            terraform,
          }),
        );
        lifecycle.addShutdownHook(() => actors.close());
        lifecycle.addShutdownHook(fleets.start());
      },
    });
  },
});
