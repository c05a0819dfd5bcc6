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

import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { ClusterRule } from './ClusterRule';

const AUTH_PROVIDERS = [
  'aks',
  'aws',
  'azure',
  'google',
  'googleServiceAccount',
  'oidc',
  'serviceAccount',
];

/**
 * Reads `groundplan.kubernetes.clusters`.
 *
 * @throws InputError naming the key and what is allowed.
 */
export function readClusterRules(config: Config): ClusterRule[] {
  const rules =
    config.getOptionalConfigArray('groundplan.kubernetes.clusters') ?? [];
  return rules.map((rule, index) => {
    const key = `groundplan.kubernetes.clusters[${index}]`;
    const authProvider = rule.getString('authProvider');
    if (!AUTH_PROVIDERS.includes(authProvider)) {
      throw new InputError(
        `${key}.authProvider is '${authProvider}', but must be one of ${AUTH_PROVIDERS.join(
          ', ',
        )}`,
      );
    }
    const require = (provider: string, field: string) => {
      if (authProvider === provider && !rule.has(field)) {
        throw new InputError(
          `${key}.${field} is missing; authProvider ${provider} needs it`,
        );
      }
    };
    require('serviceAccount', 'serviceAccountToken');
    require('oidc', 'oidcTokenProvider');
    const match = rule.getOptionalConfig('match');
    return {
      match: {
        host: match?.getOptionalString('host'),
        namespace: match?.getOptionalString('namespace'),
        name: match?.getOptionalString('name'),
        infrastructureKind: match?.getOptionalString('infrastructureKind'),
      },
      authProvider,
      oidcTokenProvider: rule.getOptionalString('oidcTokenProvider'),
      assumeRole: rule.getOptionalString('assumeRole'),
      externalId: rule.getOptionalString('externalId'),
      serviceAccountToken: rule.getOptionalString('serviceAccountToken'),
      caData: rule.getOptionalString('caData'),
      skipTLSVerify: rule.getOptionalBoolean('skipTLSVerify'),
      skipMetricsLookup: rule.getOptionalBoolean('skipMetricsLookup'),
    };
  });
}
