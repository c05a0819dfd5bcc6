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

import { GitHttpClient } from './GitHttpClient';
import { readRetryAfter } from './readRetryAfter';
import { redact } from './redact';

describe('redact', () => {
  it.each([
    ['token abcdef123456 is bad', ['token abcdef123456'], '… is bad'],
    ['abcdef123456', ['Bearer abcdef123456'], '…'],
    [
      'user:pa:ssword and pa:ssword',
      [`Basic ${Buffer.from('user:pa:ssword').toString('base64')}`],
      'user:… and …',
    ],
    ['fatal: open /data/gitea/repos/a.git: no', [], 'fatal: open …: no'],
    ['https://u:secret@host/x failed', [], 'https://…@host/x failed'],
    ['file apps/a/b.yaml  \n exists', [], 'file apps/a/b.yaml exists'],
  ])('%p', (message, credentials, expected) => {
    expect(redact(message, credentials)).toBe(expected);
  });

  it('is short and quick, whatever comes', () => {
    const start = performance.now();
    expect(redact('/a'.repeat(5_000_000)).length).toBeLessThanOrEqual(300);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('readRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '5' }, 5],
    [{ 'retry-after': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30],
    [{ 'retry-after': 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'x-ratelimit-reset': String(now / 1000 + 60) }, 60],
    [{ 'ratelimit-reset': '7' }, 7],
    [{}, undefined],
  ])('%p', (headers, seconds) => {
    expect(readRetryAfter(new Headers(headers), now)).toBe(seconds);
  });
});

describe('GitHttpClient', () => {
  it('tells a provider that is not there from a request that was cancelled', async () => {
    const read = async (signal?: AbortSignal) =>
      await new GitHttpClient({
        title: 'Gitea at 127.0.0.1:1',
        baseUrl: 'http://127.0.0.1:1',
        headers: async () => ({ Authorization: 'token abcdef' }),
        signal,
      }).request({ path: '/', doing: 'read', where: 'a/b' });
    await expect(read()).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(
        /^Gitea at 127.0.0.1:1 could not read: .* \(a\/b\)\. Try again/,
      ),
    });
    await expect(read(AbortSignal.abort())).rejects.toThrow('was cancelled');
  });
});
