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

import express from 'express';
import request from 'supertest';
import { compressAtOnce } from './compressAtOnce';

const LARGE = { items: Array.from({ length: 200 }, (_, i) => `cluster-${i}`) };
/** Such as a long plan. */
const HUGE = { text: 'plan '.repeat(300_000) };
const SMALL = { items: ['größer'] };

describe('compressAtOnce', () => {
  const app = express()
    .use(compressAtOnce())
    .get('/large', (_, res) => res.json(LARGE))
    .get('/huge', (_, res) => res.json(HUGE))
    .get('/small', (_, res) => res.json(SMALL))
    .get('/refused', (_, res) => res.status(403).json(LARGE));

  const get = (path: string, encoding: string) =>
    request(app).get(path).set('Accept-Encoding', encoding);

  it.each([
    ['/large', 'gzip, deflate, br', 200, 'gzip', LARGE],
    ['/large', '*', 200, 'gzip', LARGE],
    ['/large', 'identity', 200, undefined, LARGE],
    ['/large', 'br', 200, undefined, LARGE],
    ['/large', 'gzip;q=0', 200, undefined, LARGE],
    ['/huge', 'gzip', 200, 'gzip', HUGE],
    ['/huge', 'identity', 200, undefined, HUGE],
    ['/small', 'gzip', 200, undefined, SMALL],
    ['/refused', 'gzip', 403, 'gzip', LARGE],
  ])('answers %s for %s', async (path, accepts, status, encoding, body) => {
    const response = await get(path, accepts);
    expect(response.status).toBe(status);
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.headers.vary).toBe('Accept-Encoding');
    expect(response.body).toEqual(body);
  });

  it('answers nothing anew that the caller has', async () => {
    const { etag } = (await get('/large', 'gzip')).headers;
    const again = await get('/large', 'gzip').set('If-None-Match', etag);
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
  });
});
