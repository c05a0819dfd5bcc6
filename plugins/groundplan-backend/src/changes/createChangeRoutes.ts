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
import { ChangeRoutes } from '../router/ChangeRoutes';
import {
  CredentialsService,
  CredentialsServiceOptions,
} from './CredentialsService';
import { EditFormService } from './EditFormService';
import {
  EntityChangesService,
  EntityChangesServiceOptions,
} from './EntityChangesService';
import { ProfilesService, ProfilesServiceOptions } from './ProfilesService';
import { PreviewService, PreviewServiceOptions } from './PreviewService';
import { PullRequestsService } from './PullRequestsService';
import { TargetsService, TargetsServiceOptions } from './TargetsService';

/** @internal */
export function createChangeRoutes(
  options: Omit<CredentialsServiceOptions, 'targets'> &
    EntityChangesServiceOptions &
    Omit<ProfilesServiceOptions, 'targets'> &
    PreviewServiceOptions &
    TargetsServiceOptions,
): ChangeRoutes {
  const targets = TargetsService.create(options);
  return {
    credentials: CredentialsService.create({ ...options, targets }),
    editForm: EditFormService.create(options),
    entityChanges: EntityChangesService.create(options),
    preview: PreviewService.create(options),
    profiles: ProfilesService.create({ ...options, targets }),
    pullRequests: PullRequestsService.create({ ...options, targets }),
    targets,
  };
}
