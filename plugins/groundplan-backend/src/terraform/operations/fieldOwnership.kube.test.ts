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
import {
  describeWithKubeApiServer,
  KubeApiServer,
} from '@groundplan/test-servers';
import {
  fieldManagersOf,
  KubernetesObject,
} from 'backstage-plugin-groundplan-common';
import { terraformCrd } from '../../__testUtils__/terraformCrd';
import { HostActors } from '../HostActors';
import { locateTerraform } from '../locateTerraform';
import { HostTerraforms } from './HostTerraforms';
import { OperationCleaner } from './OperationCleaner';

jest.setTimeout(180_000);

const GROUP = 'infra.contrib.fluxcd.io';
const PATH = `/apis/${GROUP}/v1alpha2/namespaces/default/terraforms`;
const PLAN = 'plan-main-1234567890';
const BY = 'user:default/alice';
const AT = '2026-06-01T10:00:00.000Z';

describeWithKubeApiServer('the owners of approvePlan', () => {
  let server: KubeApiServer;
  let actors: HostActors;
  let terraforms: HostTerraforms;

  beforeAll(async () => {
    server = await KubeApiServer.start({ crds: [terraformCrd] });
    actors = HostActors.create([
      {
        name: 'hub',
        configuredAt: 'test',
        prepare: async () => ({
          url: server.url,
          options: {
            headers: { Authorization: `Bearer ${server.tokens.admin}` },
            ca: Buffer.from(server.caData, 'base64').toString(),
          },
        }),
      },
    ]);
    terraforms = HostTerraforms.create({ actors });
  });

  afterAll(async () => {
    actors?.close();
    await server?.stop();
  });

  /** What kustomize-controller does with what is in Git. */
  async function applyFromGit(name: string, spec: object) {
    const { status, body } = await server.request(
      'PATCH',
      `${PATH}/${name}?fieldManager=kustomize-controller&force=true`,
      {
        apiVersion: `${GROUP}/v1alpha2`,
        kind: 'Terraform',
        metadata: { name },
        spec: {
          path: './network',
          interval: '10m',
          sourceRef: { kind: 'GitRepository', name: 'infra' },
          ...spec,
        },
      },
      { contentType: 'application/apply-patch+yaml' },
    );
    if (status >= 300) {
      throw new Error(`${name}: ${JSON.stringify(body)}`);
    }
    return body as KubernetesObject;
  }

  async function approveAndApply(object: KubernetesObject) {
    const where = locateTerraform('hub', object)!;
    const operation = { operation: 'approve', by: BY, at: AT, planId: PLAN };
    await terraforms.patch(
      where,
      await terraforms.read(where),
      [
        {
          patch: {
            metadata: {
              annotations: {
                'groundplan.dev/operation': JSON.stringify(operation),
              },
            },
            spec: { approvePlan: PLAN },
          },
        },
        {
          subresource: 'status',
          patch: {
            status: {
              conditions: [
                {
                  type: 'Apply',
                  status: 'True',
                  reason: 'TerraformAppliedSucceed',
                  message: 'Applied successfully',
                  lastTransitionTime: '2026-06-01T10:00:30Z',
                },
              ],
            },
          },
        },
      ],
      undefined,
    );
    return where;
  }

  function owners(object: KubernetesObject): string[] {
    return fieldManagersOf(object, 'spec', 'approvePlan').map(
      ({ name, operation }) => `${name} ${operation}`,
    );
  }

  async function cleanUp(where: ReturnType<typeof locateTerraform> & {}) {
    const auditor = mockServices.auditor.mock();
    auditor.createEvent.mockResolvedValue({
      success: jest.fn(),
      fail: jest.fn(),
    });
    const logger = mockServices.logger.mock();
    await OperationCleaner.create({ terraforms, auditor, logger }).follow(
      where,
      await terraforms.read(where),
    );
    return terraforms.read(where);
  }

  it('takes an approval out that Git says nothing of, for good', async () => {
    const where = await approveAndApply(await applyFromGit('ours', {}));
    expect(owners(await terraforms.read(where))).toEqual(['groundplan Update']);
    expect(await cleanUp(where)).toMatchObject({ spec: { approvePlan: '' } });
    expect(await applyFromGit('ours', {})).toMatchObject({
      spec: { approvePlan: '', path: './network' },
    });
  });

  it('leaves an approval that Git says as well', async () => {
    const where = await approveAndApply(
      await applyFromGit('theirs', { approvePlan: PLAN }),
    );
    expect(owners(await terraforms.read(where))).toEqual([
      'kustomize-controller Apply',
    ]);
    expect(await cleanUp(where)).toMatchObject({ spec: { approvePlan: PLAN } });
  });

  it('loses an approval where Git says that there is none', async () => {
    const where = await approveAndApply(
      await applyFromGit('reverted', { approvePlan: '' }),
    );
    expect(owners(await terraforms.read(where))).toEqual(['groundplan Update']);
    const reverted = await applyFromGit('reverted', { approvePlan: '' });
    expect(reverted).toMatchObject({ spec: { approvePlan: '' } });
    expect(owners(reverted)).toEqual(['kustomize-controller Apply']);
  });

  it('takes an unlock out once, whatever defaults the server puts in its place', async () => {
    const where = locateTerraform('hub', await applyFromGit('locked', {}))!;
    const input = { by: BY, at: new Date(AT), lockId: '6f1c1b2c' };
    const lock = async (pending: string) =>
      terraforms.patch(
        where,
        await terraforms.read(where),
        [{ subresource: 'status', patch: { status: { lock: { pending } } } }],
        undefined,
      );
    const locked = await lock(input.lockId);
    const { patches } = where.operator.operations['force-unlock']!;
    const asked = await terraforms.patch(
      where,
      locked,
      patches(locked, input),
      undefined,
    );
    expect(asked.spec).toMatchObject({
      tfstate: { forceUnlock: 'yes', lockIdentifier: input.lockId },
    });
    await lock('');
    const cleaned = await cleanUp(where);
    expect(cleaned.spec).toMatchObject({
      tfstate: { forceUnlock: 'no', lockTimeout: '0s' },
    });
    expect(cleaned.spec).not.toHaveProperty('tfstate.lockIdentifier');
    const { resourceVersion } = (await cleanUp(where)).metadata;
    expect(resourceVersion).toBe(cleaned.metadata.resourceVersion);
  });
});
