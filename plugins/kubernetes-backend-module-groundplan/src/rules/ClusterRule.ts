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

/** Which clusters a rule is for; a field that is absent fits all. */
export interface ClusterMatch {
  host?: string;
  namespace?: string;
  name?: string;
  infrastructureKind?: string;
}

/** How the Kubernetes plugin signs in to the clusters that match. */
export interface ClusterRule {
  match: ClusterMatch;
  authProvider: string;
  oidcTokenProvider?: string;
  assumeRole?: string;
  externalId?: string;
  serviceAccountToken?: string;
  caData?: string;
  skipTLSVerify?: boolean;
  skipMetricsLookup?: boolean;
}

/** The first rule that fits a cluster. */
export function findRule(
  rules: ClusterRule[],
  cluster: ClusterMatch,
): ClusterRule | undefined {
  const fits = (wanted: string | undefined, actual: string | undefined) =>
    wanted === undefined || wanted === actual;
  return rules.find(
    ({ match }) =>
      fits(match.host, cluster.host) &&
      fits(match.namespace, cluster.namespace) &&
      fits(match.name, cluster.name) &&
      fits(match.infrastructureKind, cluster.infrastructureKind),
  );
}
