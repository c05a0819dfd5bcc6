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

import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { findRule } from './ClusterRule';
import { readClusterRules } from './readClusterRules';

function read(...clusters: JsonObject[]) {
  return readClusterRules(
    mockServices.rootConfig({
      data: { groundplan: { kubernetes: { clusters } } },
    }),
  );
}

describe('readClusterRules', () => {
  it('takes the first rule that fits', () => {
    const rules = read(
      { match: { host: 'hub', name: 'special' }, authProvider: 'google' },
      {
        match: { infrastructureKind: 'AWSManagedCluster' },
        authProvider: 'aws',
      },
      { authProvider: 'oidc', oidcTokenProvider: 'okta' },
    );
    const providerOf = (match: object) => findRule(rules, match)?.authProvider;
    expect(providerOf({ host: 'hub', name: 'special' })).toBe('google');
    expect(providerOf({ host: 'edge', name: 'special' })).toBe('oidc');
    expect(
      providerOf({ host: 'hub', infrastructureKind: 'AWSManagedCluster' }),
    ).toBe('aws');
    expect(findRule(read(), { host: 'hub' })).toBeUndefined();
  });

  it.each([
    [
      { authProvider: 'magic' },
      "groundplan.kubernetes.clusters[0].authProvider is 'magic', but must be one of aks, aws",
    ],
    [
      { authProvider: 'serviceAccount' },
      'groundplan.kubernetes.clusters[0].serviceAccountToken is missing',
    ],
    [
      { authProvider: 'oidc' },
      'groundplan.kubernetes.clusters[0].oidcTokenProvider is missing',
    ],
    [
      {},
      "Missing required config value at 'groundplan.kubernetes.clusters[0].authProvider'",
    ],
  ])('refuses %j, naming the key', (rule, message) => {
    expect(() => read(rule)).toThrow(message);
  });
});
