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

import { StringPool } from '../store/StringPool';
import { ObjectTrimmer } from './ObjectTrimmer';

describe('ObjectTrimmer', () => {
  function trim(raw: unknown, fields: string[], annotations?: string[]) {
    return ObjectTrimmer.create({
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      fields,
      annotations,
      pool: new StringPool(),
    }).trim(raw);
  }

  const metadata = { name: 'a' };

  it.each<[string, string[], unknown, unknown]>([
    [
      'a field',
      ['spec.size'],
      { spec: { size: 1, secret: 2 } },
      { spec: { size: 1 } },
    ],
    [
      'a subtree',
      ['status'],
      { status: { a: { b: 1 } } },
      { status: { a: { b: 1 } } },
    ],
    [
      'elements of an array',
      ['spec.list.*.name'],
      { spec: { list: [{ name: 'x', value: 's' }, { value: 's' }] } },
      { spec: { list: [{ name: 'x' }, {}] } },
    ],
    [
      'values of a map',
      ['spec.map.*.name'],
      { spec: { map: { k: { name: 'x', value: 's' } } } },
      { spec: { map: { k: { name: 'x' } } } },
    ],
    [
      'one key beside every key',
      ['data.*.name', 'data.whole'],
      { data: { whole: { value: 1 }, other: { name: 2, value: 's' } } },
      { data: { whole: { value: 1 }, other: { name: 2 } } },
    ],
    [
      'nothing where an array is not expected',
      ['spec.list.name'],
      { spec: { list: [{ name: 's' }] } },
      { spec: {} },
    ],
    [
      'nothing where a scalar is not expected',
      ['spec.a.b'],
      { spec: 'secret' },
      {},
    ],
    [
      'nothing of a top-level field that is not named',
      ['spec'],
      { data: { password: 's' } },
      {},
    ],
    [
      'a value of a wrong type at its place',
      ['status.phase'],
      { status: { phase: [7] } },
      { status: { phase: [7] } },
    ],
    [
      'a whole field although a part is named as well',
      ['status.a', 'status'],
      { status: { a: 1, b: 2 } },
      { status: { a: 1, b: 2 } },
    ],
  ])('keeps %s', (_, fields, raw, expected) => {
    expect(trim({ metadata, ...(raw as object) }, fields)).toEqual({
      apiVersion: 'example.com/v1',
      kind: 'Thing',
      metadata,
      ...(expected as object),
    });
  });

  it('says what the kind is, whatever the object says', () => {
    expect(
      trim({ apiVersion: 'v9', kind: 'Other', metadata }, ['kind']),
    ).toEqual({ apiVersion: 'example.com/v1', kind: 'Thing', metadata });
  });

  it('does not let a key named __proto__ change what objects are', () => {
    const raw = JSON.parse(
      '{"metadata":{"name":"a","labels":{"__proto__":"x"}},"spec":{"__proto__":{"polluted":true}}}',
    );
    const object = trim(raw, ['spec.*.polluted']);
    expect(Object.getPrototypeOf(object?.spec)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(object?.metadata.labels)).toBe(
      Object.prototype,
    );
    expect({}).not.toHaveProperty('polluted');
  });

  it('keeps of the metadata what is known, in the right types', () => {
    const known = {
      name: 'a',
      namespace: 'n',
      uid: 'u',
      resourceVersion: '7',
      generation: 3,
      creationTimestamp: '2026-01-01T00:00:00Z',
      deletionTimestamp: '2026-01-02T00:00:00Z',
      finalizers: ['f'],
      labels: { a: 'b' },
      annotations: { c: 'd' },
      ownerReferences: [
        { apiVersion: 'v1', kind: 'K', name: 'o', uid: 'u2', controller: true },
      ],
    };
    expect(
      trim(
        {
          metadata: {
            ...known,
            managedFields: [{ manager: 'm' }],
            selfLink: '/x',
            labels: { a: 'b', wrong: 7 },
            finalizers: ['f', 7],
            ownerReferences: [
              { ...known.ownerReferences[0], blockOwnerDeletion: true },
              { kind: 'nameless' },
            ],
          },
        },
        [],
      )?.metadata,
    ).toEqual(known);
    expect(
      trim(
        {
          metadata: {
            name: 'a',
            labels: 'x',
            annotations: [1],
            generation: '1',
          },
        },
        [],
      )?.metadata,
    ).toEqual({ name: 'a' });
  });

  it('drops copies of the object, and names annotations that are too long', () => {
    const object = trim(
      {
        metadata: {
          name: 'a',
          annotations: {
            kept: 'x',
            huge: 'h'.repeat(200 * 1024),
            'kubectl.kubernetes.io/last-applied-configuration': 'secret',
            'cluster.x-k8s.io/conversion-data': 'secret',
          },
        },
      },
      [],
    );
    expect(object?.metadata.annotations).toEqual({
      kept: 'x',
      'groundplan.dev/left-out-annotations': 'huge',
    });
  });

  it('keeps no other annotations than are asked for', () => {
    const annotations = { wanted: 'x', other: 'y', huge: 'h'.repeat(20_000) };
    expect(
      trim({ metadata: { name: 'a', annotations } }, [], ['wanted', 'absent'])
        ?.metadata.annotations,
    ).toEqual({ wanted: 'x' });
    expect(
      trim({ metadata: { name: 'a', annotations } }, [], [])?.metadata,
    ).toEqual({ name: 'a' });
  });

  it.each([
    undefined,
    null,
    7,
    'x',
    [],
    {},
    { metadata: null },
    { metadata: { name: '' } },
    { metadata: { name: 7 } },
  ])('makes nothing of %p', raw => {
    expect(trim(raw, ['spec'])).toBeUndefined();
  });
});
