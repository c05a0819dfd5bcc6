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
import { KubernetesObject } from '../../kubernetes';
import {
  aCluster,
  aGitopsCluster,
  aKubeadmCluster,
  anEksCluster,
} from '../testing';
import { facts } from './facts';

describe('facts', () => {
  it.each<[string, KubernetesObject[], Record<string, unknown>]>([
    [
      'a Cluster',
      anEksCluster(),
      {
        segment: 'cluster',
        type: 'kubernetes-cluster',
        tags: ['cluster-api', 'awsmanagedcluster'],
        links: [],
        dependsOn: [],
        annotations: {
          'groundplan.dev/infrastructure-kind': 'AWSManagedCluster',
        },
      },
    ],
    [
      'a Cluster of a class, with GitopsClusters',
      [
        aCluster({ spec: { topology: { classRef: { name: 'quick' } } } }),
        aGitopsCluster({ name: 'b' }),
        aGitopsCluster({ name: 'a' }),
      ],
      {
        tags: ['cluster-api'],
        annotations: {
          'groundplan.dev/cluster-class': 'quick',
          'groundplan.dev/gitops-cluster': 'a,b',
        },
      },
    ],
    [
      'a joined cluster',
      [aGitopsCluster({ spec: { secretRef: { name: 'kubeconfig' } } })],
      {
        segment: 'gitops-cluster',
        type: 'kubernetes-cluster',
        tags: ['gitops-cluster'],
        annotations: {},
      },
    ],
  ])('of %s', (_, [object, ...related], expected) => {
    expect(facts(object, related)).toMatchObject(expected);
  });

  it('gives no tag that the catalog would refuse', () => {
    const tagsOf = (kind: string) =>
      facts(aCluster({ spec: { infrastructureRef: { kind, name: 'x' } } }), [])
        .tags;
    expect(tagsOf('Größe_Cluster')).toEqual(['cluster-api', 'grecluster']);
    expect(tagsOf('X'.repeat(64))).toEqual(['cluster-api']);
  });

  it('stays the same whatever happens to the cluster', () => {
    const { all } = aKubeadmCluster({});
    const before = facts(all[0], all.slice(1));
    const broken = all.map(object => ({ ...object, status: undefined }));
    expect(facts(broken[0], broken.slice(1))).toEqual(before);
    expect(facts(broken[0], [broken[1], broken[2]])).toEqual(before);
  });
});
