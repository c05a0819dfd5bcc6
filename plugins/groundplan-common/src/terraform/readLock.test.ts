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

import { condition } from '../gitops/testing/fluxObjects';
import { readLock } from './readLock';
import { LOCK_MESSAGE, terraform } from './testing/terraform';

const locked = condition('StateLocked', 'True', 'LockHeld', {
  message: 'Terraform Locked with Lock Identifier: 6f1c1b2c',
});

function failedWith(message: string) {
  return condition('Ready', 'False', 'TFExecPlanFailed', { message });
}

describe('readLock', () => {
  it('reads who holds the lock out of the error', () => {
    expect(
      readLock(
        terraform({
          conditions: [failedWith(LOCK_MESSAGE), locked],
          status: { lock: { pending: '6f1c1b2c' } },
        }),
      ),
    ).toEqual({
      id: '6f1c1b2c',
      operation: 'OperationTypeApply',
      who: 'runner@app-tf-runner',
      createdAt: '2026-06-01T10:30:12.846Z',
    });
  });

  it('reads the framed form too', () => {
    const message = LOCK_MESSAGE.replace(/^/gm, '│ ');
    expect(
      readLock(terraform({ conditions: [failedWith(message), locked] })),
    ).toMatchObject({ id: '6f1c1b2c', who: 'runner@app-tf-runner' });
  });

  it('knows the lock without any message', () => {
    expect(
      readLock(terraform({ status: { lock: { pending: 'abc' } } })),
    ).toEqual({ id: 'abc' });
  });

  it.each([
    ['a lock that is gone', [condition('Ready', 'True'), locked], {}],
    [
      'a lock that was once',
      [failedWith('no')],
      { lock: { lastApplied: 'x' } },
    ],
    ['no lock', [], { lock: { pending: '' } }],
  ])('does not report %s', (_, conditions, status) => {
    expect(readLock(terraform({ conditions, status }))).toBeUndefined();
  });

  it('does not take a time that is none', () => {
    const message = LOCK_MESSAGE.replace(/Created:.*/, 'Created: yesterday');
    expect(
      readLock(terraform({ conditions: [failedWith(message), locked] }))
        ?.createdAt,
    ).toBeUndefined();
  });
});
