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

export { createQueryClient } from './createQueryClient';
export { detailsKey } from './detailsKey';
export { FIRST_PAGE } from './firstPage';
export { GroundplanQueryProvider } from './GroundplanQueryProvider';
export { useCredentials } from './useCredentials';
export { useEditForm } from './useEditForm';
export { useEntityChanges } from './useEntityChanges';
export { useEntityChangesOfAll } from './useEntityChangesOfAll';
export type { EntityChangesAnswer } from './useEntityChangesOfAll';
export { useFleetList } from './useFleetList';
export { DOMAINS, useHostClusters } from './useHostClusters';
export { useObjectDetails } from './useObjectDetails';
export { usePreview } from './usePreview';
export { useProfiles } from './useProfiles';
export { useProfileValues } from './useProfileValues';
export { usePullRequests } from './usePullRequests';
export { useTargets } from './useTargets';
export { useTerraformFacet } from './useTerraformFacet';
export { useTerraformOperations } from './useTerraformOperations';
export { terraformPlanKey, useTerraformPlan } from './useTerraformPlan';
export { sharedQueryClient, withQueryClient } from './withQueryClient';
