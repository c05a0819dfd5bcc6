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

/**
 * Host clusters, discovery and the live mirror of Kubernetes objects; Git providers
 * and the pull requests that change them.
 *
 * @packageDocumentation
 */
export * from './identity/deriveEntityName';
export * from './mirror/Mirror';
export * from './mirror/mirrorServiceRef';
export * from './entities/ClaimVerifier';
export * from './entities/EntityConfig';
export type { EntityDefaults } from './entities/EntityDefaults';
export * from './entities/EntityResolver';
export * from './entities/ResolvedEntity';
export * from './entities/entityResolverServiceRef';
export { originLocationOf } from './entities/originLocationOf';
export type { EntityOrigin } from './entities/originLocationOf';
export * from './acting/AccessReview';
export * from './acting/HostActor';
export * from './acting/Impersonation';
export * from './host-clusters/HostConnection';
export * from './host-clusters/hostClusterSourceServiceRef';
export * from './host-clusters/hostConnectionsServiceRef';
export * from './mirror/MirrorTiming';
export * from './mirror/CreateMirrorOptions';
export * from './mirror/createMirror';
export * from './lease/DatabaseLease';
export { ensureTable } from './lease/leaseDatabase';
export * from './transport/HostRequestError';
export * from './transport/readHostObject';
export * from './git-providers/GitProvider';
export * from './git-providers/GitProviderError';
export * from './git-providers/createGitProvider';
export * from './git-providers/parseRepositoryUrl';
export { createGiteaProvider } from './git-providers/gitea/createGiteaProvider';
export type { CreateGiteaProviderOptions } from './git-providers/gitea/createGiteaProvider';
export type { GitHttpClientOptions } from './git-providers/http/GitHttpClient';
export * from './pull-requests/PullRequestChange';
export * from './pull-requests/checkRepositoryPath';
export * from './pull-requests/listOpenPullRequests';
export * from './pull-requests/openPullRequest';
export {
  PULL_REQUEST_BRANCH_PREFIX,
  pullRequestBranch,
} from './pull-requests/pullRequestBranch';
export * from './changes/ChangeService';
export * from './changes/changeServiceRef';
export { isSameRepository } from './changes/repositories/TargetRepositories';
export {
  parseChangeInput,
  parseChangePlan,
} from './changes/plan/changeInputSchema';
export { listProviderIdentities } from './changes/identities/listProviderIdentities';
export { ChartReader } from './changes/profiles/ChartReader';
export {
  listProfiles,
  readProfileValues,
} from './changes/profiles/listProfiles';
export { withoutUserCredentials } from './changes/open/withoutUserCredentials';
export type { FileBeforeAndAfter } from './changes/plan/describeObjects';
export type { PlannedChange } from './changes/plan/finishPlan';
export type { FileReach } from './changes/reach/FileReach';
export { parseWhat } from './changes/plan/parseWhat';
export type { WhatParts } from './changes/plan/parseWhat';
export type { GitAccess } from './changes/plan/openBase';
export { toBackstageError } from './changes/plan/toBackstageError';
export type { ChangeAuthority } from './changes/rights/authorizeChange';
export { authorizeChange } from './changes/rights/authorizeChange';
export type { EntityReader } from './changes/rights/readableEntities';
export type { RequiredRight } from './changes/rights/rightOfThing';
export * from './validation/ValidationResult';
export * from './validation/validateFiles';
export type { ChangeProgress } from './changes/progress/ChangeProgress';
export * from './templating/TemplateError';
export * from './templating/go-template/GoTemplateParameter';
export { listGoTemplateParameters } from './templating/go-template/listGoTemplateParameters';
export { renderGoTemplate } from './templating/go-template/renderGoTemplate';
export type { TemplateLimits } from './templating/TemplateLimits';
export type {
  OpenPullRequest,
  PullRequestReader,
} from './changes/pull-requests/PullRequestReader';
export type { PlanOptions } from './changes/plan/ChangePlanner';
export type { WrittenObject } from './changes/object/WrittenObjects';
export * from './terraform-plan';
