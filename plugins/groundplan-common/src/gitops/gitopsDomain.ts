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

import { Domain } from '../domain/Domain';
import { Assessment } from '../health/HealthStatus';
import { groupOf, KubernetesObject, refOf } from '../kubernetes';
import { assessFluxObject } from './health/assessFluxObject';
import { assessGitopsCluster } from './health/assessGitopsCluster';
import {
  FLUX_HELM_GROUP,
  FLUX_KUSTOMIZE_GROUP,
  FLUX_SOURCE_GROUP,
  GITOPS_CLUSTER_GROUP,
  gitopsKinds,
} from './kinds';

const SOURCE_KINDS: readonly string[] = [
  'GitRepository',
  'OCIRepository',
  'Bucket',
  'HelmRepository',
  'HelmChart',
  'ExternalArtifact',
];

function knows(object: KubernetesObject): boolean {
  switch (groupOf(object.apiVersion)) {
    case FLUX_SOURCE_GROUP:
      return SOURCE_KINDS.includes(object.kind);
    case FLUX_KUSTOMIZE_GROUP:
      return object.kind === 'Kustomization';
    case FLUX_HELM_GROUP:
      return object.kind === 'HelmRelease';
    // Open Cluster Management has a kind of this name in another group.
    case GITOPS_CLUSTER_GROUP:
      return object.kind === 'GitopsCluster';
    default:
      return false;
  }
}

function assess(objects: KubernetesObject[], now: Date): Assessment[] {
  return objects.filter(knows).map(object => ({
    ref: refOf(object),
    status:
      object.kind === 'GitopsCluster'
        ? assessGitopsCluster(object, now)
        : assessFluxObject(object, now),
  }));
}

/** Flux's sources and reconcilers, and GitopsClusters. @public */
export const gitopsDomain: Domain = {
  id: 'gitops',
  kinds: gitopsKinds,
  knows,
  assess,
};
