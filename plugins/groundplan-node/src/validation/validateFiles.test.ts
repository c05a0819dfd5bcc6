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
import { ScriptedHttpApi } from '../__testUtils__/ScriptedHttpApi';
import { TokenConnection } from '../host-clusters/TokenConnection';
import { validateFiles } from './validateFiles';

const GVK = { group: 'example.com', version: 'v1', kind: 'Thing' };
const THINGS = '/apis/example.com/v1/namespaces/default/things';
const THING =
  'apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: a\nspec:\n  size: "1"\n';

const parameters = [{ name: 'dryRun' }, { name: 'fieldValidation' }];
const status = (
  code: number,
  reason: string,
  message: string,
  details = {},
) => ({
  status: code,
  body: { kind: 'Status', reason, message, details, code },
});

/** What a host says of things. */
function documentOf(options: { write?: object[]; type?: string } = {}) {
  const { write = parameters, type = 'integer' } = options;
  const operation = {
    parameters: write,
    'x-kubernetes-group-version-kind': GVK,
  };
  const path = '/apis/example.com/v1/namespaces/{namespace}/things';
  return {
    paths: {
      [path]: { post: operation },
      [`${path}/{name}`]: { patch: operation },
    },
    components: {
      schemas: {
        'com.example.v1.Thing': {
          type: 'object',
          properties: {
            spec: { type: 'object', properties: { size: { type } } },
          },
          'x-kubernetes-group-version-kind': [GVK],
        },
      },
    },
  };
}

describe('validateFiles', () => {
  let api: ScriptedHttpApi;
  let host = 0;

  beforeEach(async () => {
    api = await ScriptedHttpApi.start();
    host += 1;
  });

  afterEach(async () => api.stop());

  function serve(document: object, hash = 'A1') {
    const path = `/openapi/v3/apis/example.com/v1?hash=${hash}`;
    api
      .on('GET /openapi/v3', {
        body: {
          paths: { 'apis/example.com/v1': { serverRelativeURL: path } },
        },
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      })
      .on(`GET ${path}`, { body: document });
  }

  function validate(content = THING, signal?: AbortSignal) {
    return validateFiles({
      files: [{ path: 'a.yaml', content }],
      connection: TokenConnection.create({
        name: `host-${host}`,
        configuredAt: 'test',
        url: api.url,
        getCredentials: async () => ({ token: 'x' }),
      }),
      signal,
    });
  }

  const writes = () => api.requests.filter(({ method }) => method !== 'GET');

  it('asks for nothing but a dry run, and never with less', async () => {
    serve(documentOf());
    api
      .on(`POST ${THINGS}`, status(409, 'AlreadyExists', 'it is there'))
      .on(`PATCH ${THINGS}/a`, { body: {} });
    const { checkedBy } = await validate();
    expect(checkedBy).toBe('server');
    expect(writes().map(({ method }) => method)).toEqual(['POST', 'PATCH']);
    for (const { url } of writes()) {
      const { searchParams } = new URL(url, api.url);
      expect(searchParams.getAll('dryRun')).toEqual(['All']);
      expect(searchParams.get('fieldValidation')).toBe('Strict');
    }
  });

  it.each([
    ['nothing', []],
    ['no dry run', [{ name: 'fieldValidation' }]],
    ['no strict fields', [{ name: 'dryRun' }]],
  ])('writes nothing to a host that knows of %s there', async (_, write) => {
    serve(documentOf({ write }));
    const { checkedBy, findings, unchecked } = await validate();
    expect(writes()).toEqual([]);
    expect(checkedBy).toBe('schema');
    expect(findings).toEqual([
      {
        path: 'a.yaml',
        line: 6,
        field: 'spec.size',
        severity: 'error',
        message: 'must be of type integer, not string',
      },
    ]);
    expect(unchecked).toEqual([
      {
        path: 'a.yaml',
        what: 'Thing a: admission',
        why: 'the host offers no dry run of it',
      },
    ]);
  });

  it.each<[string, ReturnType<typeof status>, string]>([
    [
      'lets nobody create',
      status(
        403,
        'Forbidden',
        'things.example.com is forbidden: User "x" cannot create resource "things"',
      ),
      'the host does not let us create it',
    ],
    [
      'has a webhook that takes no dry run',
      status(
        400,
        'BadRequest',
        'admission webhook "x.y" does not support dry run',
      ),
      'an admission webhook of the host takes no dry run',
    ],
    [
      'has a webhook that is down',
      status(500, 'InternalError', 'failed calling webhook "x.y"'),
      'the host could not say: dry-run',
    ],
    [
      'is busy',
      status(429, 'TooManyRequests', 'later'),
      'the host could not say',
    ],
  ])('uses the schema where the host %s', async (_, refusal, why) => {
    serve(documentOf());
    api.on(`POST ${THINGS}`, refusal);
    const { checkedBy, findings, unchecked } = await validate();
    expect(checkedBy).toBe('schema');
    expect(findings).toHaveLength(1);
    expect(unchecked).toEqual([
      expect.objectContaining({ why: expect.stringContaining(why) }),
    ]);
  });

  it('takes what admission says for an answer, and looks further', async () => {
    serve(documentOf());
    api.on(`POST ${THINGS}`, {
      ...status(
        403,
        'Forbidden',
        'admission webhook "x.y" denied the request: no',
      ),
      headers: { warning: '299 - "old \\"thing\\"", 299 - "and more"' },
    });
    const { checkedBy, findings } = await validate();
    expect(checkedBy).toBe('server');
    expect(
      findings.map(({ line, severity, message }) => [line, severity, message]),
    ).toEqual([
      [1, 'error', 'admission webhook "x.y" denied the request: no'],
      [1, 'warning', 'old "thing"'],
      [1, 'warning', 'and more'],
      [6, 'error', 'must be of type integer, not string'],
    ]);
  });

  it('says what Flux fills in, and holds nothing against it', async () => {
    serve(documentOf());
    api.on(
      `POST ${THINGS}`,
      status(422, 'Invalid', 'invalid', {
        causes: [
          { field: 'spec.size', message: 'must be of type integer' },
          { field: 'spec', message: 'failed rule' },
          { field: 'metadata.labels', message: 'bad' },
        ],
      }),
    );
    const { findings, unchecked } = await validate(
      THING.replace('"1"', '"${size}"'),
    );
    expect(findings.map(({ field }) => field)).toEqual(['metadata.labels']);
    expect(unchecked.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'Thing a: spec.size: it holds ${size}, which Flux fills in',
      'Thing a: spec: it holds variables, which may be why it is refused: failed rule',
    ]);
  });

  it('reads what a host serves again once it is another', async () => {
    serve(documentOf(), 'A1');
    await validate();
    await validate();
    const document = 'GET /openapi/v3/apis/example.com/v1';
    expect(api.log.filter(entry => entry === document)).toHaveLength(1);
    serve(documentOf({ type: 'string' }), 'B2');
    const { findings } = await validate();
    expect(findings).toEqual([]);
    expect(api.log.filter(entry => entry === document)).toHaveLength(2);
  });

  it.each([
    ['does not answer', (): void => undefined],
    ['has no OpenAPI', () => api.on('GET /openapi/v3', { status: 404 })],
    [
      'sends us elsewhere for it',
      () =>
        api.on('GET /openapi/v3', {
          body: {
            paths: {
              'apis/example.com/v1': { serverRelativeURL: '/api/v1/secrets' },
            },
          },
        }),
    ],
  ])('checks nothing, and says so, where the host %s', async (_, prepare) => {
    prepare();
    const { checkedBy, findings, unchecked } = await validate();
    expect({ checkedBy, findings }).toEqual({
      checkedBy: 'none',
      findings: [],
    });
    expect(unchecked).toEqual([
      {
        path: 'a.yaml',
        what: 'Thing a',
        why: expect.stringContaining('the host does not say what it serves'),
      },
    ]);
    expect(api.log).toEqual(['GET /openapi/v3']);
  });

  it('asks nothing of a host without need, and stops when told', async () => {
    expect((await validate('a: 1')).checkedBy).toBe('none');
    expect(api.requests).toEqual([]);
    const reason = new Error('enough');
    await expect(validate(THING, AbortSignal.abort(reason))).rejects.toBe(
      reason,
    );
  });
});
