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

const MERGE = { 'Content-Type': 'application/merge-patch+json' };
const JSON_PATCH = { 'Content-Type': 'application/json-patch+json' };

function causes(body: Record<string, unknown>): string[] {
  const list = valueAt(body, ['details', 'causes']);
  return Array.isArray(list)
    ? list.map(cause => `${cause.field} ${cause.reason}`).sort()
    : [];
}

/** Creating, changing and deleting. @internal */
export function describeWriting(get: () => ContractContext): void {
  describe('writing', () => {
    let path: string;
    const create = (body: unknown, query = '') =>
      get().client.call('POST', `${path}${query}`, { body });
    const put = (name: string, body: unknown) =>
      get().client.call('PUT', `${path}/${name}`, { body });
    beforeAll(async () => {
      path = await newNamespace(get().client, 'contract-writing');
    });

    it('creates: defaults, prunes, drops the status, sets metadata', async () => {
      const { status, body } = await create({
        ...widget('created', {
          size: 3,
          port: 'http',
          parts: [{ id: 'a', bogus: true }],
          labels: { any: 'thing' },
          free: { what: { ever: [1, 'two'] } },
          bogus: 1,
        }),
        status: { phase: 'Done' },
        bogus: true,
      });
      expect(status).toBe(201);
      expect(body).toMatchObject({
        apiVersion: WIDGETS.apiVersion,
        kind: 'Widget',
        metadata: {
          name: 'created',
          namespace: 'contract-writing',
          generation: 1,
          uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
          resourceVersion: expect.stringMatching(/^\d+$/),
          creationTimestamp: expect.stringMatching(
            /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
          ),
        },
      });
      expect(body.spec).toEqual({
        size: 3,
        color: 'blue',
        port: 'http',
        parts: [{ id: 'a', weight: 1 }],
        labels: { any: 'thing' },
        free: { what: { ever: [1, 'two'] } },
      });
      expect(body.status).toEqual({ phase: 'New' });
      expect(body).not.toHaveProperty('bogus');
    });

    it('shows one object in every served version', async () => {
      await create(widget('versions'));
      const { body } = await get().client.call(
        'GET',
        `${WIDGETS.in('contract-writing', 'v1beta1')}/versions`,
      );
      expect(body).toMatchObject({
        apiVersion: `${WIDGETS.group}/v1beta1`,
        kind: 'Widget',
        spec: { size: 1 },
      });
    });

    it('makes up a name', async () => {
      const { body } = await create(
        widget('', { size: 1 }, { name: undefined, generateName: 'made-up-' }),
      );
      expect(valueAt(body, ['metadata', 'name'])).toMatch(
        /^made-up-[a-z0-9]{5}$/,
      );
    });

    it.each([
      ['a type', { size: '3' }, ['spec.size FieldValueTypeInvalid']],
      ['a missing field', { name: 'a' }, ['spec.size FieldValueRequired']],
      [
        'an enum',
        { size: 1, color: 'pink' },
        ['spec.color FieldValueNotSupported'],
      ],
      ['a pattern', { size: 1, name: 'A' }, ['spec.name FieldValueInvalid']],
      ['a minimum', { size: -1 }, ['spec.size FieldValueInvalid']],
      [
        'int or string',
        { size: 1, port: true },
        ['spec.port FieldValueTypeInvalid'],
      ],
      [
        'an element',
        { size: 1, parts: [{ id: 'a' }, {}] },
        ['spec.parts[1].id FieldValueRequired'],
      ],
      [
        'several at once',
        { size: 'x', color: 'pink' },
        [
          'spec.color FieldValueNotSupported',
          'spec.size FieldValueTypeInvalid',
        ],
      ],
    ])('validates %s', async (_, spec, expected) => {
      const { status, body } = await create(widget('invalid', spec));
      expect({ status, reason: body.reason, code: body.code }).toEqual({
        status: 422,
        reason: 'Invalid',
        code: 422,
      });
      expect(body.message).toContain(
        `Widget.${WIDGETS.group} "invalid" is invalid: `,
      );
      expect(causes(body)).toEqual(expected);
    });

    it('refuses what it cannot take, with the right reason', async () => {
      await create(widget('taken'));
      const cases: [unknown, number, string | undefined, string][] = [
        [
          widget('taken'),
          409,
          'AlreadyExists',
          `widgets.${WIDGETS.group} "taken" already exists`,
        ],
        [
          widget('Not_A_Name'),
          422,
          'Invalid',
          'metadata.name: Invalid value: "Not_A_Name"',
        ],
        [
          { ...widget('a'), apiVersion: 'other/v1' },
          400,
          'BadRequest',
          'does not match the expected API version',
        ],
        [
          { ...widget('a'), kind: 'Gadget' },
          422,
          'Invalid',
          'kind: Invalid value: "Gadget": must be Widget',
        ],
        [
          widget('a', undefined, { namespace: 'other' }),
          400,
          'BadRequest',
          'the namespace of the provided object does not match',
        ],
        [
          widget('a', undefined, { resourceVersion: '3' }),
          500,
          undefined,
          'resourceVersion should not be set',
        ],
        ['nonsense{', 400, 'BadRequest', 'the object provided is unrecognized'],
        [
          { metadata: { name: 'a' } },
          400,
          'BadRequest',
          "Object 'Kind' is missing",
        ],
      ];
      for (const [body, status, reason, message] of cases) {
        const response = await create(body);
        expect(response.body).toMatchObject({
          kind: 'Status',
          status: 'Failure',
          code: status,
        });
        expect(response.body.reason).toBe(reason);
        expect(response.body.message).toContain(message);
        expect(response.status).toBe(status);
      }
      const elsewhere = await get().client.call('POST', WIDGETS.in('nowhere'), {
        body: widget('a'),
      });
      expect(elsewhere.body).toMatchObject({
        code: 404,
        reason: 'NotFound',
        message: 'namespaces "nowhere" not found',
      });
    });

    it('is strict when asked to be, and leaves no trace of a dry run', async () => {
      const strict = await create(
        widget('strict', { size: 1, bogus: 1 }),
        '?fieldValidation=Strict',
      );
      expect(strict.body).toMatchObject({ code: 400, reason: 'BadRequest' });
      expect(strict.body.message).toContain(
        'strict decoding error: unknown field "spec.bogus"',
      );
      const dry = await create(widget('dry'), '?dryRun=All');
      expect(dry.status).toBe(201);
      expect((await get().client.call('GET', `${path}/dry`)).status).toBe(404);
    });

    it('updates: conflicts, generations, and nothing for nothing', async () => {
      const first = (await create(widget('updated'))).body;
      const missing = await put('updated', widget('updated', { size: 2 }));
      expect(missing.status).toBe(422);
      expect(causes(missing.body)).toEqual([
        'metadata.resourceVersion FieldValueInvalid',
      ]);

      const changed = await put('updated', { ...first, spec: { size: 2 } });
      expect(changed.body).toMatchObject({
        spec: { size: 2, color: 'blue' },
        metadata: { generation: 2 },
      });

      const stale = await put('updated', { ...first, spec: { size: 9 } });
      expect(stale.body).toMatchObject({
        code: 409,
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on widgets.${WIDGETS.group} "updated": the object has been modified; please apply your changes to the latest version and try again`,
        details: { name: 'updated', group: WIDGETS.group, kind: 'widgets' },
      });

      const labelled = await get().client.call('PATCH', `${path}/updated`, {
        body: { metadata: { labels: { a: 'b' } } },
        headers: MERGE,
      });
      expect(labelled.body).toMatchObject({
        metadata: { generation: 2, labels: { a: 'b' } },
      });

      const same = await put('updated', labelled.body);
      expect(valueAt(same.body, ['metadata', 'resourceVersion'])).toBe(
        valueAt(labelled.body, ['metadata', 'resourceVersion']),
      );
      expect(
        await put(
          'absent',
          widget('absent', undefined, { resourceVersion: '1' }),
        ),
      ).toMatchObject({
        status: 404,
        body: { message: `widgets.${WIDGETS.group} "absent" not found` },
      });
      expect(
        (await put('updated', { ...same.body, metadata: { name: 'other' } }))
          .status,
      ).toBe(400);
    });

    it('writes the status apart from the rest', async () => {
      const { body } = await create(widget('status'));
      const main = await put('status', {
        ...body,
        status: { phase: 'Ignored' },
      });
      expect(main.body.status).toEqual({ phase: 'New' });
      const status = await put('status/status', {
        ...main.body,
        metadata: {
          ...(main.body.metadata as object),
          labels: { ignored: 'yes' },
        },
        spec: { size: 99 },
        status: { phase: 'Ready', ready: true },
      });
      expect(status.body).toMatchObject({
        spec: { size: 1 },
        status: { phase: 'Ready', ready: true },
        metadata: { generation: 1 },
      });
      expect(valueAt(status.body, ['metadata', 'labels'])).toBeUndefined();
      const patched = await get().client.call(
        'PATCH',
        `${path}/status/status`,
        {
          body: { status: { ready: false } },
          headers: MERGE,
        },
      );
      expect(patched.body.status).toEqual({ phase: 'Ready', ready: false });
      const read = await get().client.call('GET', `${path}/status/status`);
      expect(read.body).toMatchObject({
        kind: 'Widget',
        status: { ready: false },
      });
      expect(
        (await get().client.call('GET', `${path}/status/scale`)).status,
      ).toBe(404);
    });

    it('patches in two ways', async () => {
      await create(
        widget('patched', {
          size: 1,
          labels: { a: '1', b: '2' },
          parts: [{ id: 'x' }],
        }),
      );
      const patch = (body: unknown, headers: Record<string, string>) =>
        get().client.call('PATCH', `${path}/patched`, { body, headers });
      const merged = await patch(
        { spec: { labels: { a: null, c: '3' }, parts: [] } },
        MERGE,
      );
      expect(merged.body.spec).toMatchObject({
        labels: { b: '2', c: '3' },
        parts: [],
      });
      const operations = await patch(
        [
          { op: 'test', path: '/spec/size', value: 1 },
          { op: 'replace', path: '/spec/size', value: 5 },
          { op: 'add', path: '/metadata/annotations', value: { 'a/b': 'c' } },
          { op: 'remove', path: '/spec/labels/b' },
        ],
        JSON_PATCH,
      );
      expect(operations.body).toMatchObject({
        spec: { size: 5, labels: { c: '3' } },
        metadata: { annotations: { 'a/b': 'c' } },
      });
      const refused: [unknown, Record<string, string>, number, string][] = [
        [
          [{ op: 'test', path: '/spec/size', value: 1 }],
          JSON_PATCH,
          422,
          'Invalid',
        ],
        [
          [{ op: 'replace', path: '/spec/no/where', value: 1 }],
          JSON_PATCH,
          422,
          'Invalid',
        ],
        [{}, JSON_PATCH, 400, 'BadRequest'],
        ['nonsense{', MERGE, 400, 'BadRequest'],
        [{ spec: { size: 'x' } }, MERGE, 422, 'Invalid'],
        [{ metadata: { resourceVersion: '1' } }, MERGE, 409, 'Conflict'],
        [
          {},
          { 'Content-Type': 'application/strategic-merge-patch+json' },
          415,
          'UnsupportedMediaType',
        ],
      ];
      for (const [body, headers, status, reason] of refused) {
        const response = await patch(body, headers);
        expect({
          body,
          status: response.status,
          reason: response.body.reason,
        }).toEqual({ body, status, reason });
      }
    });

    it('deletes at once without finalizers, and waits for them', async () => {
      const { client } = get();
      const { body: first } = await create(widget('gone'));
      const uid = valueAt(first, ['metadata', 'uid']);
      const refused = await client.call('DELETE', `${path}/gone`, {
        body: { preconditions: { uid: 'another' } },
      });
      expect(refused.body).toMatchObject({ code: 409, reason: 'Conflict' });
      const deleted = await client.call('DELETE', `${path}/gone`);
      expect(deleted.body).toEqual({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Success',
        details: { name: 'gone', group: WIDGETS.group, kind: 'widgets', uid },
      });
      expect((await client.call('DELETE', `${path}/gone`)).body).toMatchObject({
        code: 404,
        reason: 'NotFound',
      });

      await create(
        widget('kept', { size: 1 }, { finalizers: ['example.com/a'] }),
      );
      const waiting = await client.call('DELETE', `${path}/kept`);
      expect(waiting).toMatchObject({
        status: 200,
        body: {
          kind: 'Widget',
          metadata: {
            deletionTimestamp: expect.any(String),
            deletionGracePeriodSeconds: 0,
            generation: 2,
            finalizers: ['example.com/a'],
          },
        },
      });
      const more = await client.call('PATCH', `${path}/kept`, {
        body: { metadata: { finalizers: ['example.com/a', 'example.com/b'] } },
        headers: MERGE,
      });
      expect(more.status).toBe(422);
      // The real server says it twice.
      expect([...new Set(causes(more.body))]).toEqual([
        'metadata.finalizers FieldValueForbidden',
      ]);
      const last = await client.call('PATCH', `${path}/kept`, {
        body: { metadata: { finalizers: null } },
        headers: MERGE,
      });
      expect(last.status).toBe(200);
      expect((await client.call('GET', `${path}/kept`)).status).toBe(404);
    });
  });
}
