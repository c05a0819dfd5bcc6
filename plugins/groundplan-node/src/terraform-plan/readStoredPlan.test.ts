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
import { gzipSync } from 'node:zlib';
import { KubernetesObject } from 'backstage-plugin-groundplan-common';
import { HostRequestError } from '../transport/HostRequestError';
import { readStoredPlan } from './readStoredPlan';

const PREFIX = 'infra.contrib.fluxcd.io/';
const PATH = '/api/v1/namespaces/team-a';
const TEXT = 'Plan: 1 to add, 0 to change, 0 to destroy.\n';
const PART = 1024 * 1024;

function terraform(
  spec: object = { storeReadablePlan: 'human' },
  plan: object = { pending: 'plan-main-1' },
  name = 'app',
): KubernetesObject {
  return {
    apiVersion: 'infra.contrib.fluxcd.io/v1alpha2',
    kind: 'Terraform',
    metadata: { name, namespace: 'team-a', uid: 'uid-1' },
    spec,
    status: { plan },
  };
}

interface Stored {
  name: string;
  data: string | Buffer;
  part?: string;
  planId?: string;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  owner?: { name: string; uid: string };
}

function object({ name, data, part, planId = 'plan-main-1', ...more }: Stored) {
  return {
    metadata: {
      name,
      creationTimestamp: '2026-05-01T08:00:00Z',
      labels: more.labels ?? { [`${PREFIX}plan-workspace`]: 'default' },
      annotations: {
        ...(planId && { savedPlan: planId }),
        ...(part !== undefined && { [`${PREFIX}plan-chunk`]: part }),
        ...more.annotations,
      },
      ownerReferences: [more.owner ?? { name: 'app', uid: 'uid-1' }],
    },
    data: { tfplan: Buffer.isBuffer(data) ? data.toString('base64') : data },
  };
}

/** A host that answers lists by label with some objects, and names with others. */
function host(
  listed: unknown[] | number,
  named: Record<string, unknown> = {},
): jest.Mock<Promise<unknown>, [string]> {
  return jest.fn(async path => {
    if (path.includes('?')) {
      if (typeof listed === 'number') {
        throw new HostRequestError('status', 'no list', { status: listed });
      }
      return { items: listed };
    }
    const name = decodeURIComponent(path.split('/').pop() ?? '');
    if (named[name] === undefined) {
      throw new HostRequestError('status', 'not found', { status: 404 });
    }
    if (typeof named[name] === 'number') {
      throw new HostRequestError('status', 'refused', { status: named[name] });
    }
    return named[name];
  });
}

function read(
  listed: unknown[],
  options: Partial<Parameters<typeof readStoredPlan>[0]> = {},
) {
  return readStoredPlan({
    terraform: terraform(),
    read: host(listed),
    readSecrets: true,
    ...options,
  });
}

const JSON_FORM = terraform({ storeReadablePlan: 'json' });
const name = 'tfplan-default-app';

describe('readStoredPlan', () => {
  it('reads the text of a ConfigMap, and asks for it by its labels', async () => {
    const from = host([object({ name, data: TEXT })]);
    const result = await read([], { read: from });
    expect(result.plan).toEqual({
      text: TEXT,
      format: 'human',
      planId: 'plan-main-1',
      state: 'pending',
      savedAt: '2026-05-01T08:00:00Z',
      problems: [],
    });
    expect(from.mock.calls).toEqual([
      [
        `${PATH}/configmaps?labelSelector=infra.contrib.fluxcd.io%2Fplan-name%3Dapp%2Cinfra.contrib.fluxcd.io%2Fplan-workspace%3Ddefault`,
      ],
    ]);
  });

  it.each([
    [
      'no labels, as with controllers before 0.16',
      [],
      { [name]: object({ name, data: TEXT, labels: {} }) },
    ],
    ['no right to list', 403, { [name]: object({ name, data: TEXT }) }],
    [
      'no right to list, and parts',
      403,
      {
        [`${name}-0`]: object({
          name: `${name}-0`,
          data: TEXT.slice(0, 9),
          part: '0',
        }),
        [`${name}-1`]: object({
          name: `${name}-1`,
          data: TEXT.slice(9),
          part: '1',
        }),
      },
    ],
  ])('reads by name where there are %s', async (_, listed, named) => {
    const { plan } = await read([], { read: host(listed, named) });
    expect(plan).toMatchObject({ text: TEXT, problems: [] });
  });

  it('reads JSON of Secrets in parts, in whatever order they are listed', async () => {
    const text = JSON.stringify({ format_version: '1.2', x: 'ü'.repeat(99) });
    const packed = gzipSync(text);
    const parts = [2, 0, 1].map(part =>
      object({
        name: `${name}.json-${part}`,
        data: packed.subarray(
          part * 20,
          part === 2 ? undefined : part * 20 + 20,
        ),
        part: String(part),
      }),
    );
    const { plan } = await read(parts, { terraform: JSON_FORM });
    expect(plan).toMatchObject({ text, format: 'json' });
  });

  it('finds a name that is too long for a label by what else is stored', async () => {
    const long = 'a'.repeat(70);
    const from = host([
      object({
        name: 'tfplan-default-aaaa-0123456789abcdef',
        data: TEXT,
        annotations: { [`${PREFIX}plan-full-name`]: long },
        owner: { name: long, uid: 'uid-1' },
      }),
      object({ name, data: 'of another' }),
    ]);
    const { plan } = await read([], {
      read: from,
      terraform: terraform({ storeReadablePlan: 'human' }, {}, long),
    });
    expect(plan?.text).toBe(TEXT);
    expect(from.mock.calls[0][0]).toMatch(/plan-name$/);
  });

  it.each([
    ['pending', { pending: 'plan-main-1', lastApplied: 'plan-main-1' }],
    ['applied', { lastApplied: 'plan-main-1' }],
    ['applied', { pending: 'plan-main-2', lastApplied: 'plan-main-1' }],
    ['superseded', { pending: 'plan-main-2' }],
    ['superseded', { pending: 'plan-main' }],
    ['other', { pending: '', lastApplied: 7 }],
  ])('calls it %s where the resource says %j', async (state, plan) => {
    const result = await read([object({ name, data: TEXT })], {
      terraform: terraform({ storeReadablePlan: 'human' }, plan),
    });
    expect(result.plan?.state).toBe(state);
  });

  it.each([
    ['a part that is missing', [0, 2], {}, /^Part 1 of the plan is missing$/],
    [
      'a first part that is missing',
      [1],
      {},
      /^Part 0 of the plan is missing$/,
    ],
    [
      'a part that is there twice',
      [0, 1, 1],
      {},
      /^Part 1 of the plan is there twice/,
    ],
    ['a part that is no number', ['x'], {}, /part 'x' of the plan/],
    ['a whole plan beside parts', [0, undefined], {}, /is a whole plan/],
    [
      'a last part that is full',
      [0],
      { data: 'x'.repeat(PART) },
      /^Part 1 of the plan is missing: the one before it is full$/,
    ],
    ['no plan id', [undefined], { planId: '' }, /does not say of which plan/],
  ])('refuses %s', async (_, parts, more, message) => {
    const objects = parts.map((part, index) =>
      object({
        name: part === undefined ? name : `${name}-${index}`,
        data: TEXT,
        part: part?.toString(),
        ...more,
      }),
    );
    const { none } = await read(objects);
    expect(none).toMatchObject({
      reason: 'damaged',
      message: expect.stringMatching(message),
    });
  });

  it.each([
    [
      'parts of two plans',
      [
        object({ name: `${name}-0`, data: 'a', part: '0' }),
        object({
          name: `${name}-1`,
          data: 'b',
          part: '1',
          planId: 'plan-main-2',
        }),
      ],
      terraform(),
      'damaged',
      /plan-main-1 and plan-main-2/,
    ],
    [
      'what is not gzip',
      [object({ name: `${name}.json`, data: Buffer.from('{}') })],
      JSON_FORM,
      'damaged',
      /not gzip/,
    ],
    [
      'gzip that is cut',
      [object({ name: `${name}.json`, data: gzipSync(TEXT).subarray(0, 20) })],
      JSON_FORM,
      'damaged',
      /cannot be unpacked/,
    ],
    [
      'a bomb',
      [
        object({
          name: `${name}.json`,
          data: gzipSync(Buffer.alloc(20_000_000)),
        }),
      ],
      JSON_FORM,
      'too-large',
      /larger than 1000000 bytes/,
    ],
    [
      'a text that is too large',
      [object({ name, data: 'x'.repeat(1_000_001) })],
      terraform(),
      'too-large',
      /larger than/,
    ],
    [
      'a plan of another workspace',
      [
        object({
          name,
          data: TEXT,
          labels: { [`${PREFIX}plan-workspace`]: 'prod' },
        }),
      ],
      terraform(),
      'absent',
      /workspace 'default'/,
    ],
    [
      'the binary plan of a resource that is called so',
      [
        object({
          name: `${name}.json`,
          data: gzipSync('PK'),
          owner: { name: 'app.json', uid: 'uid-2' },
        }),
      ],
      JSON_FORM,
      'absent',
      /not of this resource/,
    ],
    [
      'an object without a plan',
      [{ metadata: { name, annotations: { savedPlan: 'x' } } }],
      terraform(),
      'damaged',
      /has no key 'tfplan'/,
    ],
    [
      'nothing',
      [],
      terraform(),
      'absent',
      /There is no tfplan-default-app yet/,
    ],
    [
      'a resource that stores none',
      [],
      terraform({}),
      'not-stored',
      /does not ask/,
    ],
    [
      'a resource of HCP Terraform',
      [],
      terraform({ cloud: {}, storeReadablePlan: 'human' }),
      'elsewhere',
      /not made in this cluster/,
    ],
  ])('says why: %s', async (_, objects, of, reason, message) => {
    const { none, plan } = await read(objects, {
      terraform: of,
      maxBytes: 1_000_000,
    });
    expect(plan).toBeUndefined();
    expect(none).toMatchObject({
      reason,
      message: expect.stringMatching(message),
    });
  });

  it('reads no Secret unless that is wanted', async () => {
    const from = host([]);
    const { none } = await read([], {
      terraform: JSON_FORM,
      readSecrets: false,
      read: from,
    });
    expect(none).toMatchObject({
      reason: 'secrets-not-read',
      setting: 'spec.storeReadablePlan: human',
    });
    expect(from).not.toHaveBeenCalled();
  });

  it('says so where the host refuses, and fails where it cannot be reached', async () => {
    const refused = await read([], { read: host(403, { [name]: 403 }) });
    expect(refused.none?.reason).toBe('forbidden');
    const down = async () => {
      throw new HostRequestError('connection', 'cut');
    };
    await expect(read([], { read: down })).rejects.toThrow('cut');
  });

  it.each([
    [
      'invalid UTF-8',
      { binary: Buffer.from([0x50, 0xff]) },
      'The text is not valid UTF-8: some of it is replaced',
    ],
    [
      'another hash',
      { annotations: { [`${PREFIX}plan-hash`]: 'abc' } },
      'tfplan-default-app holds something else than was stored in it',
    ],
    [
      'an owner that is gone',
      { owner: { name: 'app', uid: 'uid-0' } },
      'The plan was stored for an earlier resource of the same name',
    ],
  ])(
    'names %s',
    async (
      _,
      { binary, ...more }: { binary?: Buffer } & Partial<Stored>,
      problem,
    ) => {
      const stored = object({ name, data: TEXT, ...more });
      const { plan } = await read([
        binary
          ? {
              ...stored,
              data: undefined,
              binaryData: { tfplan: binary.toString('base64') },
            }
          : stored,
      ]);
      expect(plan?.problems).toEqual([problem]);
      expect(plan?.state).toBe(more.owner ? 'superseded' : 'pending');
    },
  );
});
