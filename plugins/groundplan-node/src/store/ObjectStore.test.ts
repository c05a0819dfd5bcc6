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
import { ObjectChange, ObjectStore } from './ObjectStore';

describe('ObjectStore', () => {
  let changes: string[];
  let store: ObjectStore;

  beforeEach(() => {
    changes = [];
    store = ObjectStore.create({
      onChange: (change: ObjectChange) => {
        changes.push(`${change.action} ${change.object.metadata.name}`);
      },
      referencesOf: ({ spec }) => (spec ? Object.keys(spec) : []),
    });
  });

  function object(
    name: string,
    metadata: Partial<KubernetesObject['metadata']> = {},
    kind = 'Machine',
  ): KubernetesObject {
    return {
      apiVersion: 'g/v1',
      kind,
      metadata: { name, namespace: 'n', uid: `uid-${name}`, ...metadata },
    };
  }

  function ownedBy(uid: string, controller = true) {
    return {
      ownerReferences: [
        { apiVersion: 'v1', kind: 'K', name: 'k', uid: 'another' },
        { apiVersion: 'v1', kind: 'K', name: 'k', uid, controller },
      ],
    };
  }

  const namesOf = (objects: KubernetesObject[]) =>
    objects.map(({ metadata }) => metadata.name);

  it('finds objects by key, kind and namespace', () => {
    store.put('s', object('a'));
    store.put('s', object('a', { namespace: 'm', uid: 'other' }));
    store.put('s', object('a', { namespace: undefined }, 'Node'));
    expect(store.get('g', 'Machine', 'm', 'a')?.metadata.uid).toBe('other');
    expect(store.get('g', 'Node', undefined, 'a')).toBeDefined();
    expect(store.get('g', 'Node', 'n', 'a')).toBeUndefined();
    expect(store.list('g', 'Machine')).toHaveLength(2);
    expect(store.list('g', 'Machine', 'm')).toHaveLength(1);
    expect(store.list('g', 'None')).toEqual([]);
    expect(store.counts()).toEqual({ 'g/Machine': 2, 'g/Node': 1 });
  });

  it('finds objects by what they name, as they change', () => {
    const named = { group: 'g', kind: 'Source', namespace: 'n', name: 's' };
    const naming = (name: string, ...keys: string[]): KubernetesObject => ({
      ...object(name),
      spec: Object.fromEntries(keys.map(key => [key, true])),
    });
    store.put('s', naming('b', 'g/Source/n/s', 'g/Machine/n/a'));
    store.put('s', naming('a', 'g/Source/n/s'));
    store.put('s', naming('c', 'g/Source/m/s'));
    expect(namesOf(store.referringTo(named))).toEqual(['a', 'b']);
    store.put('s', naming('a', 'g/Source/n/s', 'g/Source/m/s'));
    store.put('s', naming('b', 'g/Machine/n/a'));
    expect(namesOf(store.referringTo(named))).toEqual(['a']);
    expect(namesOf(store.referringTo({ ...named, namespace: 'm' }))).toEqual([
      'a',
      'c',
    ]);
    store.drop('s', 'g', 'Machine', 'n/a');
    expect(store.referringTo(named)).toEqual([]);
  });

  it('finds objects by controller and by cluster, as they change', () => {
    const labels = { 'cluster.x-k8s.io/cluster-name': 'c' };
    store.put('s', object('a', { ...ownedBy('o'), labels }));
    store.put('s', object('b', { ...ownedBy('o'), labels }));
    store.put(
      's',
      object('c', { ...ownedBy('o', false), labels, namespace: 'm' }),
    );
    expect(namesOf(store.ownedBy('o'))).toEqual(['a', 'b']);
    expect(store.ownedBy('another')).toEqual([]);
    expect(namesOf(store.ofCluster('n', 'c'))).toEqual(['a', 'b']);
    expect(namesOf(store.ofCluster('m', 'c'))).toEqual(['c']);

    store.put('s', object('a', { ...ownedBy('p') }));
    expect(namesOf(store.ownedBy('o'))).toEqual(['b']);
    expect(namesOf(store.ownedBy('p'))).toEqual(['a']);
    expect(namesOf(store.ofCluster('n', 'c'))).toEqual(['b']);

    store.drop('s', 'g', 'Machine', 'n/b');
    expect(store.ownedBy('o')).toEqual([]);
    expect(store.ofCluster('n', 'c')).toEqual([]);
  });

  it('tells what has changed, and not what only got a version', () => {
    store.put('s', object('a', { resourceVersion: '1' }));
    store.put('s', object('a', { resourceVersion: '2' }));
    store.put('s', object('a', { resourceVersion: '3', labels: { x: 'y' } }));
    store.put('s', object('a', { resourceVersion: '4', uid: 'made-again' }));
    expect(changes).toEqual(['added a', 'modified a', 'deleted a', 'added a']);
    expect(store.get('g', 'Machine', 'n', 'a')?.metadata.resourceVersion).toBe(
      '4',
    );
  });

  it('retains what a source has, and what another source has', () => {
    store.put('g/Machine?x', object('a'));
    const both = store.put('g/Machine?x', object('both'));
    store.put('g/Machine?y', object('both'));
    const c = store.put('g/Machine?x', object('c'));
    store.retain('g/Machine?x', 'g', 'Machine', new Set([c]));
    expect(namesOf(store.list('g', 'Machine'))).toEqual(['both', 'c']);
    store.drop('g/Machine?y', 'g', 'Machine', both);
    store.drop('g/Machine?y', 'g', 'Machine', both);
    expect(changes).toEqual([
      'added a',
      'added both',
      'added c',
      'deleted a',
      'deleted both',
    ]);
  });
});
