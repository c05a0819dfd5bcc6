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

import { Request, Response } from 'express';
import { queryOf } from './RestContext';

const DEFAULT_LIMIT = 30;
const MAX_LIMIT = 50;

function numberOf(text: string, fallback: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}

/** Which page is asked for, the first being 1. @internal */
export function pageOf(
  request: Request,
  max = MAX_LIMIT,
  fallback = DEFAULT_LIMIT,
): { page: number; limit: number; skip: number } {
  const wanted = queryOf(request, 'limit') || queryOf(request, 'per_page');
  const limit = Math.min(max, numberOf(wanted, fallback));
  const page = numberOf(queryOf(request, 'page'), 1);
  return { page, limit, skip: (page - 1) * limit };
}

/** `X-Total-Count` and `Link`, as Gitea sends them. @internal */
export function sendPaging(
  request: Request,
  response: Response,
  total: number,
): void {
  const { page, limit } = pageOf(request);
  const last = Math.max(1, Math.ceil(total / limit));
  const link = (to: number, rel: string) => {
    const url = new URL(
      request.originalUrl,
      `${request.protocol}://${request.headers.host}`,
    );
    url.searchParams.set('page', String(to));
    return `<${url}>; rel="${rel}"`;
  };
  const links = [
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first'), link(page - 1, 'prev')] : []),
  ];
  response.set('X-Total-Count', String(total));
  if (links.length) {
    response.set('Link', links.join(','));
  }
}
