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
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  ANNOTATION_KUBERNETES_AWS_CLUSTER_ID,
  ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
  ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER,
} from '@backstage/plugin-kubernetes-common';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { ClusterRule } from '../rules/ClusterRule';

/** What is known of a workload cluster. */
export interface WorkloadCluster {
  /** The name of its entity, which is the name that annotations use. */
  name: string;
  title: string;
  /** `https://host:port` of `spec.controlPlaneEndpoint`. */
  url: string;
  /** For `aws`: the name that EKS knows it by. */
  awsClusterId?: string;
  caData?: string;
}

/** The Kubernetes plugin's description of a workload cluster. */
export function toClusterDetails(
  cluster: WorkloadCluster,
  rule: ClusterRule,
): ClusterDetails {
  const authMetadata = Object.fromEntries(
    Object.entries({
      [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: rule.authProvider,
      [ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER]: rule.oidcTokenProvider,
      [ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE]: rule.assumeRole,
      [ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID]: rule.externalId,
      [ANNOTATION_KUBERNETES_AWS_CLUSTER_ID]: cluster.awsClusterId,
      serviceAccountToken: rule.serviceAccountToken,
    }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  return {
    name: cluster.name,
    title: cluster.title,
    url: cluster.url,
    authMetadata,
    caData: rule.caData ?? cluster.caData,
    skipTLSVerify: rule.skipTLSVerify ?? false,
    skipMetricsLookup: rule.skipMetricsLookup ?? false,
  };
}
