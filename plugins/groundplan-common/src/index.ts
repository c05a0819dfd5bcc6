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
 * The Groundplan domain: fields, health rules, permissions and API types.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './api/refetchInterval';
export * from './api/terraformSegments';
export * from './api/types';
export * from './cluster-api/health/thresholds';
export * from './changes';
export * from './conditions';
export * from './domain/Domain';
export * from './domain/EntityDomain';
export * from './domain/Fleet';
export * from './domain/referencesBy';
export * from './domain/registry';
export { matchesSelector } from './cluster-api/health/matchesSelector';
export { CLUSTER_NAME_LABEL } from './cluster-api/contract/references';
export { isNewerVersion } from './cluster-api/contract/readVersions';
export { CLUSTER_API_GROUP } from './cluster-api/kinds';
export * from './cluster-api/upgrades';
export { appliedBy } from './gitops/appliedBy';
export {
  FLUX_HELM_GROUP,
  FLUX_KUSTOMIZE_GROUP,
  FLUX_SOURCE_GROUP,
  GITOPS_CLUSTER_GROUP,
} from './gitops/kinds';
export * from './health/HealthStatus';
export * from './health/HealthThresholds';
export * from './health/assessHealth';
export * from './kubernetes';
export * from './permissions';
export { keepsVersion } from './runner-scale-sets/controllerVersions';
export * from './runner-scale-sets/controllerVersionsOf';
export { ACTIONS_GROUP } from './runner-scale-sets/kinds';
export * from './templates';
export { TERRAFORM_GROUP } from './terraform/kinds';
export { runnerPodName as terraformRunnerPodName } from './terraform/runnerPod';
export type { NamespacedName } from './terraform/readTerraform';
export * from './terraform/console';
export * from './terraform/fleet/terraformDependencyGraph';
export * from './terraform/history';
export * from './terraform/operations';
export * from './terraform/operators';
export * from './terraform/plan';
