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

import { valueAt } from '../kubernetes-api/ApiObject';
import { ContractContext } from './kubernetesApiContract';
import { newNamespace, widget, WIDGETS } from './widgets';

const REVIEWS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
const MERGE = { 'Content-Type': 'application/merge-patch+json' };

/** Who may do what, asked beforehand and in somebody else's name. @internal */
export function describeAuthorization(get: () => ContractContext): void {
  describe('authorization', () => {
    const nobody = () => get().client.as(get().target.nobodyToken);
    const review = (
      resourceAttributes: Record<string, string> | undefined,
      options: { as?: string; token?: 'nobody' } = {},
    ) =>
      (options.token ? nobody() : get().client).call('POST', REVIEWS, {
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { ...(resourceAttributes && { resourceAttributes }) },
        },
        headers: options.as ? { 'Impersonate-User': options.as } : {},
      });
    const patchStatus = {
      group: WIDGETS.group,
      resource: 'widgets',
      subresource: 'status',
      verb: 'patch',
      namespace: 'default',
    };

    it.each<[string, Parameters<typeof review>[1], boolean]>([
      ['who may', {}, true],
      ['who may not', { token: 'nobody' }, false],
      ['somebody in whose name is asked', { as: 'nobody' }, false],
    ])('tells %s what they may', async (_, options, allowed) => {
      const { status, body } = await review(patchStatus, options);
      expect(status).toBe(201);
      expect(body).toMatchObject({
        kind: 'SelfSubjectAccessReview',
        spec: { resourceAttributes: patchStatus },
        status: { allowed },
      });
    });

    it('asks back what is meant', async () => {
      const { status, body } = await review(undefined);
      expect({ status, reason: body.reason }).toEqual({
        status: 422,
        reason: 'Invalid',
      });
    });

    it('takes requests in the name of others from those who may', async () => {
      const asNobody = { 'Impersonate-User': 'nobody' };
      const { status, body } = await get().client.call('GET', WIDGETS.all, {
        headers: asNobody,
      });
      expect(status).toBe(403);
      expect(body.message).toContain('User "nobody" cannot list resource');
      const denied = await nobody().call('GET', WIDGETS.all, {
        headers: { 'Impersonate-User': 'admin' },
      });
      expect(denied.body).toMatchObject({
        code: 403,
        message: expect.stringContaining('User "nobody" cannot impersonate'),
      });
      const group = await nobody().call('GET', WIDGETS.all, {
        headers: { 'Impersonate-Group': 'system:masters' },
      });
      expect(group.status).toBe(400);
    });

    it('patches the version that was read, and no other', async () => {
      const path = await newNamespace(get().client, 'contract-preconditions');
      const { body } = await get().client.call('POST', path, {
        body: widget('approved'),
      });
      const resourceVersion = valueAt(body, ['metadata', 'resourceVersion']);
      const patch = (suffix: string, content: Record<string, unknown>) =>
        get().client.call('PATCH', `${path}/approved${suffix}`, {
          body: { metadata: { resourceVersion }, ...content },
          headers: MERGE,
        });
      const first = await patch('', { spec: { size: 2 } });
      expect(first.status).toBe(200);
      for (const [suffix, content] of [
        ['', { spec: { size: 3 } }],
        ['', { metadata: { resourceVersion, annotations: { a: 'b' } } }],
        ['/status', { status: { phase: 'Old' } }],
      ] as const) {
        const stale = await patch(suffix, content);
        expect(stale.body).toMatchObject({
          code: 409,
          reason: 'Conflict',
          message: expect.stringContaining(
            `Operation cannot be fulfilled on widgets.${WIDGETS.group} "approved"`,
          ),
        });
      }
      const { body: kept } = await get().client.call('GET', `${path}/approved`);
      expect(kept).toMatchObject({
        metadata: { generation: 2 },
        spec: { size: 2 },
        status: { phase: 'New' },
      });
    });
  });
}
