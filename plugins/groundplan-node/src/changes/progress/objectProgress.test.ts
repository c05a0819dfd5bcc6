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

import { ChangedObject } from 'backstage-plugin-groundplan-common';
import { FakeMirror } from '../../testing/FakeMirror';
import { objectProgress } from './objectProgress';

const terraform = (ready?: string) => ({
  apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
  kind: 'Terraform',
  metadata: { name: 'x', namespace: 'team-a', uid: 'x', generation: 1 },
  spec: { interval: '1m', approvePlan: 'auto' },
  ...(ready && {
    status: {
      observedGeneration: 1,
      conditions: [
        {
          type: 'Ready',
          status: ready,
          reason:
            ready === 'True' ? 'TerraformAppliedSucceed' : 'TFExecPlanFailed',
          lastTransitionTime: '2026-01-01T00:00:00Z',
        },
      ],
    },
  }),
});

const changed = (
  kind: string,
  change: ChangedObject['change'] = 'created',
): ChangedObject => ({
  apiVersion: kind === 'ConfigMap' ? 'v1' : 'infra.contrib.fluxcd.io/v1alpha2',
  kind,
  namespace: 'team-a',
  name: 'x',
  domain: 'terraform',
  change,
});

describe('objectProgress', () => {
  it.each([
    ['not there', [], [changed('Terraform')], 'merged', false, 'not there yet'],
    [
      'not well',
      [terraform('False')],
      [changed('Terraform')],
      'present',
      false,
      'is Error',
    ],
    [
      'well',
      [terraform('True')],
      [changed('Terraform')],
      'healthy',
      false,
      'there and well',
    ],
    [
      'well, beside what is not watched',
      [terraform('True')],
      [changed('Terraform'), changed('ConfigMap')],
      'healthy',
      false,
      'not watched: ConfigMap x',
    ],
    [
      'measured by nobody',
      [],
      [changed('ConfigMap')],
      'merged',
      true,
      'Nothing here tells',
    ],
    [
      'still there',
      [terraform('True')],
      [changed('Terraform', 'deleted')],
      'merged',
      false,
      'still there',
    ],
    ['gone', [], [changed('Terraform', 'deleted')], 'healthy', false, ''],
  ] as const)('of what is %s', (_, live, objects, stage, isOver, message) => {
    const lookup = FakeMirror.create({ hub: [...live] }).lookup('hub');
    expect(objectProgress(objects, lookup)).toEqual({
      stage,
      isOver,
      message: expect.stringContaining(message),
    });
  });
});
