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

import { mockServices } from '@backstage/backend-test-utils';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { locateTerraform } from '../locateTerraform';
import { OperationCleaner } from './OperationCleaner';

const PLAN = 'plan-main-1234567890';
const LOCK = '6f1c1b2c';
const BY = 'user:default/alice';
const AT = '2026-06-01T10:00:00.000Z';

const approval = { by: BY, at: AT, planId: PLAN, hash: 'abc' };
const approve = { operation: 'approve', by: BY, at: AT, planId: PLAN };
const reconcile = { operation: 'reconcile', by: BY, at: AT, token: AT };
const unlock = { operation: 'force-unlock', by: BY, at: AT, lockId: LOCK };

const apply = (status: string) => ({
  conditions: [
    {
      type: 'Apply',
      status,
      message: status,
      lastTransitionTime: '2026-06-01T10:00:30Z',
    },
  ],
});

function vpc(
  recorded: { operation: object; approval?: object },
  spec: object,
  status: object,
  managers: [string, object][] = [],
): KubernetesObject {
  const managedFields = managers.map(([manager, fields]) => ({
    manager,
    operation: 'Apply',
    fieldsV1: { 'f:spec': fields },
  }));
  const metadata = {
    name: 'vpc',
    namespace: 'team-a',
    uid: 'uid-vpc',
    annotations: {
      'groundplan.dev/operation': JSON.stringify(recorded.operation),
      ...(recorded.approval && {
        'groundplan.dev/approval': JSON.stringify(recorded.approval),
      }),
    },
    managedFields,
  };
  return {
    apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
    kind: 'Terraform',
    metadata,
    spec,
    status,
  };
}

const approved = { operation: approve, approval };
const emptied = { spec: { approvePlan: '' } };
const locked = { tfstate: { forceUnlock: 'yes', lockIdentifier: LOCK } };

function create(fresh: KubernetesObject) {
  const terraforms = {
    read: jest.fn(async () => fresh),
    patch: jest.fn(async () => fresh),
  };
  const auditor = mockServices.auditor.mock();
  const event = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(event);
  const cleaner = OperationCleaner.create({
    terraforms,
    auditor,
    logger: mockServices.logger.mock(),
    now: () => new Date('2026-06-01T10:01:00Z'),
  });
  const follow = (object = fresh) =>
    cleaner.follow(locateTerraform('hub', object)!, object);
  return { terraforms, auditor, event, follow };
}

describe('OperationCleaner', () => {
  it.each([
    [
      'an approval that was applied',
      vpc(approved, { approvePlan: PLAN }, apply('True')),
      emptied,
    ],
    [
      'an approval that failed',
      vpc(approved, { approvePlan: PLAN }, apply('False')),
      emptied,
    ],
    [
      'an approval whose plan was replaced',
      vpc(approved, { approvePlan: PLAN }, { plan: { pending: 'plan-2' } }),
      emptied,
    ],
    [
      'an approval after which something else was asked',
      vpc(
        { operation: reconcile, approval },
        { approvePlan: PLAN },
        apply('True'),
      ),
      emptied,
    ],
    [
      'an unlock',
      vpc({ operation: unlock }, locked, {}),
      { spec: { tfstate: { forceUnlock: null, lockIdentifier: null } } },
    ],
  ])('takes out %s, and audits it', async (_, object, patch) => {
    const { terraforms, auditor, event, follow } = create(object);
    await follow();
    expect(terraforms.patch).toHaveBeenCalledTimes(1);
    expect(terraforms.patch).toHaveBeenCalledWith(
      expect.objectContaining({ id: expect.objectContaining({ host: 'hub' }) }),
      object,
      [{ patch }],
      undefined,
    );
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'terraform-clean-up',
        meta: expect.objectContaining({ name: 'vpc', by: BY }),
      }),
    );
    expect(event.success).toHaveBeenCalledTimes(1);
  });

  it.each([
    [
      'is under way',
      vpc(approved, { approvePlan: PLAN }, { plan: { pending: PLAN } }),
    ],
    [
      'was written by somebody since',
      vpc(approved, { approvePlan: 'plan-2' }, apply('True')),
    ],
    ['is gone', vpc(approved, { approvePlan: '' }, apply('True'))],
    [
      'is how it goes about',
      vpc(approved, { approvePlan: 'auto' }, apply('True')),
    ],
    [
      'is of another lock',
      vpc({ operation: { ...unlock, lockId: 'other' } }, locked, {}),
    ],
    [
      'is not recorded',
      vpc({ operation: {} }, { approvePlan: PLAN }, apply('True')),
    ],
  ])('leaves alone what %s, without asking the host', async (_, object) => {
    const { terraforms, follow } = create(object);
    await follow();
    expect(terraforms.read).not.toHaveBeenCalled();
    expect(terraforms.patch).not.toHaveBeenCalled();
  });

  it('leaves to Flux what Flux writes, and asks once', async () => {
    const object = vpc(approved, { approvePlan: PLAN }, apply('True'), [
      ['kustomize-controller', { 'f:approvePlan': {} }],
    ]);
    const { terraforms, follow } = create(object);
    await follow();
    await follow();
    expect(terraforms.read).toHaveBeenCalledTimes(1);
    expect(terraforms.patch).not.toHaveBeenCalled();
  });

  it('decides by the object as it is now', async () => {
    const old = vpc(approved, { approvePlan: PLAN }, apply('True'));
    const { terraforms, follow } = create(
      vpc(approved, { approvePlan: 'plan-2' }, apply('True')),
    );
    await follow(old);
    expect(terraforms.patch).not.toHaveBeenCalled();
  });

  it('audits and hands on what the host refuses', async () => {
    const object = vpc(approved, { approvePlan: PLAN }, apply('True'));
    const { terraforms, event, follow } = create(object);
    terraforms.patch.mockRejectedValue(new Error('forbidden'));
    await expect(follow()).rejects.toThrow('forbidden');
    expect(event.fail).toHaveBeenCalledTimes(1);
  });
});
