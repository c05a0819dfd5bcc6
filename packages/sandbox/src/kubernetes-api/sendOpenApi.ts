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
import { IncomingMessage, ServerResponse } from 'node:http';
import { OpenApi } from './OpenApi';
import { OpenApiRequest } from './RequestInfo';

/** Answers with the index or a document, and says whether there is one. @internal */
export function sendOpenApi(
  openApi: OpenApi,
  { group, version }: OpenApiRequest,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  if (version === undefined) {
    // The real one leaves the type to be guessed, too.
    response
      .writeHead(200, { 'Content-Type': 'text/plain; charset=utf-8' })
      .end(JSON.stringify(openApi.index()));
    return true;
  }
  const document = openApi.document(group, version);
  if (!document) {
    return false;
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const current = document.etag.replaceAll('"', '');
  const asked = url.searchParams.get('hash');
  if (asked !== null && asked !== current) {
    const location = `${url.pathname}?hash=${current}`;
    response.writeHead(301, { Location: location }).end();
    return true;
  }
  response.setHeader('ETag', document.etag);
  if (request.headers['if-none-match'] === document.etag) {
    response.writeHead(304).end();
    return true;
  }
  response
    .writeHead(200, { 'Content-Type': 'application/json' })
    .end(document.body);
  return true;
}
