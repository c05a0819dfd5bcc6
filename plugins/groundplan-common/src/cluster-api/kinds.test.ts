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
import { clusterApiKinds } from './kinds';

const provider = clusterApiKinds.find(rule => rule.kind === '*');

describe('clusterApiKinds', () => {
  it.each([
    'KubeadmControlPlane',
    'AWSManagedControlPlane',
    'AzureASOManagedControlPlane',
    'RKE2ControlPlane',
    'AWSCluster',
    'AWSManagedMachinePool',
    'DOMachine',
    'DevMachine',
    'Metal3Machine',
    'ProviderOfTomorrowCluster',
  ])('mirrors %s', kind => {
    expect(provider?.exceptKinds?.test(kind)).toBe(false);
  });

  it.each([
    'KubeadmConfig',
    'KubeadmConfigTemplate',
    'KubeadmControlPlaneTemplate',
    'EKSConfig',
    'ExtensionConfig',
    'AWSClusterTemplate',
    'AWSMachineTemplate',
    'AWSClusterControllerIdentity',
    'AzureClusterIdentity',
    'ClusterResourceSet',
    'ClusterResourceSetBinding',
    'HelmChartProxy',
    'HelmReleaseProxy',
    'IPAddress',
    'IPAddressClaim',
    'GlobalInClusterIPPool',
    'Metal3Data',
    'Metal3DataClaim',
    'Metal3Remediation',
    'VSphereVM',
  ])('leaves out %s', kind => {
    expect(provider?.exceptKinds?.test(kind)).toBe(true);
  });

  it('prefers the version with metav1 conditions, for providers too', () => {
    const ofClusterApi = clusterApiKinds.filter(rule => rule.group !== '');
    expect(ofClusterApi).not.toHaveLength(0);
    for (const { versions } of ofClusterApi) {
      expect(versions).toEqual(['v1beta2', 'v1beta1']);
    }
  });

  it('keeps nothing that may hold a secret, and no whole spec or status', () => {
    for (const { fields } of clusterApiKinds) {
      for (const field of fields) {
        expect(field).toMatch(/^(spec|status)\../);
        expect(field).not.toMatch(
          /bootstrap\.|kubeadmConfigSpec|files|users|Commands|userData|ignition|template\.spec$|resources$|addons$/,
        );
      }
    }
  });
});
