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

import { createHash } from 'node:crypto';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import {
  aPlanned,
  aStoredPlan,
  CREATES,
  DESTROYS,
  pathOf,
  PLAN,
  planPathOf,
  startTerraforms,
  stopTerraforms,
} from '../__testUtils__/startTerraforms';

jest.setTimeout(60_000);
afterEach(stopTerraforms);

const hashOf = (text: string) =>
  createHash('sha256').update(text).digest('hex');
const APPROVAL = { planId: PLAN, hash: hashOf(CREATES) };
const ROUTE = 'approve-by-pull-request';
const PLATFORM = 'https://github.com/example/platform';
const config = { groundplan: { repositories: [{ url: PLATFORM }] } };

function source(spec: object): KubernetesObject {
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { name: 'code', namespace: 'team-a', uid: 'code' },
    spec,
  };
}

const ELSEWHERE = source({ url: 'https://github.com/example/infrastructure' });
const BESIDE = source({ url: `ssh://git@github.com/example/platform.git` });
const PINNED = source({
  url: PLATFORM,
  ref: { branch: 'main', commit: 'a'.repeat(40) },
});

const vpc = (further: object = {}) =>
  aPlanned('vpc', {
    spec: { sourceRef: { kind: 'GitRepository', name: 'code' }, ...further },
  });

const start = (options: Parameters<typeof startTerraforms>[0] = {}) =>
  startTerraforms({ config, vpc: vpc(), mirrored: [ELSEWHERE], ...options });

describe('the approval of a plan by pull request', () => {
  it.each<[string, Parameters<typeof startTerraforms>[0]]>([
    ['elsewhere', {}],
    ['pinned', { mirrored: [PINNED] }],
  ])('is possible where its code is %s', async (_, options) => {
    const { get, post, host } = await start(options);
    const { approveByPullRequest } = (await get('operations')).body;
    expect(approveByPullRequest).toEqual({ allowed: true });
    const { status, body } = await post(ROUTE, APPROVAL);
    expect([status, body]).toEqual([
      200,
      { ...APPROVAL, by: 'user:default/mock', at: expect.any(String) },
    ]);
    expect(host.writes).toEqual([]);
  });

  it.each<[string, number, Parameters<typeof startTerraforms>[0], RegExp]>([
    [
      'its code is beside its file',
      409,
      { mirrored: [BESIDE] },
      /waits again, for ever/,
    ],
    ['its source is not known', 409, { mirrored: [] }, /source is not known/],
    ['no repository is known', 409, { config: {} }, /^No repository is known/],
    ['it asks nobody', 409, { vpc: vpc({ approvePlan: 'auto' }) }, /is auto/],
    ['it is suspended', 409, { vpc: vpc({ suspend: true }) }, /is suspended/],
    [
      'the caller may not approve',
      403,
      { denied: ['groundplan.terraform.approve'] },
      /permission groundplan\.terraform\.approve/,
    ],
    [
      'the caller may not read the plan',
      403,
      { denied: ['groundplan.terraform.plan.read'] },
      /permission groundplan\.terraform\.plan\.read/,
    ],
  ])('is not possible where %s', async (_, refusal, options, reason) => {
    const { get, post, host, event } = await start(options);
    const { approveByPullRequest } = (await get('operations')).body;
    expect(approveByPullRequest).toEqual({
      allowed: false,
      reason: expect.stringMatching(reason),
    });
    const { status, body } = await post(ROUTE, APPROVAL);
    expect([status, body.error?.message]).toEqual([
      refusal,
      expect.stringMatching(reason),
    ]);
    expect(event.fail).toHaveBeenCalledTimes(1);
    expect(host.writes).toEqual([]);
  });

  it('is noted only of what was read, and audited', async () => {
    const { post, host, auditor } = await start({ text: DESTROYS });
    const approval = { planId: PLAN, hash: hashOf(DESTROYS) };
    expect((await post(ROUTE, APPROVAL)).status).toBe(409);
    expect((await post(ROUTE, approval)).status).toBe(400);
    const confirmed = { ...approval, confirmName: 'vpc' };
    expect((await post(ROUTE, confirmed)).status).toBe(200);
    expect(auditor.createEvent).toHaveBeenLastCalledWith({
      eventId: 'terraform-approve-by-pull-request',
      request: expect.anything(),
      meta: expect.objectContaining({ name: 'vpc', ...approval }),
    });
    host.put(planPathOf('vpc'), aStoredPlan('vpc', DESTROYS, 'plan-main-2'));
    expect((await post(ROUTE, confirmed)).status).toBe(409);
  });

  it('is the same the second time, so that its pull request is', async () => {
    const { post, host } = await start();
    const first = (await post(ROUTE, APPROVAL)).body;
    expect((await post(ROUTE, APPROVAL)).body).toEqual(first);
    host.put(pathOf('vpc'), {
      ...vpc(),
      metadata: { ...vpc().metadata, uid: 'another-one' },
    });
    expect((await post(ROUTE, APPROVAL)).body.at).not.toBe(first.at);
  });

  it('is 404 for who may not see the resource', async () => {
    const { post } = await start({ read: 'deny' });
    expect((await post(ROUTE, APPROVAL)).status).toBe(404);
  });
});
