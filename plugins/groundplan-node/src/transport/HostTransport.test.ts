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
import {
  answerStatus,
  Script,
  ScriptedApiServer,
} from '../__testUtils__/ScriptedApiServer';
import { HostRequestError } from './HostRequestError';
import { HostTransport } from './HostTransport';
import { TurnQueue } from './TurnQueue';

describe('HostTransport', () => {
  let server: ScriptedApiServer;
  let transport: HostTransport;

  beforeEach(async () => {
    server = await ScriptedApiServer.start([]);
    transport = createTransport();
  });

  afterEach(async () => {
    transport.close();
    await server.stop();
  });

  function createTransport(
    options?: Partial<Parameters<typeof HostTransport.create>[0]>,
  ) {
    return HostTransport.create({
      connection: server.connection(),
      turns: new TurnQueue(),
      responseMs: 300,
      maxConcurrentRequests: 2,
      ...options,
    });
  }

  function get(script: Script, signal = new AbortController().signal) {
    server.script = script;
    return transport.get({ verb: 'list', path: '/apis/g/v1/things', signal });
  }

  async function failureOf(promise: Promise<unknown>) {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof HostRequestError)) {
      throw new Error(`Not a HostRequestError: ${error}`);
    }
    return error;
  }

  it('unpacks what comes packed', async () => {
    const packed = gzipSync(JSON.stringify({ kind: 'List' }));
    const { body } = await get((_, response) => {
      response
        .writeHead(200, {
          'Content-Type': 'application/json',
          'Content-Encoding': 'gzip',
        })
        .end(packed);
      return true;
    });
    expect(body).toEqual({ kind: 'List' });
    expect(transport.counters.bytes).toBe(packed.length);
    expect(transport.counters.requests).toEqual({ list: 1 });
  });

  it('fails when what is packed is cut', async () => {
    const packed = gzipSync(JSON.stringify({ kind: 'x'.repeat(10_000) }));
    const failure = await failureOf(
      get((_, response) => {
        response
          .writeHead(200, {
            'Content-Type': 'application/json',
            'Content-Encoding': 'gzip',
          })
          .end(packed.subarray(0, packed.length - 12));
        return true;
      }),
    );
    expect(failure.failure).toBe('connection');
  });

  it.each<[number, string, Record<string, string>, number | undefined]>([
    [429, 'TooManyRequests', { 'Retry-After': '7' }, 7],
    [503, 'ServiceUnavailable', { 'Retry-After': 'nonsense' }, undefined],
    [410, 'Expired', {}, undefined],
    [302, 'Found', { Location: 'https://sign-in.example.com' }, undefined],
  ])('says what a %s means', async (status, reason, headers, retryAfter) => {
    const failure = await failureOf(
      get((_, response) => {
        answerStatus(response, status, reason, headers);
        return true;
      }),
    );
    expect(failure).toMatchObject({
      failure: 'status',
      status,
      reason,
      retryAfterSeconds: retryAfter,
      message: `list /apis/g/v1/things was answered ${status}: scripted ${reason}`,
    });
    expect(failure.isExpired).toBe(status === 410);
    expect(transport.counters.failures).toEqual({ [`list ${status}`]: 1 });
  });

  it('reads a date in Retry-After', async () => {
    const { retryAfterSeconds } = await failureOf(
      get((_, response) => {
        answerStatus(response, 503, 'Busy', {
          'Retry-After': new Date(Date.now() + 60_000).toUTCString(),
        });
        return true;
      }),
    );
    expect(retryAfterSeconds).toBeGreaterThan(50);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
  });

  it.each<[string, Script, HostRequestError['failure']]>([
    ['never answers', () => true, 'timeout'],
    [
      'stops in the middle',
      (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        response.write('{');
        return true;
      },
      'timeout',
    ],
    [
      'hangs up',
      (_, response) => {
        response.destroy();
        return true;
      },
      'connection',
    ],
  ])('fails when the host %s', async (_, script, expected) => {
    const { failure } = await failureOf(get(script));
    expect(failure).toBe(expected);
  });

  it('names the host when there are no credentials, and asks nothing', async () => {
    transport = createTransport({
      connection: {
        name: 'hub',
        configuredAt: 'test',
        prepare: async () => {
          throw new Error('the plugin failed');
        },
      },
    });
    const failure = await failureOf(get(() => false));
    expect(failure.failure).toBe('credentials');
    expect(failure.message).toContain("'hub': the plugin failed");
    expect(server.log).toEqual([]);
  });

  it('limits requests at one time', async () => {
    let now = 0;
    let most = 0;
    const script: Script = (_, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response
          .writeHead(200, { 'Content-Type': 'application/json' })
          .end('{}');
      }, 20);
      return true;
    };
    await Promise.all(Array.from({ length: 8 }, () => get(script)));
    expect(most).toBe(2);
  });

  it('is given up at once when it is told so', async () => {
    const controller = new AbortController();
    const reason = new Error('given up');
    const pending = get(() => {
      controller.abort(reason);
      return true;
    }, controller.signal);
    await expect(pending).rejects.toBe(reason);
    expect(transport.counters.failures).toEqual({});
  });

  it('keeps the path of the URL that an API server is under', async () => {
    transport = createTransport({
      connection: {
        ...server.connection(),
        prepare: async () => ({ url: `${server.url}/k8s/c1/`, options: {} }),
      },
    });
    await get(() => false);
    expect(server.log).toEqual(['discovery /k8s/c1/apis/g/v1/things']);
  });
});
