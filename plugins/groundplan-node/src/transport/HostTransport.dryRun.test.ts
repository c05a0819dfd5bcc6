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
import { HostConnection } from '../host-clusters/HostConnection';
import { HostTransport } from './HostTransport';
import { TurnQueue } from './TurnQueue';

const PATH = '/apis/g/v1/things';
const BODY = JSON.stringify({ secret: 'hunter2' });

describe('HostTransport.dryRun', () => {
  let api: ScriptedHttpApi;
  let transport: HostTransport;
  let connection: HostConnection;

  beforeEach(async () => {
    api = await ScriptedHttpApi.start();
    connection = {
      name: 'hub',
      configuredAt: 'test',
      prepare: async ({ refresh }) => ({
        url: api.url,
        options: { headers: { Authorization: refresh ? 'new' : 'old' } },
      }),
    };
    transport = HostTransport.create({
      connection,
      turns: new TurnQueue(),
      responseMs: 1_000,
      maxConcurrentRequests: 2,
    });
  });

  afterEach(async () => {
    transport.close();
    await api.stop();
  });

  const ask = (query = '') =>
    transport.dryRun({
      method: 'POST',
      path: `${PATH}${query}`,
      contentType: 'application/json',
      body: BODY,
      maxBytes: 1_000,
      signal: new AbortController().signal,
    });

  it.each(['', '?dryRun=', '?dryRun=None&a=b', '?dryRun=All&dryRun=x'])(
    'cannot be kept from being one by %s',
    async query => {
      api.on(`POST ${PATH}`, { status: 201, body: { kind: 'Thing' } });
      await ask(query);
      const { searchParams } = new URL(api.requests[0].url, api.url);
      expect(searchParams.getAll('dryRun')).toEqual(['All']);
      expect(api.requests[0]).toMatchObject({
        method: 'POST',
        body: { secret: 'hunter2' },
        headers: { 'content-type': 'application/json' },
      });
    },
  );

  it.each([200, 201, 400, 403, 404, 409, 422])(
    'takes %s for an answer',
    async status => {
      api.on(`POST ${PATH}`, { status, body: { message: 'said' } });
      expect(await ask()).toEqual({
        status,
        body: { message: 'said' },
        warnings: [],
      });
    },
  );

  it.each([302, 401, 429, 500, 503])(
    'takes %s for a failure, and tells nothing of the body',
    async status => {
      api.on(`POST ${PATH}`, { status, body: { message: 'said' } });
      const error = await ask().catch(failure => failure);
      expect(error).toMatchObject({ failure: 'status', status });
      expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(
        'hunter2',
      );
      expect(transport.counters.failures).toEqual({ [`dry-run ${status}`]: 1 });
    },
  );

  it('sends it again, and whole, with new credentials', async () => {
    api.on(`POST ${PATH}`, { status: 401 }, { status: 201 });
    await ask();
    expect(
      api.requests.map(({ headers, body }) => [headers.authorization, body]),
    ).toEqual([
      ['old', JSON.parse(BODY)],
      ['new', JSON.parse(BODY)],
    ]);
  });

  it('reads no more than it is told to', async () => {
    api.on(`POST ${PATH}`, { body: { text: 'x'.repeat(2_000) } });
    await expect(ask()).rejects.toMatchObject({ failure: 'too-large' });
  });
});
