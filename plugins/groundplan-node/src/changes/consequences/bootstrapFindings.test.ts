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

import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { FakeMirror } from '../../testing/FakeMirror';
import { ManifestObject } from '../Rendered';
import { bootstrapFindings } from './bootstrapFindings';

const LABELS = { 'weave.works/capi': 'bootstrap' };

function config(
  spec: object,
  kind = 'ClusterBootstrapConfig',
  namespace = 'team-a',
): KubernetesObject {
  return {
    apiVersion: 'capi.weave.works/v1alpha1',
    kind,
    metadata: { name: 'cni', namespace },
    spec: { clusterSelector: { matchLabels: LABELS }, ...spec },
  };
}

const cluster = (labels: Record<string, string> = {}): ManifestObject => ({
  apiVersion: 'cluster.x-k8s.io/v1beta2',
  kind: 'Cluster',
  metadata: { name: 'pay', labels },
});

const gitopsCluster = (labels: Record<string, string>): ManifestObject => ({
  apiVersion: 'gitops.weave.works/v1alpha1',
  kind: 'GitopsCluster',
  metadata: { name: 'pay', labels },
  spec: { capiClusterRef: { name: 'pay' } },
});

const managed: ManifestObject = {
  apiVersion: 'controlplane.cluster.x-k8s.io/v1beta2',
  kind: 'AWSManagedControlPlane',
  metadata: { name: 'pay' },
};

describe('bootstrapFindings', () => {
  it.each<[string, KubernetesObject, ManifestObject[], string[]]>([
    [
      'a job',
      config({}),
      [cluster(), gitopsCluster(LABELS)],
      ['info: The ClusterBootstrapConfig cni will run a job for pay'],
    ],
    [
      'what the job waits for',
      config({ requireClusterProvisioned: true, requireClusterReady: true }),
      [gitopsCluster(LABELS)],
      [
        'info: The ClusterBootstrapConfig cni will run a job for pay, once it is provisioned and ready',
      ],
    ],
    [
      'a job that never runs',
      config({ requireClusterReady: true }),
      [gitopsCluster(LABELS), managed],
      [
        'warning: The ClusterBootstrapConfig cni will run a job for pay, once it is ready; of a managed control plane it never learns that, and waits forever',
      ],
    ],
    [
      'a job on a managed control plane that waits for nothing',
      config({}),
      [gitopsCluster(LABELS), managed],
      ['info: The ClusterBootstrapConfig cni will run a job for pay'],
    ],
    [
      'a Secret',
      config(
        { secretRef: { name: 'pull' }, targetNamespace: 'apps' },
        'SecretSync',
      ),
      [gitopsCluster(LABELS)],
      [
        'info: The SecretSync cni will copy the Secret pull to the namespace apps of pay',
      ],
    ],
    [
      'a Cluster that nothing runs for',
      config({}),
      [cluster(LABELS)],
      [
        'warning: The ClusterBootstrapConfig cni selects the labels of pay, but runs for GitopsClusters only, and there is none for it',
      ],
    ],
    ['no other labels', config({}), [gitopsCluster({ a: 'b' })], []],
    [
      'no other namespace',
      config({}, 'ClusterBootstrapConfig', 'team-b'),
      [gitopsCluster(LABELS)],
      [],
    ],
    [
      'nothing for an empty selector',
      config({ clusterSelector: {} }),
      [gitopsCluster(LABELS)],
      [],
    ],
    [
      'nothing without a selector',
      config({ clusterSelector: undefined }),
      [gitopsCluster(LABELS)],
      [],
    ],
  ])('says %s', (_, object, written, expected) => {
    const lookup = FakeMirror.create({ hub: [object] }).lookup('hub');
    const findings = bootstrapFindings(written, 'team-a', lookup);
    expect(
      findings.map(({ severity, message }) => `${severity}: ${message}`),
    ).toEqual(expected);
  });

  it('knows a GitopsCluster that is there already', () => {
    const there = {
      ...gitopsCluster(LABELS),
      metadata: { name: 'pay', namespace: 'team-a' },
    };
    const mirror = FakeMirror.create({ hub: [config({}), there] });
    expect(
      bootstrapFindings([cluster(LABELS)], 'team-a', mirror.lookup('hub')),
    ).toEqual([]);
  });
});
