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

import { withoutManagedFields } from './withoutManagedFields';

const fields = (manager: string) => ({
  apiVersion: 'v1',
  fieldsV1: {
    'f:metadata': { 'v:"a]\\\\"': {}, 'k:{"name":"[x"}': { '.': {} } },
  },
  manager,
  other: [['nested'], []],
});

const built = (manager: string) => ({ manager, operation: 'Update' });

describe('withoutManagedFields', () => {
  it.each([
    ['of custom resources', fields],
    ['of built-in kinds', built],
  ])('empties the lists %s, and leaves all else', (_, entry) => {
    const items = (managedFields: object[]) => [
      {
        metadata: {
          labels: { a: '"managedFields":[{"manager":' },
          managedFields,
          name: 'ü€😀',
        },
      },
      { metadata: { managedFields, name: 'b' }, spec: { lists: [[1], [2]] } },
    ];
    const list = JSON.stringify({ items: items([entry('a'), entry('b"]')]) });
    expect(JSON.parse(withoutManagedFields(list))).toEqual({
      items: items([]),
    });
  });

  it.each([
    JSON.stringify({ items: [{ metadata: { name: 'a' } }] }),
    JSON.stringify({ managedFields: [] }),
    JSON.stringify({ managedFields: ['of something else'] }),
    JSON.stringify({ text: JSON.stringify({ managedFields: [fields('a')] }) }),
    '',
    'no JSON',
  ])('leaves %j as it is', text => {
    expect(withoutManagedFields(text)).toBe(text);
  });

  it('makes no JSON of what was cut', () => {
    const list = JSON.stringify({ managedFields: [fields('a')], name: 'a' });
    for (let end = 1; end < list.length; end++) {
      const cut = withoutManagedFields(list.slice(0, end));
      expect(() => JSON.parse(cut)).toThrow();
    }
  });
});
