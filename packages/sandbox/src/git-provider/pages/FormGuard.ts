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

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Request, Response } from 'express';

const COOKIE = 'sandbox-git';

function cookieOf(request: Request): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([0-9a-f]{32})(?:;|$)`).exec(
    request.headers.cookie ?? '',
  )?.[1];
}

/** Tells forms of our own pages from those of others. @internal */
export class FormGuard {
  readonly #secret = randomBytes(32);

  /** What a form carries; its page gets a cookie that goes with it. */
  issue(request: Request, response: Response): string {
    const cookie = cookieOf(request) ?? randomBytes(16).toString('hex');
    response.cookie(COOKIE, cookie, { httpOnly: true, sameSite: 'strict' });
    return this.#sign(cookie);
  }

  /** Whether a form that was sent carries what its page was given. */
  accepts(request: Request): boolean {
    const cookie = cookieOf(request);
    const given = (request.body as { guard?: unknown } | undefined)?.guard;
    const site = request.headers['sec-fetch-site'];
    if (!cookie || typeof given !== 'string' || (site ?? '') === 'cross-site') {
      return false;
    }
    const [a, b] = [Buffer.from(this.#sign(cookie)), Buffer.from(given)];
    return a.length === b.length && timingSafeEqual(a, b);
  }

  #sign(cookie: string): string {
    return createHmac('sha256', this.#secret).update(cookie).digest('hex');
  }
}
