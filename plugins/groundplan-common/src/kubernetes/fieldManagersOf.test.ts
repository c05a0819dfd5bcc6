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

import { fieldManagersOf } from './fieldManagersOf';

function withManagers(...managedFields: unknown[]) {
  return {
    apiVersion: 'v1',
    kind: 'Any',
    metadata: { name: 'a', managedFields },
  };
}

const flux = {
  manager: 'kustomize-controller',
  operation: 'Apply',
  fieldsV1: {
    'f:spec': { 'f:approvePlan': {}, 'f:tfstate': { 'f:forceUnlock': {} } },
  },
};
const atomic = {
  manager: 'kubectl-edit',
  operation: 'Update',
  fieldsV1: { 'f:spec': { 'f:tfstate': {} } },
};
const status = {
  manager: 'tofu-controller',
  operation: 'Update',
  subresource: 'status',
  fieldsV1: { 'f:spec': { 'f:approvePlan': {} } },
};

describe('fieldManagersOf', () => {
  it.each([
    ['approvePlan', ['spec', 'approvePlan'], ['kustomize-controller Apply']],
    [
      'a field within one that is owned as a whole',
      ['spec', 'tfstate', 'forceUnlock'],
      ['kustomize-controller Apply', 'kubectl-edit Update'],
    ],
    [
      'a field of which others are owned',
      ['spec', 'tfstate', 'lockIdentifier'],
      ['kubectl-edit Update'],
    ],
    ['a field of nobody', ['spec', 'suspend'], []],
    ['a name that every object has', ['constructor'], []],
  ])('knows the owners of %s', (_, path, expected) => {
    const object = withManagers(flux, atomic, status);
    expect(
      fieldManagersOf(object, ...path).map(m => `${m.name} ${m.operation}`),
    ).toEqual(expected);
  });

  it.each([
    ['none', undefined],
    ['no list', 'x'],
    ['no records', [null, 1, 'x']],
    ['no names', [{ fieldsV1: flux.fieldsV1, operation: 'Apply' }]],
    ['no fields', [{ manager: 'a', operation: 'Apply', fieldsV1: 'x' }]],
    ['another operation', [{ ...flux, operation: 'Guess' }]],
  ])('knows of nobody where there are %s', (_, managedFields) => {
    const metadata = { name: 'a', managedFields };
    const object = { apiVersion: 'v1', kind: 'Any', metadata };
    expect(fieldManagersOf(object, 'spec', 'approvePlan')).toEqual([]);
  });
});
