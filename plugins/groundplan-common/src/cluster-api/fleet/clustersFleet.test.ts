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
import fc from 'fast-check';
import { KubernetesObject } from '../../kubernetes';
import {
  CONTROL_PLANE_LABELS,
  aCluster,
  aFleetContext,
  aGitopsCluster,
  aKubeadmCluster,
  aMachine,
  anAsoCluster,
  anInfrastructureCluster,
  anObject,
  lookupOf,
} from '../testing';
import { clustersFleet } from './clustersFleet';

function namesOf(objects: KubernetesObject[]): string[] {
  return objects
    .map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`,
    )
    .sort();
}

const joined = aGitopsCluster({
  name: 'joined',
  spec: { secretRef: { name: 'kubeconfig' } },
});

describe('clustersFleet', () => {
  it.each<[string, KubernetesObject, string[]]>([
    ['a Cluster', aCluster(), ['cluster']],
    ['a joined GitopsCluster', joined, ['gitops-cluster']],
    ['a GitopsCluster of a Cluster', aGitopsCluster(), []],
    [
      'a GitopsCluster that says both',
      aGitopsCluster({
        spec: { secretRef: { name: 'a' }, capiClusterRef: { name: 'demo' } },
      }),
      [],
    ],
    ['a GitopsCluster that says nothing', aGitopsCluster({ spec: {} }), []],
    ['a Machine', aMachine(), []],
  ])('knows whether %s has a row', (_, object, segments) => {
    const found = clustersFleet.subjects.filter(
      subject =>
        object.apiVersion.startsWith(`${subject.group}/`) &&
        subject.kind === object.kind &&
        (subject.accepts?.(object) ?? true),
    );
    expect(found.map(({ segment }) => segment)).toEqual(segments);
  });

  describe('with one name in two namespaces', () => {
    const a = aKubeadmCluster({ namespace: 'a', workers: 1 });
    const b = aKubeadmCluster({ namespace: 'b', workers: 1 });
    const lookup = lookupOf([
      ...a.all,
      ...b.all,
      aGitopsCluster({ namespace: 'a' }),
      aGitopsCluster({
        namespace: 'b',
        spec: { capiClusterRef: { name: 'x' } },
      }),
    ]);

    it('relates those of its namespace, each once, without itself', () => {
      const related = clustersFleet.related(a.cluster, lookup);
      expect(namesOf(related)).toEqual(
        namesOf([...a.all.slice(1), aGitopsCluster({ namespace: 'a' })]),
      );
    });

    it('is affected in its namespace only', () => {
      for (const object of b.all) {
        expect(namesOf(clustersFleet.affected(object, lookup))).toEqual([
          'Cluster b/demo',
        ]);
      }
    });
  });

  it('relates what is referred to without a label, and the class', () => {
    const [cluster, controlPlane, infrastructure] = anAsoCluster();
    const withClass = {
      ...cluster,
      spec: {
        ...(cluster.spec as object),
        topology: { classRef: { name: 'quick', namespace: 'classes' } },
      },
    };
    const clusterClass = anObject('cluster.x-k8s.io/v1beta2', 'ClusterClass', {
      name: 'quick',
      namespace: 'classes',
      cluster: null,
    });
    const all = [withClass, controlPlane, infrastructure, clusterClass];
    expect(namesOf(clustersFleet.related(withClass, lookupOf(all)))).toEqual(
      namesOf(all.slice(1)),
    );
    expect(clustersFleet.affected(clusterClass, lookupOf(all))).toEqual([
      withClass,
    ]);
  });

  it.each<[string, KubernetesObject, string[]]>([
    ['the Cluster itself', aCluster(), ['Cluster default/demo']],
    ['a Machine', aMachine(), ['Cluster default/demo']],
    [
      'infrastructure without a label, by its owner',
      anInfrastructureCluster('DevCluster', {
        cluster: null,
        ownedBy: aCluster(),
      }),
      ['Cluster default/demo'],
    ],
    [
      'a Machine without a label',
      { ...aMachine(), metadata: { name: 'm', namespace: 'default' } },
      ['Cluster default/demo'],
    ],
    ['a GitopsCluster of it', aGitopsCluster(), ['Cluster default/demo']],
    ['a joined GitopsCluster', joined, ['GitopsCluster default/joined']],
    ['a Machine of another namespace', aMachine({ namespace: 'other' }), []],
    ['a Machine of a cluster that is gone', aMachine({ cluster: 'gone' }), []],
    [
      'a Deployment with the label',
      anObject('apps/v1', 'Deployment', { name: 'manager' }),
      [],
    ],
    ['a Namespace', anObject('v1', 'Namespace', { cluster: null }), []],
  ])('knows the rows that %s affects', (_, object, expected) => {
    const lookup = lookupOf([aCluster(), joined]);
    expect(namesOf(clustersFleet.affected(object, lookup))).toEqual(expected);
  });

  it('survives any spec and status', () => {
    const { all } = aKubeadmCluster({ workers: 1 });
    const subjects = [...all, joined, aGitopsCluster()];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(subjects.length - 1), anySpec(), anySpec())),
        changes => {
          const objects = [...subjects];
          for (const [index, spec, status] of changes) {
            objects[index] = { ...objects[index], spec, status };
          }
          const lookup = lookupOf(objects);
          for (const object of objects) {
            clustersFleet.affected(object, lookup);
            const related = clustersFleet.related(object, lookup);
            clustersFleet.facts(object, related);
          }
          for (const object of [objects[0], objects[subjects.length - 2]]) {
            const related = clustersFleet.related(object, lookup);
            const context = aFleetContext();
            const row = clustersFleet.summarize(object, related, context);
            const tab = clustersFleet.details(object, related, context);
            expect(JSON.parse(JSON.stringify(tab))).toMatchObject(
              JSON.parse(JSON.stringify(row)),
            );
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('does not slow down as rows become many', () => {
    const { cluster, controlPlane, infrastructure } = aKubeadmCluster({});
    const clusters = Array.from({ length: 10_000 }, (_, index) => ({
      ...cluster,
      metadata: { ...cluster.metadata, name: `cluster-${index}` },
    }));
    const context = aFleetContext();
    const start = process.cpuUsage();
    for (const one of clusters) {
      clustersFleet.summarize(one, [controlPlane, infrastructure], context);
    }
    const seconds = process.cpuUsage(start).user / 1e6;
    // Against quadratic growth; untranspiled and alone it takes less than one.
    expect(seconds).toBeLessThan(20);
  });

  it('relates and draws a cluster of 2,000 machines in seconds of CPU', () => {
    const { all, controlPlane } = aKubeadmCluster({ workers: 2000 });
    const lookup = lookupOf([
      ...all,
      aMachine({ labels: CONTROL_PLANE_LABELS, ownedBy: controlPlane }),
    ]);
    const start = process.cpuUsage();
    const related = clustersFleet.related(all[0], lookup);
    const { machineCount } = clustersFleet.details(
      all[0],
      related,
      aFleetContext(),
    );
    expect(machineCount).toBe(2004);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(20);
  });
});

/** Values that real fields have, in any place, among values of any kind. */
function anySpec(): fc.Arbitrary<unknown> {
  const key = fc.constantFrom(
    ...['conditions', 'v1beta2', 'deprecated', 'v1beta1', 'topology'],
    ...['variables', 'name', 'value', 'kind', 'version', 'versions'],
    ...['replicas', 'type', 'status', 'reason', 'message', 'phase'],
    ...['lastTransitionTime', 'infrastructureRef', 'controlPlaneRef'],
    ...['selector', 'matchLabels', 'matchExpressions', 'operator'],
    ...['failureDomains', 'controlPlaneEndpoint', 'host', 'port', 'template'],
    ...['spec', 'controlPlane', 'workers', 'upgradePlan', 'resources'],
    ...['capiClusterRef', 'secretRef', 'initialization', '__proto__'],
    ...['certificatesExpiryDate', 'failureReason', 'constructor'],
  );
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(null, true, 0, -1, 1e9, '', 'True', 'False'),
    fc.constantFrom('Unknown', 'Available', 'Ready', 'Machine', 'demo'),
    fc.constantFrom('v1.34.1', '1.34', 'v1.34.1+x', '2026-01-01T00:00:00Z'),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  );
  return fc.letrec<{ value: unknown }>(tie => ({
    value: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 6, noNullPrototype: true }),
    ),
  })).value;
}
