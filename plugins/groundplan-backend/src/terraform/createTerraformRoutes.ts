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
  AuthService,
  PermissionsService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ChangeService,
  EntityResolver,
  HostConnection,
  Mirror,
} from 'backstage-plugin-groundplan-node';
import { Fleets } from '../fleet/Fleets';
import { TerraformRoutes } from '../router/TerraformRoutes';
import { FleetService } from '../service/FleetService';
import { VisibilityService } from '../visibility/VisibilityService';
import { AppliedPlans } from './history/AppliedPlans';
import { ApprovedPlans } from './history/ApprovedPlans';
import { HistoryService } from './history/HistoryService';
import { HostActors } from './HostActors';
import { AccessReviews } from './operations/AccessReviews';
import { ActingIdentity } from './operations/ActingIdentity';
import { ApprovalByPullRequest } from './operations/ApprovalByPullRequest';
import { askInBulk } from './operations/askInBulk';
import { HostTerraforms } from './operations/HostTerraforms';
import { OperationsService } from './operations/OperationsService';
import { PossibilitiesService } from './operations/PossibilitiesService';
import { PullRequestApprovals } from './operations/PullRequestApprovals';
import { PlanReader } from './plan/PlanReader';
import { PlanService } from './plan/PlanService';
import { ActivityService } from './reading/ActivityService';
import { DependenciesService } from './reading/DependenciesService';
import { OutputsService } from './reading/OutputsService';
import { TerraformAccess } from './TerraformAccess';

/** @internal */
export interface TerraformRoutesOptions {
  actors: HostActors;
  applied: AppliedPlans;
  approved: ApprovedPlans;
  auth: AuthService;
  catalog: CatalogService;
  changes: ChangeService;
  config: RootConfigService;
  entities: EntityResolver;
  fleets: Fleets;
  hosts: readonly HostConnection[];
  mirror: Mirror;
  permissions: PermissionsService;
  plans: PlanReader;
  service: FleetService;
  terraforms: HostTerraforms;
  userInfo: UserInfoService;
  visibility: VisibilityService;
}

/** @internal */
export function createTerraformRoutes(
  options: TerraformRoutesOptions,
): TerraformRoutes {
  const { actors, config } = options;
  const access = TerraformAccess.create(options);
  const shared = {
    ...options,
    access,
    identity: ActingIdentity.fromConfig(config, options),
    reviews: AccessReviews.create({ actors }),
  };
  const plan = PlanService.create(shared);
  const activity = ActivityService.create({
    ...shared,
    logsUrl: config.getOptionalString('groundplan.terraform.logsUrl'),
  });
  const history = HistoryService.create(shared);
  const outputs = OutputsService.create(shared);
  const dependencies = DependenciesService.create(shared);
  const byPullRequest = ApprovalByPullRequest.create(options);
  const possibilities = PossibilitiesService.create({
    ...shared,
    byPullRequest,
  });
  const operations = OperationsService.create(shared);
  const approvals = PullRequestApprovals.create({ ...shared, byPullRequest });
  return {
    plan: (id, credentials) => plan.get(id, credentials),
    history: (id, credentials) => history.get(id, credentials),
    outputs: (id, credentials) => outputs.get(id, credentials),
    activity: (id, credentials) => activity.get(id, credentials),
    dependencies: (id, credentials) => dependencies.get(id, credentials),
    operations: (id, credentials) => possibilities.get(id, credentials),
    approve: (id, request, credentials) =>
      operations.approve(id, request, credentials),
    approveByPullRequest: (id, request, credentials) =>
      approvals.note(id, request, credentials),
    forceUnlock: (id, request, credentials) =>
      operations.forceUnlock(id, request, credentials),
    ask: (id, operation, credentials) =>
      operations.ask(id, operation, credentials),
    bulk: (request, credentials) => askInBulk(operations, request, credentials),
  };
}
