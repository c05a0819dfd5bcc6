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

import { EntityFacts, ObjectLookup } from '../domain/EntityDomain';
import { KubernetesObject } from '../kubernetes';
import { deployments } from './deployments';
import { fluxObject, gitopsCluster, helmRelease } from './testing/fluxObjects';

const origin = (kind: string) => ({
  'groundplan.dev/origin': JSON.stringify({ source: { kind } }),
});

const terraform = (name: string, secret?: string, namespace = 'team-a') =>
  fluxObject('infra.contrib.fluxcd.io/v1alpha2', 'Terraform', {
    metadata: { name, namespace },
    spec: secret ? { writeOutputsToSecret: { name: secret } } : {},
  });

const joined = (name: string, secret: string) =>
  gitopsCluster({
    metadata: { name },
    spec: { secretRef: { name: secret } },
  });

function lookupOf(...objects: KubernetesObject[]): ObjectLookup {
  return {
    get: () => undefined,
    list: (group, kind, namespace) =>
      objects.filter(
        object =>
          object.kind === kind &&
          object.apiVersion.startsWith(`${group}/`) &&
          (namespace ?? object.metadata.namespace) ===
            object.metadata.namespace,
      ),
    ownedBy: () => [],
    ofCluster: () => [],
    referringTo: () => [],
  };
}

describe('deployments', () => {
  const [{ accepts }] = deployments.subjects;

  it.each<[string, Record<string, string>, boolean]>([
    ['a release of the platform', {}, false],
    ['a release that was made to deploy', origin('deployment'), true],
    ['a release of a scale set', origin('runner-scale-set'), false],
    ["somebody's text", { 'groundplan.dev/origin': '{deployment' }, false],
    ['a release that was marked', { 'groundplan.dev/deploys': 'shop' }, true],
  ])('takes %s as they should', (_, annotations, accepted) => {
    expect(accepts?.(helmRelease({ metadata: { annotations } }))).toBe(
      accepted,
    );
  });

  it.each<[string, unknown, KubernetesObject[], EntityFacts['dependsOn']]>([
    ['nothing but the host', {}, [joined('edge', 'x')], []],
    [
      'a cluster of Cluster API',
      { kubeConfig: { secretRef: { name: 'payments-kubeconfig' } } },
      [joined('edge', 'edge-access')],
      [{ segment: 'cluster', namespace: 'team-a', name: 'payments' }],
    ],
    [
      'a cluster that was joined',
      { kubeConfig: { secretRef: { name: 'edge-access' } } },
      [joined('edge', 'edge-access'), joined('other', 'other-access')],
      [{ segment: 'gitops-cluster', namespace: 'team-a', name: 'edge' }],
    ],
    [
      'the Terraform resource whose outputs it takes',
      {
        valuesFrom: [
          { kind: 'Secret', name: 'db-outputs' },
          { kind: 'ConfigMap', name: 'cache-outputs' },
        ],
      },
      [
        terraform('db', 'db-outputs'),
        terraform('cache', 'cache-outputs'),
        terraform('db', 'db-outputs', 'team-b'),
        terraform('none'),
      ],
      [{ segment: 'terraform', namespace: 'team-a', name: 'db' }],
    ],
    [
      'releases that come first',
      { dependsOn: [{ name: 'a' }, { name: 'b', namespace: 'team-b' }, {}] },
      [],
      [
        { segment: 'deployment', namespace: 'team-a', name: 'a' },
        { segment: 'deployment', namespace: 'team-b', name: 'b' },
      ],
    ],
  ])('depends on %s', (_, spec, others, dependsOn) => {
    const release = helmRelease({ spec });
    const related = deployments.related(release, lookupOf(...others));
    expect(
      deployments.facts(release, related, { host: 'hub' }).dependsOn,
    ).toEqual(dependsOn);
  });

  it('says what it deploys, and where', () => {
    const facts = deployments.facts(
      helmRelease({
        metadata: { annotations: { 'groundplan.dev/deploys': 'shop' } },
        spec: { chart: { spec: { chart: './chart' } }, targetNamespace: 'x' },
      }),
      [],
      { host: 'hub' },
    );
    expect(facts).toMatchObject({
      type: 'deployment',
      description: 'Helm chart ./chart in the namespace x',
      dependencyOf: ['shop'],
    });
  });

  it('looks again at the releases of a namespace in which something changes', () => {
    const marked = helmRelease({
      metadata: { name: 'a', annotations: origin('deployment') },
    });
    const lookup = lookupOf(
      marked,
      helmRelease({ metadata: { name: 'platform' } }),
    );
    const affected = (object: KubernetesObject) =>
      deployments.affected(object, lookup);
    expect(affected(terraform('db', 'db-outputs'))).toEqual([marked]);
    expect(affected(joined('edge', 'x'))).toEqual([marked]);
    expect(affected(terraform('db', 'db-outputs', 'team-b'))).toEqual([]);
    expect(affected(fluxObject('v1', 'Pod'))).toEqual([]);
  });
});
